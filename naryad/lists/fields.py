"""What can a list show, order by and ask for?"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Case, QuerySet, Value, When
from django.db.models.expressions import Combinable
from django.utils.functional import Promise

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.core.conditions.fields import Field, Setting
from naryad.core.conditions.operators import FieldKind
from naryad.core.search import normalize_text

# Of names in two languages: more than these nobody administers.
_MOST_READ = 1_000


@dataclass(frozen=True, slots=True)
class Asker:
    """Who reads a list, when, and in which zone their days begin."""

    actor: Actor
    at: datetime
    zone: ZoneInfo

    @property
    def setting(self) -> Setting:
        return Setting(self.at, self.zone, me=self.actor.person_id)


# What is there, and the reader does not see.
UNSEEN = "…"


class Width(StrEnum):
    NARROW = "narrow"
    NORMAL = "normal"
    WIDE = "wide"


@dataclass(frozen=True, slots=True, eq=False)
class ListField:
    """One thing of a noun: a column, an order, a condition, or several of these.

    `value`: of a row as the list reads it, for a cell and for a file; without it there is no
    column. `kind` and `condition`: what conditions ask. `names` says the codes of a choice;
    `targets` are the rows that a reference may name, as far as the reader sees them: with a
    `name` each, and `find_targets` narrows them where there may be thousands.
    `order`: a key that is a text or a moment and never null. `permissions`: any of them lets the
    field be shown, ordered by and asked for; without one it does not exist for the reader.
    `edit` names the field of the noun's input that a cell changes.
    """

    key: str
    label: str | Promise
    value: Callable[[Any], object] | None = None
    kind: FieldKind | None = None
    condition: Callable[[Asker], Field] | None = None
    names: Mapping[str, str | Promise] | None = None
    targets: Callable[[Actor], QuerySet[Any]] | None = None
    find_targets: Callable[[QuerySet[Any], str], QuerySet[Any]] | None = None
    order: Callable[[Actor, bool], Combinable] | None = None
    is_newest_first: bool = False
    permissions: frozenset[Permission] = frozenset()
    is_shown: bool = True
    width: Width = Width.NORMAL
    edit: str = ""
    is_exported: bool = True

    def is_for(self, actor: Actor) -> bool:
        return not self.permissions or any(actor.may(each) for each in self.permissions)


def find_targets(field: ListField, words: str, *, actor: Actor, most: int) -> dict[int, str]:
    """Those in whose name the words stand, and no more than `most`: where there may be thousands,
    those that begin with the words first, then by name; else in the order of their directory."""
    assert field.targets is not None
    rows = field.targets(actor)
    if field.find_targets is not None:
        found = field.find_targets(rows, words) if words else rows
        best = _best_first(found, words).values_list("pk", "name")
        return {pk: str(name) for pk, name in best[:most]}
    letters = normalize_text(words)
    named = [(pk, str(name)) for pk, name in _pairs(rows)[:_MOST_READ]]
    return dict([pair for pair in named if letters in normalize_text(pair[1])][:most])


def _best_first(rows: QuerySet[Any], words: str) -> QuerySet[Any]:
    """What has a number instead of a name stands by when it was made."""
    if not any(each.name == "sort_key" for each in rows.model._meta.fields):
        return rows.order_by("-pk")
    begins = When(sort_key__startswith=normalize_text(words), then=Value(0))
    return rows.order_by(Case(begins, default=Value(1)), "sort_key", "pk")


def _pairs(rows: QuerySet[Any]) -> QuerySet[Any]:
    return rows.order_by("pk").values_list("pk", "name")


def name_targets(field: ListField, ids: Iterable[int], *, actor: Actor) -> dict[int, str]:
    """Those among them that the reader sees."""
    if field.targets is None:
        return {}
    rows = field.targets(actor).filter(pk__in=set(ids)).values_list("pk", "name")
    return {row_id: str(name) for row_id, name in rows}
