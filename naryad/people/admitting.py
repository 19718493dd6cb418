"""Which of these rows may become people, and on what does each decision rest?"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from naryad.access.actor import Actor
from naryad.areas.models import Area
from naryad.core.errors import Refusal
from naryad.people.bounds import Bounds, read_bounds
from naryad.people.checking import NO_LINKS, check_input, needed_of_new
from naryad.people.duplicates import Taken, read_taken
from naryad.people.input import PersonInput, fit_to_kind
from naryad.people.linking import AREAS, LinkBook, Links, read_links
from naryad.people.locking import lock_people, share_links
from naryad.people.reach import Reach, read_reach


@dataclass(frozen=True)
class Admission:
    """`refusals`: place in `given` → why not."""

    given: Sequence[PersonInput]
    book: LinkBook
    refusals: dict[int, Refusal]


def take_newcomers(new: Sequence[PersonInput], *, by: Actor, at: datetime) -> list[PersonInput]:
    """As they will be kept, once nobody takes away what they would be linked to. Whoever names no
    area gets the default one, where the actor may put people into it."""
    share_links(by.organization_id)
    lock_people((), by=by, at=at)
    return _with_default_area([fit_to_kind(given) for given in new], by=by)


def admit(given: Sequence[PersonInput], *, by: Actor) -> Admission:
    """In a fixed number of queries. Each row counts for those behind it: two of them cannot have
    one contact. Refused: Invalid (fields), RoleNotYours, RolesNotYours."""
    book = read_links((), by=by, given=given)
    role_ids = {role_id for one in given for role_id in one.role_ids}
    reach, taken = read_reach(role_ids, by=by), read_taken(given, by=by)
    bounds = read_bounds(by)
    refusals: dict[int, Refusal] = {}
    for place, one in enumerate(given):
        try:
            _decide(one, book, reach, taken, bounds)
        except Refusal as refusal:
            refusals[place] = refusal
    return Admission(given, book, refusals)


def links_of(given: PersonInput) -> Links:
    return {name: getattr(given, name) for name in NO_LINKS}


def _with_default_area(new: list[PersonInput], *, by: Actor) -> list[PersonInput]:
    default = Area.objects.filter(
        organization_id=by.organization_id, is_default=True, deleted_at=None
    )
    ids = frozenset(default.values_list("pk", flat=True))
    ids = read_bounds(by).within(AREAS.field, ids)
    return [given if given.area_ids else replace(given, area_ids=ids) for given in new]


def _decide(given: PersonInput, book: LinkBook, reach: Reach, taken: Taken, bounds: Bounds) -> None:
    check_input(
        given,
        book=book,
        taken=taken,
        before=NO_LINKS,
        after=links_of(given),
        needed=needed_of_new(given.kind, may_give=reach.may_give),
        bounds=bounds,
    )
    reach.refuse_change(given.role_ids)
    taken.claim(given)
