"""How do many people come to work in, or belong to, other areas?"""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.areas.visibility import areas_visible_to
from naryad.core.errors import Invalid, Refusal
from naryad.core.outcomes import Outcome
from naryad.people.bounds import read_bounds
from naryad.people.linking import AREAS, LinkBook
from naryad.people.locking import share_links
from naryad.people.models import Person
from naryad.people.relinking import Wanted, refuse_unseen, relink_people


class OnlyAreas(Refusal):
    message = gettext_lazy("This person has no other areas. Add another one first.")


class AreaChange(StrEnum):
    """Add these to what somebody has, take these away, or put these in place of all."""

    ADD = "ADD"
    TAKE = "TAKE"
    PUT = "PUT"


@transaction.atomic
def set_areas(
    ids: Sequence[int], *, change: AreaChange, area_ids: frozenset[int], by: Actor, at: datetime
) -> list[Outcome]:
    """What the actor does not see of somebody's areas stays. Raises Invalid for no area and for
    one into which the actor may not put people, and NotAmongThose.

    Refused: NotVisible, BannedPerson, OnlyAreas, OutOfSight, Invalid, RoleNotYours.
    """
    by.require(Permission.EDIT_PEOPLE)
    share_links(by.organization_id)
    if not area_ids:
        raise Invalid({AREAS.field: _("Choose at least one.")})
    refuse_unseen(areas_visible_to(by), area_ids, field=AREAS.field)
    read_bounds(by).refuse_ids(AREAS.field, area_ids, field=AREAS.field)

    def decide(person: Person, book: LinkBook) -> Wanted:
        before = book.of(person.pk)[AREAS.field]
        unseen = before.difference(book.names[AREAS.field])
        after = _changed(before, change, area_ids) | unseen
        if before and not after:
            raise OnlyAreas
        return Wanted({AREAS.field: after}, person.position)

    return relink_people(ids, decide, named={AREAS.field: area_ids}, by=by, at=at)


def _changed(
    before: frozenset[int], change: AreaChange, area_ids: frozenset[int]
) -> frozenset[int]:
    if change == AreaChange.PUT:
        return area_ids
    return before | area_ids if change == AreaChange.ADD else before - area_ids
