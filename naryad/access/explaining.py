"""By which ways does a person see a row, and what stands in the way?"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Model, QuerySet

from naryad.access.actor import Actor
from naryad.access.arms import Arm, visible_ids
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
    published, or deleted."""

    sees: bool
    ways: Sequence[Way]
    is_unpublished: bool
    is_deleted: bool

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
) -> Explanation:
    """Asks the code of the lists: the set that is visible to the person, and each arm alone."""
    return Explanation(
        sees=visible.filter(pk=row.pk).exists(),
        ways=[_explain(arm, row, of) for arm in arms],
        is_unpublished=is_unpublished,
        is_deleted=row.deleted_at is not None,
    )


def _explain(arm: Arm, row: Model, of: Actor) -> Way:
    assert arm.permission is not None
    alone = replace(of, permissions=frozenset({arm.permission}))
    rows = type(row)._default_manager.filter(pk=row.pk, organization_id=of.organization_id)
    leads = rows.filter(pk__in=visible_ids((arm,), alone)).exists()
    return Way(arm.permission, of.may(arm.permission), leads)
