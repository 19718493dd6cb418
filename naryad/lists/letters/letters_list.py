"""What is the outbox, as a list for one reader?"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from naryad.access.actor import Actor
from naryad.core.conditions.fields import Field
from naryad.core.conditions.operators import FieldKind, Operator
from naryad.core.conditions.sql import Column, Reference, States
from naryad.core.conditions.tree import Condition
from naryad.letters.kinds import kind_titles
from naryad.letters.models import Channel, Letter, LetterState
from naryad.letters.visibility import letters_visible_to
from naryad.lists.fields import Asker, ListField, Width
from naryad.lists.letters.searching import search_letters
from naryad.lists.noun_lists import BuiltInView, NounList
from naryad.lists.ordering import folded, moment_text, text_order
from naryad.lists.people.targets import name_people, search_named
from naryad.lists.questions import Order, Question, Show
from naryad.people.models import Person
from naryad.people.visibility import people_visible_to

ON_THE_WAY = "on-the-way"
_STATES: dict[str, tuple[str | Promise, Q]] = {
    ON_THE_WAY: (_("On the way"), Q(state__in=(LetterState.WAITING, LetterState.SENDING))),
    "accepted": (_("Delivered to server"), Q(state=LetterState.ACCEPTED)),
    "refused": (_("Refused"), Q(state=LetterState.REFUSED)),
    "doubled": (_("Possibly sent twice"), Q(is_possibly_doubled=True)),
    "cancelled": (_("Not needed any more"), Q(state=LetterState.CANCELLED)),
}


@dataclass(frozen=True, slots=True)
class LetterRow:
    """`person` is whom it was written to, where the reader sees them."""

    letter: Letter
    person: Person | None

    @property
    def id(self) -> int:
        return self.letter.pk


def list_letters(asker: Asker) -> NounList[LetterRow]:
    """Newest first. Whoever may not see the outbox gets nothing."""
    return NounList(
        noun="letters",
        asker=asker,
        fields={field.key: field for field in _fields()},
        visible=_visible,
        search=lambda letters, words, _actor: search_letters(letters, words),
        read=_read,
        place=lambda row: str(row.letter.created_at),
        order="created_at",
        is_newest_first=True,
        first_order=Order("written", is_descending=True),
        views=_VIEWS,
    )


def _visible(actor: Actor, _show: Show) -> QuerySet[Letter]:
    return letters_visible_to(actor)


def _read(ids: Sequence[int], asker: Asker) -> list[LetterRow]:
    """In two queries."""
    found = letters_visible_to(asker.actor).in_bulk(ids)
    to = {letter.person_id for letter in found.values() if letter.person_id is not None}
    people = people_visible_to(asker.actor).in_bulk(to)
    return [
        LetterRow(found[each], people.get(found[each].person_id or 0))
        for each in ids
        if each in found
    ]


def _column(key: str, kind: FieldKind, name: str, choices: Sequence[str] = ()) -> Field:
    return Column(key, kind, name, lambda letter: getattr(letter, name), choices)


def _state(_asker: Asker) -> Field:
    def of(rule: Q) -> Callable[[], Q]:
        return lambda: rule

    return States("state", {key: of(rule) for key, (_, rule) in _STATES.items()}, _states_of)


def _states_of(letter: Letter) -> set[str]:
    plain = {
        LetterState.ACCEPTED: "accepted",
        LetterState.REFUSED: "refused",
        LetterState.CANCELLED: "cancelled",
    }
    doubled = {"doubled"} if letter.is_possibly_doubled else set()
    return {plain.get(LetterState(letter.state), ON_THE_WAY)} | doubled


def _person(asker: Asker) -> Field:
    def visible() -> QuerySet[Person]:
        return people_visible_to(asker.actor)

    return Reference("person", "person_id", visible, lambda letter: letter.person_id)


def _fields() -> tuple[ListField, ...]:
    """At request time: other parts of the program bring kinds of letters of their own."""
    kinds: Mapping[str, str | Promise] = kind_titles()
    return (
        ListField(
            "to",
            _("To"),
            lambda row: row.letter.to,
            kind=FieldKind.TEXT,
            condition=lambda _asker: _column("to", FieldKind.TEXT, "to"),
            order=text_order(lambda _actor: folded("to")),
            width=Width.WIDE,
        ),
        ListField(
            "kind",
            _("Kind"),
            lambda row: kinds.get(row.letter.kind, row.letter.kind),
            kind=FieldKind.CHOICE,
            condition=lambda _asker: _column("kind", FieldKind.CHOICE, "kind", tuple(kinds)),
            names=kinds,
        ),
        ListField(
            "state",
            _("State"),
            lambda row: row.letter.get_state_display(),
            kind=FieldKind.CHOICE,
            condition=_state,
            names={key: name for key, (name, _rule) in _STATES.items()},
            width=Width.WIDE,
        ),
        ListField(
            "written",
            _("Written"),
            lambda row: row.letter.created_at,
            kind=FieldKind.MOMENT,
            condition=lambda _asker: _column("written", FieldKind.MOMENT, "created_at"),
            order=text_order(lambda _actor: moment_text("created_at")),
            is_newest_first=True,
        ),
        ListField(
            "answer",
            _("Answer of the server"),
            lambda row: row.letter.answer,
            kind=FieldKind.TEXT,
            condition=lambda _asker: _column("answer", FieldKind.TEXT, "answer"),
            width=Width.WIDE,
        ),
        ListField(
            "person",
            _("Person"),
            lambda row: row.person or "",
            kind=FieldKind.REFERENCE,
            condition=_person,
            targets=name_people,
            find_targets=search_named,
            is_shown=False,
        ),
        ListField(
            "channel",
            pgettext_lazy("of a letter", "Sent as"),
            lambda row: row.letter.get_channel_display(),
            kind=FieldKind.CHOICE,
            condition=lambda _asker: _column(
                "channel", FieldKind.CHOICE, "channel", tuple(Channel.values)
            ),
            names=dict(Channel.choices),
            is_shown=False,
        ),
        ListField(
            "attempts",
            _("Tries"),
            lambda row: row.letter.attempts,
            kind=FieldKind.NUMBER,
            condition=lambda _asker: _column("attempts", FieldKind.NUMBER, "attempts"),
            is_shown=False,
            width=Width.NARROW,
        ),
    )


def _of(state: str) -> Question:
    return Question(where=Condition("state", Operator.IS, (state,)))


_VIEWS = (
    BuiltInView("all", _("All"), Question()),
    *(
        BuiltInView(key, name, _of(key), is_alarming=key == "refused")
        for key, (name, _rule) in _STATES.items()
    ),
)
