"""Whom does somebody call about a ticket?"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from naryad.core.phone_words import say_phone
from naryad.core.rows import Row
from naryad.tickets.around import Around
from naryad.web.forms.rows import dial

if TYPE_CHECKING:
    from naryad.tickets.models import Ticket


@dataclass(frozen=True)
class Callee:
    """`about`: what they have to do with it."""

    name: str
    about: str | Promise
    dialed: str
    said: str


def whom_to_call(around: Around, ticket: "Ticket") -> list[Callee]:
    """Whom the customer has named for it first, then those whom the team has, then whoever asked,
    those at the object and those of the company; once each, by number. Only whom the reader sees,
    and only with a number."""
    found: dict[str, Callee] = {}
    for each in _callees(around, ticket):
        if each.dialed:
            found.setdefault(each.dialed, each)
    return list(found.values())


def _callees(around: Around, ticket: "Ticket") -> Iterable[Callee]:
    yield from _contacts(ticket.customer_contacts, _("Named by the customer"))
    yield from _contacts(ticket.contacts, _("Contact person"))
    requester = around.people.get(ticket.requester_id or 0)
    if requester is not None:
        yield Callee(
            requester.name, _("Requester"), requester.phone or "", say_phone(requester.phone or "")
        )
    if around.asset is not None:
        yield from _contacts(around.asset.contacts, _("At the object"))
    if around.company is not None:
        yield from _contacts(around.company.contact_persons, _("Of the company"))


def _contacts(rows: Iterable[Row] | None, about: Promise) -> Iterable[Callee]:
    for row in map(dial, rows or ()):
        yield Callee(row.get("name", ""), row.get("position") or about, row["dialed"], row["said"])
