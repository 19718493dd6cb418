"""What is the list of one noun for one reader?"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, Protocol, TypeVar

from django.db.models import QuerySet
from django.db.models.expressions import Combinable
from django.utils.functional import Promise

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.core.conditions.binding import Bound, Unfit, bind, hidden_condition
from naryad.core.conditions.fields import Field
from naryad.core.conditions.operators import FieldKind
from naryad.core.conditions.sql import narrow
from naryad.core.conditions.tree import conditions_of
from naryad.core.cursors import Cursor
from naryad.lists.fields import Asker, ListField
from naryad.lists.questions import Order, Question, Show

Rows = QuerySet[Any]


class Row(Protocol):
    @property
    def id(self) -> int: ...


R = TypeVar("R", bound=Row)


def is_bare(question: Question) -> bool:
    """All of them, in the order that the list has by itself."""
    return question.is_plain and not question.order.key


@dataclass(frozen=True, slots=True)
class BuiltInView:
    """A question that stands ready over a list. `is_alarming`: somebody has to look into what
    stands there."""

    key: str
    label: str | Promise
    question: Question
    is_alarming: bool = False


@dataclass(frozen=True, slots=True)
class Searched:
    """`newest`: only so many of the newest rows were looked through; 0: all."""

    rows: Rows
    newest: int = 0


@dataclass(frozen=True, slots=True)
class NounList(Generic[R]):
    """Made at request time of what its noun declares, for one reader: fields of which the reader
    must not know are not among `fields` but `hidden`, and asking for them is refused.

    `order` is a column that is never null, by which the list stands by itself, or, for a few rows,
    a text that a query makes; `first_order` says the same as a field.

    `visible` gives the visible set, and nobody else's; `visible_of` of it what a question can find
    at all, where that is cheaper. `read` makes rows of ids, in their order.
    `search_alike` is asked where `search` finds nothing; `search_newest` in place of `search`,
    where words may be too common to look through all rows.
    `plain` is the fast way for those questions that `is_plain` knows: up to so many rows, and the
    number of all that are asked for, which may stop one above COUNT_CAP; `count_all` is the number
    where nothing is asked, and `count_plain` that of any question which `is_plain` knows.
    """

    noun: str
    asker: Asker
    fields: Mapping[str, ListField]
    visible: Callable[[Actor, Show], Rows]
    search: Callable[[Rows, str, Actor], Rows]
    read: Callable[[Sequence[int], Asker], list[R]]
    place: Callable[[R], str]
    order: str | Combinable
    views: Sequence[BuiltInView]
    hidden: frozenset[str] = frozenset()
    first_order: Order = field(default_factory=Order)
    is_newest_first: bool = False
    sees_deleted: Permission | None = None
    plain: Callable[[Asker, Question, Cursor | None, int], tuple[list[R], int]] | None = None
    is_plain: Callable[[Question], bool] = is_bare
    count_all: Callable[[Asker], int] | None = None
    search_alike: Callable[[Rows, str], Rows] | None = None
    visible_of: Callable[[Actor, Question], Rows] | None = None
    search_newest: Callable[[Rows, Question, Actor], Searched] | None = None
    count_plain: Callable[[Asker, Question], int] | None = None

    @property
    def actor(self) -> Actor:
        return self.asker.actor

    @property
    def may_see_deleted(self) -> bool:
        return self.sees_deleted is not None and self.actor.may(self.sees_deleted)

    @property
    def texts(self) -> frozenset[str]:
        return frozenset(key for key, each in self.fields.items() if each.kind == FieldKind.TEXT)

    def knows(self, question: Question) -> bool:
        """Whether all fields that it names are there for the reader."""
        named = conditions_of(question.where) if question.where is not None else ()
        return all(each.field in self.fields for each in named)

    def refuse_hidden(self, question: Question) -> None:
        """Raises Invalid for what the reader may not ask, and for values that do not fit."""
        self._bind(question)

    def columns(self) -> list[ListField]:
        return [each for each in self.fields.values() if each.value is not None]

    def matching(self, question: Question) -> Rows:
        """The set form of what is asked for, without an order. Raises Invalid as above."""
        found = self.matching_exactly(question)
        if self.search_alike is None or not question.q or found.exists():
            return found
        return self.matching_alike(question)

    def matching_exactly(self, question: Question) -> Rows:
        """Without what is only like the words: all that is meant, unless that is nothing."""
        return self.searched(question).rows

    def matching_all(self, question: Question) -> Rows:
        """However long that takes: for a file, which must hold all of it."""
        rows = self._narrowed(question)
        if not question.q:
            return rows
        found = self.search(rows, question.q, self.actor)
        if self.search_alike is None or found.exists():
            return found
        return self.search_alike(rows, question.q)

    def searched(self, question: Question) -> Searched:
        rows = self._narrowed(question)
        if not question.q:
            return Searched(rows)
        if self.search_newest is not None:
            return self.search_newest(rows, question, self.actor)
        return Searched(self.search(rows, question.q, self.actor))

    def matching_alike(self, question: Question) -> Rows:
        rows = self._narrowed(question)
        return self.search_alike(rows, question.q) if self.search_alike else rows.none()

    def within(self, question: Question) -> Rows:
        """What the reader sees there where the question looks: in the archive, say."""
        if self.visible_of is None:
            return self.visible(self.actor, question.deleted)
        return self.visible_of(self.actor, question)

    def _narrowed(self, question: Question) -> Rows:
        bound = self._bind(question)
        rows = self.within(question)
        return rows if bound is None else rows.filter(narrow(bound))

    def _bind(self, question: Question) -> Bound | None:
        if question.deleted != Show.HIDE and not self.may_see_deleted:
            raise hidden_condition("deleted")
        if question.where is None:
            return None
        try:
            return bind(question.where, self.conditions(question), self.asker.setting)
        except Unfit as refusal:
            raise refusal.named(str(self.fields[refusal.key].label)) from None

    def conditions(self, question: Question) -> dict[str, Field]:
        """Of the fields that the question names, those that the reader may ask for."""
        if question.where is None:
            return {}
        named = {condition.field for condition in conditions_of(question.where)}
        return {
            key: each.condition(self.asker)
            for key, each in self.fields.items()
            if key in named and each.condition is not None
        }
