"""In which words does history say what happened?"""

import re
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.utils.dateformat import format as format_date
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from naryad.core.device_clocks import can_be, is_apart
from naryad.core.labels import LANGUAGES, Label
from naryad.core.moments import say_moment
from naryad.core.phone_words import say_phone
from naryad.web.office.happening_words import DAYS, FIELDS, KINDS, OTHER, VALUES, Words
from naryad.web.office.ticket_words import SECONDS_IN
from naryad.web.span_words import say_span

if TYPE_CHECKING:
    from naryad.history.models import Event

# As JSON keeps it; a bare number that could be a day as well stays what it is.
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d")
_PLACES = {field: place for place, field in enumerate(FIELDS)}


@dataclass(frozen=True, slots=True)
class Happening:
    """`note` says who; `changes` are field, old and new value, for the eyes."""

    icon: str
    text: str | Promise
    at: datetime
    note: str
    changes: Sequence[tuple[str, str, str]]


def tell(events: "Iterable[Event]") -> list[Happening]:
    return [tell_one(event) for event in events]


def tell_one(event: "Event") -> Happening:
    words = find_words(event.kind)
    return Happening(
        words.icon,
        words.text,
        event.at,
        _say_who(event),
        tell_changes(event.changes),
    )


def _say_who(event: "Event") -> str:
    """With what the device's clock said, where that tells more than the moment of arrival."""
    who = str(event.actor) if event.actor_id else _("the program itself")
    if event.device_at is None or not is_apart(event.device_at, event.at):
        return who
    then = {"who": who, "when": say_moment(event.device_at, event.at)}
    if can_be(event.device_at, event.at):
        return _("%(who)s, on their device %(when)s") % then
    return _("%(who)s, on a device whose clock is wrong: %(when)s") % then


def find_words(kind: str) -> Words:
    """Of the kind itself, else of its verb, which is the same for every noun."""
    return KINDS.get(kind) or KINDS.get(kind.partition(".")[2]) or OTHER


def tell_changes(changes: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    return [
        (
            str(FIELDS.get(field, field)),
            _say(field, change.get("old")),
            _say(field, change.get("new")),
        )
        for field, change in sorted(changes.items(), key=_place_of)
        if isinstance(change, Mapping)
    ]


def _place_of(change: tuple[str, Any]) -> int:
    """The database keeps them by the length of their names, which means nothing to a reader."""
    return _PLACES.get(change[0], len(_PLACES))


def _say(field: str, value: Any) -> str:
    if field in DAYS and isinstance(value, str) and value:
        return _say_date(value)
    if field in SECONDS_IN and isinstance(value, int):
        return say_span(value * SECONDS_IN[field])
    said = say_value(value)
    return say_phone(said) if field == "phone" else said


def _say_date(text: str) -> str:
    """With its year: history is read years later."""
    try:
        return format_date(date.fromisoformat(text), "j E Y")
    except ValueError:
        return text


def say_value(value: Any) -> str:
    if isinstance(value, dict) and "name" in value:
        value = value["name"]
    match value:
        case None | "" | []:
            return ""
        case bool():
            return _("yes") if value else _("no")
        case dict() if set(value) <= set(LANGUAGES):
            return str(Label(value)) if value else ""
        case list():
            return ", ".join(say_value(each) for each in value)
        case str():
            return _say_text(value)
    return str(value)


def _say_text(text: str) -> str:
    if _MOMENT.match(text):
        # A name may look like a moment that no calendar knows.
        with suppress(ValueError):
            return say_moment(datetime.fromisoformat(text))
    return str(VALUES.get(text, text))
