"""What is a customer shown of each request?"""

from collections.abc import Sequence
from dataclasses import dataclass

from naryad.access.actor import Actor
from naryad.lists.customer_tickets.talk import unread_in
from naryad.lists.naming import read_names
from naryad.people.models import Person
from naryad.people.visibility import people_visible_to
from naryad.tickets.models import Status, Ticket, TicketAssignee
from naryad.tickets.rating import asks_for_rating


@dataclass(frozen=True)
class Request:
    """Never a stage. Names are empty where the reader does not see what they name."""

    id: int
    number: str
    title: str
    status: Status
    asset_id: int | None
    asset_name: str
    company_id: int | None
    company_name: str
    ticket: Ticket
    unread: int
    asks_for_rating: bool


def read_requests(tickets: Sequence[Ticket], *, actor: Actor) -> list[Request]:
    """In their order, in two queries. The caller has taken them from what the actor sees, each
    with its status."""
    names = read_names(
        actor,
        assets={each.asset_id for each in tickets},
        companies={each.company_id for each in tickets},
    )
    assets, companies = names.assets, names.companies
    unread = unread_in([each.pk for each in tickets], actor=actor)
    return [
        Request(
            each.pk,
            each.number,
            each.title,
            each.status,
            each.asset_id if each.asset_id in assets else None,
            assets.get(each.asset_id or 0, ""),
            each.company_id if each.company_id in companies else None,
            companies.get(each.company_id or 0, ""),
            each,
            unread.get(each.pk, 0),
            asks_for_rating(each),
        )
        for each in tickets
    ]


def doers_of(ticket: Ticket) -> list[str]:
    """First and last names of those who do it now: of an employee that alone is told."""
    links = TicketAssignee.objects.filter(
        organization_id=ticket.organization_id, ticket=ticket, till=None
    )
    people = Person.objects.filter(pk__in=links.values("person_id")).order_by("sort_key", "pk")
    names = people.values_list("first_name", "last_name")
    return [" ".join(filter(None, name)) for name in names]


def requester_of(ticket: Ticket, *, actor: Actor) -> str:
    """Who has asked, where it is somebody else whom the reader sees."""
    if ticket.requester_id in (None, actor.person_id):
        return ""
    asked = people_visible_to(actor).filter(pk=ticket.requester_id).first()
    return asked.name if asked else ""
