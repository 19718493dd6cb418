"""What can the outbox show, order by and be asked for?"""

from collections.abc import Sequence

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from naryad.core.conditions.choices import ruled_choice
from naryad.core.conditions.fields import Field
from naryad.core.conditions.operators import FieldKind
from naryad.core.conditions.sql import Column, Reference
from naryad.letters.kinds import kind_titles
from naryad.letters.models import Channel, Letter, LetterState
from naryad.lists.fields import Asker, ListField, Width
from naryad.lists.ordering import folded, moment_text, text_order
from naryad.lists.people.targets import name_people, search_named
from naryad.people.models import Person
from naryad.people.visibility import people_visible_to

ON_THE_WAY = "on-the-way"
# Each in its own words, as people choose it.
_LANGUAGES = dict(settings.LANGUAGES)
STATES: dict[str, tuple[str | Promise, Q]] = {
    ON_THE_WAY: (_("On the way"), Q(state__in=(LetterState.WAITING, LetterState.SENDING))),
    "accepted": (_("Delivered to server"), Q(state=LetterState.ACCEPTED)),
    "refused": (_("Refused"), Q(state=LetterState.REFUSED)),
    "doubled": (_("Possibly sent twice"), Q(is_possibly_doubled=True)),
    "cancelled": (_("Not needed any more"), Q(state=LetterState.CANCELLED)),
}


def _column(key: str, kind: FieldKind, name: str, choices: Sequence[str] = ()) -> Field:
    return Column(key, kind, name, lambda letter: getattr(letter, name), choices)


def _state(_asker: Asker) -> Field:
    return ruled_choice("state", {key: rule for key, (_, rule) in STATES.items()}, _states_of)


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


def kind_field() -> ListField:
    """At request time: other parts of the program bring kinds of letters of their own."""
    kinds = kind_titles()
    return ListField(
        "kind",
        _("Kind"),
        lambda row: kinds.get(row.letter.kind, row.letter.kind),
        kind=FieldKind.CHOICE,
        condition=lambda _asker: _column("kind", FieldKind.CHOICE, "kind", tuple(kinds)),
        names=kinds,
    )


TO = ListField(
    "to",
    _("To"),
    lambda row: row.letter.to,
    kind=FieldKind.TEXT,
    condition=lambda _asker: _column("to", FieldKind.TEXT, "to"),
    order=text_order(lambda _actor: folded("to")),
    width=Width.WIDE,
)

REST = (
    ListField(
        "state",
        _("State"),
        lambda row: row.letter.get_state_display(),
        kind=FieldKind.CHOICE,
        condition=_state,
        names={key: name for key, (name, _rule) in STATES.items()},
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
        "language",
        _("Language"),
        lambda row: _LANGUAGES.get(row.letter.language, row.letter.language),
        kind=FieldKind.CHOICE,
        condition=lambda _asker: _column(
            "language", FieldKind.CHOICE, "language", tuple(_LANGUAGES)
        ),
        names=_LANGUAGES,
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
