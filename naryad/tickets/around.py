"""What stands around a ticket, as far as this person sees it?"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from django.db.models import Count, Model, Q, QuerySet

from naryad.access.actor import Actor
from naryad.assets.models import Asset
from naryad.assets.paths import Step, paths_of
from naryad.assets.visibility import assets_visible_to
from naryad.companies.models import Company
from naryad.companies.visibility import companies_visible_to
from naryad.contracts.models import Contract
from naryad.contracts.visibility import contracts_visible_to
from naryad.people.models import Person
from naryad.people.visibility import people_visible_to
from naryad.tickets.assigning import read_assignees
from naryad.tickets.codes import StageKind
from naryad.tickets.models import Ticket
from naryad.tickets.visibility import tickets_visible_to

M = TypeVar("M", bound=Model)
MOST_CHILDREN = 50
# With what a card says of it, in one query.
SHOWN_WITH = ("type", "stage", "status", "criticality", "work_type")


@dataclass(frozen=True)
class Around:
    """None where the ticket has none, or where the reader does not see it: `hides` tells which.
    `people` by id: requester, author, responsible, who has rated it, assignees."""

    company: Company | None
    asset: Asset | None
    contract: Contract | None
    path: list[Step]
    parent: Ticket | None
    people: dict[int, Person]
    assignee_ids: frozenset[int]
    children: list[Ticket]
    child_count: int
    done_children: int
    late_children: int
    hides: frozenset[str]

    @property
    def assignees(self) -> list[Person]:
        return [self.people[each] for each in sorted(self.assignee_ids) if each in self.people]

    @property
    def hidden_assignees(self) -> int:
        return len(self.assignee_ids) - len(self.assignees)


def assignees_of(ticket: Ticket) -> frozenset[int]:
    """For whoever sees the ticket."""
    return read_assignees([ticket.pk], organization_id=ticket.organization_id)[ticket.pk]


def look_around(ticket: Ticket, *, actor: Actor, at: datetime) -> Around:
    """Deleted ones are named to those who see deleted ones."""
    company = _find(companies_visible_to(actor, with_deleted=True), ticket.company_id)
    asset = _find(assets_visible_to(actor, with_deleted=True), ticket.asset_id)
    contract = _find(contracts_visible_to(actor, with_deleted=True), ticket.contract_id)
    parent = _find(tickets_visible_to(actor, with_deleted=True), ticket.parent_id)
    assignees = assignees_of(ticket)
    named = {ticket.requester_id, ticket.author_id, ticket.responsible_id, ticket.rated_by_id}
    named = (named | assignees) - {None}
    people = people_visible_to(actor, with_deleted=True).in_bulk(list(named))
    children = tickets_visible_to(actor).filter(parent_id=ticket.pk)
    counts = _roll_up(children, at)
    shown = children.select_related("stage").order_by("newest_key", "pk")[:MOST_CHILDREN]
    seen: dict[str, Any] = {
        "company": company,
        "asset": asset,
        "parent": parent,
        "contract": contract,
    }
    seen |= {name: people.get(getattr(ticket, f"{name}_id")) for name in ("requester", "author")}
    return Around(
        company=company,
        asset=asset,
        contract=contract,
        path=paths_of([asset], actor=actor)[asset.pk] if asset else [],
        parent=parent,
        people=people,
        assignee_ids=assignees,
        children=list(shown) if counts["child_count"] else [],
        **counts,
        hides=frozenset(
            name
            for name, found in seen.items()
            if found is None and getattr(ticket, f"{name}_id") is not None
        ),
    )


def _find(rows: QuerySet[M], row_id: int | None) -> M | None:
    """Most tickets belong to no other one, and are under no contract: then nothing is asked."""
    return None if row_id is None else rows.filter(pk=row_id).first()


def _roll_up(children: QuerySet[Ticket], at: datetime) -> dict[str, int]:
    """Late are those that somebody waits for: not done, and not waiting themselves."""
    is_done = Q(completed_at__isnull=False) | Q(closed_at__isnull=False)
    is_late = ~is_done & Q(deadline__lt=at) & ~Q(stage__kind=StageKind.WAIT)
    return children.aggregate(
        child_count=Count("pk"),
        done_children=Count("pk", filter=is_done),
        late_children=Count("pk", filter=is_late),
    )
