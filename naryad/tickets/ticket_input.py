"""What does somebody hand in about a ticket, and is it fit to be kept?"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext

from naryad.core.contact_persons import clean_contact_persons
from naryad.core.errors import Errors, Invalid
from naryad.core.reading import Reading
from naryad.core.rows import Row
from naryad.tickets.codes import Source
from naryad.tickets.number_masks import LONGEST_NUMBER

LENGTHS = {
    "title": 300,
    "text": 20_000,
    "address": 500,
    "number": LONGEST_NUMBER,
    "external_id": 100,
}
MOST_MINUTES = 60 * 24 * 366
_IDS = (
    "type_id",
    "criticality_id",
    "company_id",
    "asset_id",
    "contract_id",
    "work_type_id",
    "requester_id",
    "parent_id",
)
_CONTACTS = ("contacts", "customer_contacts")
_MOMENTS = ("deadline", "window_from", "window_till")


@dataclass(frozen=True)
class TicketInput:
    """Ids are as the sender named them; the action checks that the actor sees what they name. Where
    `html` is given it is the text, formatted, and `text` follows from it (see texts.py). An empty
    `number` is given by the mask of the type, a `deadline` None by its time to close."""

    title: str
    type_id: int | None
    text: str = ""
    html: str = ""
    criticality_id: int | None = None
    company_id: int | None = None
    asset_id: int | None = None
    contract_id: int | None = None
    work_type_id: int | None = None
    address: str = ""
    requester_id: int | None = None
    parent_id: int | None = None
    deadline: datetime | None = None
    window_from: datetime | None = None
    window_till: datetime | None = None
    estimated_minutes: int | None = None
    number: str = ""
    external_id: str = ""
    contacts: tuple[Row, ...] = ()
    customer_contacts: tuple[Row, ...] = ()
    assignee_ids: frozenset[int] = frozenset()
    source: str = Source.OFFICE


@dataclass(frozen=True)
class TicketEdit:
    """`fields`: the names of `TicketInput` to change. `seen_version` None: the sender did not look
    before."""

    id: int
    input: TicketInput
    fields: frozenset[str]
    seen_version: int | None = None


@dataclass
class _TicketReading(Reading):
    zone: ZoneInfo = field(kw_only=True)

    def moment(self, name: str) -> datetime | None:
        """Of a form, by the clock of the zone; with an offset as it is."""
        given = self.given.get(name)
        if not given:
            return None
        try:
            moment = given if isinstance(given, datetime) else parse_datetime(str(given).strip())
        except ValueError:
            moment = None
        if moment is None or not 2000 <= moment.year < 2200:
            self.errors[name] = gettext("Give a day and a time, like 2026-03-31 14:30.")
            return None
        return moment if moment.tzinfo is not None else moment.replace(tzinfo=self.zone)

    def contacts(self, name: str, country: str) -> tuple[Row, ...]:
        rows, said = clean_contact_persons(self.given.get(name), country=country)
        if said:
            self.errors[name] = said
        return rows

    def minutes(self, name: str) -> int | None:
        text = str(self.given.get(name) if self.given.get(name) is not None else "").strip()
        if not text:
            return None
        if not (text.isascii() and text.isdecimal()) or not 0 < int(text[:9]) <= MOST_MINUTES:
            self.errors[name] = gettext("Minutes, from 1 to a year.")
            return None
        return int(text)


def clean_ticket(
    values: Mapping[str, Any], *, zone: ZoneInfo, source: Source, country: str = "RU"
) -> TicketInput:
    """From what a form, a sheet or a call brings. Invalid names the fields. `country` (ISO 3166):
    where a phone without + is dialed."""
    read = _TicketReading(values, zone=zone)
    given: dict[str, Any] = {
        name: read.text(name, most=most, has_lines=name == "text") for name, most in LENGTHS.items()
    }
    given |= {name: read.id(name) for name in _IDS}
    given |= {name: read.moment(name) for name in _MOMENTS}
    given |= {name: read.contacts(name, country) for name in _CONTACTS}
    new = TicketInput(
        **given,
        html=str(values.get("html") or ""),
        estimated_minutes=read.minutes("estimated_minutes"),
        assignee_ids=read.ids("assignee_ids"),
        source=source,
    )
    errors = {**find_ticket_errors(new), **read.errors}
    if errors:
        raise Invalid(errors)
    return new


def read_moment(given: Mapping[str, Any], name: str, *, zone: ZoneInfo) -> datetime | None:
    """One alone, as clean_ticket reads it. Invalid names the field."""
    read = _TicketReading(given, zone=zone)
    moment = read.moment(name)
    if read.errors:
        raise Invalid(read.errors)
    return moment


def find_ticket_errors(new: TicketInput) -> Errors:
    """By field: what can be told without looking at anything else."""
    errors: Errors = {}
    if not new.title.strip():
        errors["title"] = gettext("Say in a few words what it is about.")
    if new.type_id is None:
        errors["type_id"] = gettext("Choose a type.")
    if new.window_till is not None:
        if new.window_from is None:
            errors["window_from"] = gettext("Say when the visit begins, too.")
        elif new.window_till <= new.window_from:
            errors["window_till"] = gettext("The visit ends before it begins.")
    return errors
