"""Into which areas, companies and work types may somebody put people?

Rights say what is seen, these links say where. Nobody grants rights that they do not hold
(granting.py); nobody puts people, oneself among them, where one does not reach.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from django.db.models import Model, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from naryad.access.actor import Actor
from naryad.access.bounds import BY_AREAS, BY_COMPANIES, BY_WORK_TYPES, bound_by
from naryad.access.permissions import Permission, expand
from naryad.core.errors import Errors, Invalid
from naryad.people.linking import AREAS, COMPANIES, WORK_TYPES, Links
from naryad.people.places import OWN
from naryad.people.reach import Reach

M = TypeVar("M", bound=Model)

_NONE: frozenset[int] = frozenset()


@dataclass(frozen=True)
class _Sort:
    rights: frozenset[Permission]
    own: Callable[[Actor], frozenset[int]]
    message: str | Promise


_SORTS: Mapping[str, _Sort] = {
    AREAS.field: _Sort(
        BY_AREAS,
        OWN["area"],
        _("You may put people only into your own areas and take them only out of these."),
    ),
    COMPANIES.field: _Sort(
        BY_COMPANIES,
        OWN["company"],
        _("You may put people only into your own companies and take them only out of these."),
    ),
    WORK_TYPES.field: _Sort(
        BY_WORK_TYPES, OWN["work-type"], _("You may give and take only your own work types.")
    ),
}


@dataclass(frozen=True)
class Bounds:
    """`own`: of each sort of link between which ids the actor moves people. A sort that is not
    there has no bounds."""

    own: Links

    def refuse(self, before: Links, after: Links) -> None:
        """Putting in and taking out alike; what stands there already stays. Raises Invalid."""
        errors = self.errors(before, after)
        if errors:
            raise Invalid(errors)

    def errors(self, before: Links, after: Links) -> Errors:
        return {
            name: _SORTS[name].message
            for name, own in self.own.items()
            if name in after and (before[name] ^ after[name]) - own
        }

    def refuse_ids(self, name: str, ids: frozenset[int], *, field: str) -> None:
        """For those that somebody puts many people into, or takes them out of. Raises Invalid."""
        if ids - self.within(name, ids):
            raise Invalid({field: _SORTS[name].message})

    def takes_new(self, name: str) -> bool:
        """Whether people may be put into one that is only being added."""
        return name not in self.own

    def within(self, name: str, ids: frozenset[int]) -> frozenset[int]:
        """Those between which people may be moved."""
        return ids & self.own[name] if name in self.own else ids

    def narrow(self, name: str, rows: QuerySet[M]) -> QuerySet[M]:
        """The same for what a form offers."""
        return rows.filter(pk__in=self.own[name]) if name in self.own else rows


def read_bounds(actor: Actor) -> Bounds:
    """Whoever sees something only of what is their own puts people into that alone, not into what
    stands below it either, for that is not seen through it. No query for whoever sees the same
    everywhere."""
    bound = {
        name: sort.own(actor)
        for name, sort in _SORTS.items()
        if bound_by(sort.rights, actor.permissions)
    }
    return Bounds(bound)


def reaches_all_places(actor: Actor) -> bool:
    """No role would show its holder by a new place what the actor could not give."""
    return all(sort.rights <= expand(actor.permissions) for sort in _SORTS.values())


def refuse_opening(
    role_ids: Iterable[int], before: Links, after: Links, *, reach: Reach, by: Actor
) -> None:
    """A new place shows more to whoever holds roles that see by places: it is given by those who
    might give these roles. Raises RoleNotYours at the field of the place."""
    for name, sort in _SORTS.items():
        if not after.get(name, _NONE) - before[name]:
            continue
        beyond = [
            role_id
            for role_id in sorted(reach.forbidden.intersection(role_ids))
            if bound_by(sort.rights, reach.rights[role_id].permissions) - expand(by.permissions)
        ]
        if beyond:
            raise reach.say_beyond(beyond, field=name)
