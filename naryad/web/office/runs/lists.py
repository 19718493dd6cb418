"""In which lists can rows be picked, and whom does the address of each ask for?"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import parse_qs

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from naryad.access.actor import Actor
from naryad.access.kind import Kind
from naryad.core.errors import NotVisible
from naryad.lists.addresses import read_question
from naryad.lists.assets.assets_list import list_assets
from naryad.lists.bulk.picking import MOST, Picked
from naryad.lists.companies.companies_list import list_companies
from naryad.lists.contracts.contracts_list import list_contracts
from naryad.lists.fields import Asker
from naryad.lists.inquiries.inquiries_list import list_inquiries
from naryad.lists.people.people_list import list_people
from naryad.lists.tickets.tickets_list import list_tickets
from naryad.web.figures import say_number

Find = Callable[[Mapping[str, Sequence[str]], Actor, datetime], QuerySet[Any]]
_LONGEST = 8_000


@dataclass(frozen=True, slots=True)
class ListFace:
    """`route` leads to the list, `card` to one of its rows. `find`: all that the conditions of an
    address ask for, of what the actor sees."""

    route: str
    noun: str
    label: str | Promise
    card: str
    find: Find
    say_count: Callable[[int], str]
    order: str = "sort_key"

    def url(self, query: str = "") -> str:
        """The list as it was, without a place in it, which may be gone."""
        path = reverse(self.route)
        return f"{path}?{query[:_LONGEST]}" if query else path

    def pick_all(self, query: str, *, actor: Actor, at: datetime) -> list[Picked]:
        """As they are at this moment; one more than MOST means too many."""
        found = self.find(parse_qs(query[:_LONGEST]), actor, at)
        rows = found.order_by(self.order, "pk").values_list("pk", "version")[: MOST + 1]
        return [Picked(*row) for row in rows]


def _people(kind: Kind) -> Find:
    def find(given: Mapping[str, Sequence[str]], actor: Actor, at: datetime) -> QuerySet[Any]:
        people = list_people(kind, Asker(actor, at, timezone.get_current_timezone()))
        return people.matching(read_question(given, people))

    return find


def _assets(given: Mapping[str, Sequence[str]], actor: Actor, at: datetime) -> QuerySet[Any]:
    assets = list_assets(Asker(actor, at, timezone.get_current_timezone()))
    return assets.matching(read_question(given, assets))


def _companies(given: Mapping[str, Sequence[str]], actor: Actor, at: datetime) -> QuerySet[Any]:
    companies = list_companies(Asker(actor, at, timezone.get_current_timezone()))
    return companies.matching(read_question(given, companies))


def _contracts(given: Mapping[str, Sequence[str]], actor: Actor, at: datetime) -> QuerySet[Any]:
    contracts = list_contracts(Asker(actor, at, timezone.get_current_timezone()))
    return contracts.matching(read_question(given, contracts))


def _inquiries(given: Mapping[str, Sequence[str]], actor: Actor, at: datetime) -> QuerySet[Any]:
    inquiries = list_inquiries(Asker(actor, at, timezone.get_current_timezone()))
    return inquiries.matching(read_question(given, inquiries))


def _tickets(given: Mapping[str, Sequence[str]], actor: Actor, at: datetime) -> QuerySet[Any]:
    tickets = list_tickets(Asker(actor, at, timezone.get_current_timezone()))
    return tickets.matching(read_question(given, tickets))


def _say_people(count: int) -> str:
    said = ngettext("%(said)s person", "%(said)s people", count)
    return said % {"said": say_number(count)}


def _say_companies(count: int) -> str:
    said = ngettext("%(said)s company", "%(said)s companies", count)
    return said % {"said": say_number(count)}


def _say_assets(count: int) -> str:
    said = ngettext("%(said)s object", "%(said)s objects", count)
    return said % {"said": say_number(count)}


def _say_contracts(count: int) -> str:
    said = ngettext("%(said)s contract", "%(said)s contracts", count)
    return said % {"said": say_number(count)}


def _say_inquiries(count: int) -> str:
    said = ngettext("%(said)s inquiry", "%(said)s inquiries", count)
    return said % {"said": say_number(count)}


def _say_tickets(count: int) -> str:
    said = ngettext("%(said)s ticket", "%(said)s tickets", count)
    return said % {"said": say_number(count)}


def _list_people(route: str, label: str | Promise, kind: Kind) -> ListFace:
    return ListFace(route, "person", label, "person", _people(kind), _say_people)


_LISTS = {
    face.route: face
    for face in (
        _list_people("customers", _("Customers"), Kind.CUSTOMER),
        _list_people("employees", _("Employees"), Kind.EMPLOYEE),
        ListFace("companies", "company", _("Companies"), "company", _companies, _say_companies),
        ListFace("assets", "asset", _("Objects and equipment"), "asset", _assets, _say_assets),
        ListFace("contracts", "contract", _("Contracts"), "contract", _contracts, _say_contracts),
        ListFace(
            "inquiries", "inquiry", _("Inquiries"), "inquiry", _inquiries, _say_inquiries, "at"
        ),
        ListFace("tickets", "ticket", _("Tickets"), "ticket", _tickets, _say_tickets, "newest_key"),
    )
}
# Where a row of a noun leads, whichever list it was picked in.
CARDS = {face.noun: face.card for face in _LISTS.values()}


def find_list(route: str) -> ListFace:
    """Raises NotVisible."""
    if route not in _LISTS:
        raise NotVisible
    return _LISTS[route]
