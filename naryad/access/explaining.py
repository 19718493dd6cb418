"""By which ways does a person see a row, and what stands in the way?"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import QuerySet

from naryad.access.actor import Actor
from naryad.access.arms import Arm, ids_by, usable_arms
from naryad.access.permissions import Permission


@dataclass(frozen=True, slots=True)
class Way:
    """`leads`: the row is among what the permission shows to this person, held or not."""

    permission: Permission
    is_held: bool
    leads: bool


@dataclass(frozen=True, slots=True)
class Explanation:
    """`sees` is what the lists themselves answer. `is_withheld`: a way leads there, and it is not
    published, deleted, or put away from this person."""

    sees: bool
    ways: Sequence[Way]
    is_unpublished: bool
    is_deleted: bool
    is_put_away: bool = False

    @property
    def is_withheld(self) -> bool:
        return not self.sees and any(way.is_held and way.leads for way in self.ways)


def explain_row(
    row: Any,
    *,
    visible: QuerySet[Any],
    arms: Sequence[Arm],
    of: Actor,
    is_unpublished: bool = False,
    is_put_away: bool = False,
) -> Explanation:
    """Asks the code of the lists: the set that is visible to the person, and for each permission
    its arms alone."""
    asked = dict.fromkeys(arm.permission for arm in arms if arm.permission is not None)
    return Explanation(
        sees=visible.filter(pk=row.pk).exists(),
        ways=[_explain(each, arms, row, of) for each in asked],
        is_unpublished=is_unpublished,
        is_deleted=row.deleted_at is not None,
        is_put_away=is_put_away,
    )


def _explain(permission: Permission, arms: Sequence[Arm], row: Any, of: Actor) -> Way:
    """What goes through another noun, or grows out of other ways, does so by those that are held
    beside it."""
    having = replace(of, permissions=of.permissions | {permission})
    mine = [arm for arm in usable_arms(arms, having) if arm.permission == permission]
    rows = type(row)._default_manager.filter(pk=row.pk, organization_id=of.organization_id)
    leads = rows.filter(pk__in=ids_by(mine, of)).exists()
    return Way(permission, of.may(permission), leads)
