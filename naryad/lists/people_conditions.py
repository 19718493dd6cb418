"""Which people are asked for, and how is that said in an address?"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any, TypeVar

from django.db.models import QuerySet

from naryad.access.actor import Actor
from naryad.access.kind import Kind
from naryad.access.permissions import Permission
from naryad.areas.visibility import areas_visible_to
from naryad.companies.visibility import companies_visible_to
from naryad.lists.people_invitations import Asked
from naryad.people.visibility import roles_visible_to

E = TypeVar("E", bound=StrEnum)
D = TypeVar("D")

NO_COMPANY = "none"
_MOST_VALUES = 50


class Show(StrEnum):
    """What becomes of people in an unusual state."""

    HIDE = "hide"
    ONLY = "only"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Choice:
    """A row of another noun that the reader sees and asks for, under its name."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class PeopleConditions:
    """Every field but the kind is a condition; its default asks for nothing."""

    kind: Kind
    q: str = ""
    role: tuple[Choice, ...] = ()
    company: tuple[Choice, ...] = ()
    no_company: bool = False
    area: tuple[Choice, ...] = ()
    position: str = ""
    invitation: Asked | None = None
    banned: Show = Show.ALL
    deleted: Show = Show.HIDE

    @property
    def active(self) -> tuple[str, ...]:
        """Names of the conditions that ask for something."""
        return tuple(name for name, default in _DEFAULTS.items() if getattr(self, name) != default)

    def without(self, name: str) -> "PeopleConditions":
        return replace(self, **{name: _DEFAULTS[name]})


_DEFAULTS: dict[str, Any] = {
    each.name: each.default for each in fields(PeopleConditions) if each.name != "kind"
}


def read_conditions(
    given: Mapping[str, Sequence[str]], *, kind: Kind, actor: Actor
) -> PeopleConditions:
    """From an address. What makes no sense, or names what the reader does not see, is left out:
    a list never breaks on its address, and never tells what lies behind an unseen name."""
    first = {name: values[-1] for name, values in given.items() if values}
    companies = given.get("company", ())
    may_see_deleted = actor.may(Permission.SEE_DELETED_PEOPLE)
    return PeopleConditions(
        kind=kind,
        q=_squeeze(first.get("q", ""), 200),
        role=_choose(roles_visible_to, given.get("role", ()), actor=actor),
        company=_choose(companies_visible_to, companies, actor=actor),
        no_company=NO_COMPANY in companies,
        area=_choose(areas_visible_to, given.get("area", ()), actor=actor),
        position=_squeeze(first.get("position", ""), 128),
        invitation=_read(Asked, first.get("invitation"), None),
        banned=_read(Show, first.get("banned"), Show.ALL),
        deleted=_read(Show, first.get("deleted"), Show.HIDE) if may_see_deleted else Show.HIDE,
    )


def write_conditions(conditions: PeopleConditions) -> dict[str, list[str]]:
    """The part of an address that asks for the same again."""
    given: dict[str, list[str]] = {}
    for name in conditions.active:
        value = getattr(conditions, name)
        if name == "no_company":
            given.setdefault("company", []).append(NO_COMPANY)
        elif isinstance(value, tuple):
            given[name] = [str(choice.id) for choice in value]
        else:
            given[name] = [str(value)]
    return given


def _choose(
    visible_to: Callable[[Actor], QuerySet[Any]], given: Iterable[str], *, actor: Actor
) -> tuple[Choice, ...]:
    ids = [int(value) for value in given if value.isdecimal() and len(value) < 19]
    if not ids:
        return ()
    chosen = visible_to(actor).filter(pk__in=ids[:_MOST_VALUES]).order_by("pk")
    rows = chosen.values_list("pk", "name")
    return tuple(Choice(row_id, str(name)) for row_id, name in rows)


def _squeeze(text: str, longest: int) -> str:
    return " ".join(text.replace("\x00", "").split())[:longest]


def _read(enum: type[E], given: str | None, default: D) -> E | D:
    return enum(given) if given in set(enum) else default
