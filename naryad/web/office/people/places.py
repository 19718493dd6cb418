"""Which areas, companies and work types of a person stay as they are, whoever saves the form?"""

from collections.abc import Mapping
from typing import Any

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.areas.visibility import areas_visible_to
from naryad.catalog.visibility import work_types_visible_to
from naryad.companies.visibility import companies_visible_to
from naryad.people.bounds import read_bounds

_SEEN: Mapping[str, Any] = {
    "area_ids": areas_visible_to,
    "company_ids": companies_visible_to,
    "work_type_ids": work_types_visible_to,
}


def locked_places(initial: Mapping[str, Any], *, actor: Actor) -> dict[str, frozenset[str]]:
    """Field of the form → what is held of it and is not the actor's to give or take."""
    bounds = read_bounds(actor)
    held = {name: frozenset(int(each) for each in initial.get(name) or ()) for name in _SEEN}
    locked = {name: ids - bounds.within(name, ids) for name, ids in held.items()}
    return {name: frozenset(str(each) for each in ids) for name, ids in locked.items() if ids}


def say_locked(locked: Mapping[str, frozenset[str]], *, actor: Actor) -> dict[str, str]:
    """The same by name, for a line below the field."""
    return {
        name: ", ".join(str(each) for each in _names(name, locked[name], actor))
        for name in _SEEN
        if locked.get(name)
    }


def may_add_company(actor: Actor) -> bool:
    """One that does not exist yet is nobody's own."""
    is_open = read_bounds(actor).takes_new("company_ids")
    return is_open and actor.may_change(Permission.EDIT_COMPANIES)


def may_add_entry(actor: Actor, field: str) -> bool:
    return read_bounds(actor).takes_new(field) and actor.may_change(Permission.EDIT_CATALOG)


def _names(name: str, ids: frozenset[str], actor: Actor) -> list[Any]:
    rows = _SEEN[name](actor).filter(pk__in=ids).order_by("pk")
    return list(rows.values_list("name", flat=True))
