"""What do random tickets on a random small tree of objects look like, and who sees which of them by
the plain words of the rules?

The reference knows nothing of arms, carried keys or pages: it asks each rule of each ticket, and
walks down from what somebody sees until nothing more comes.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from hypothesis import strategies as st

from naryad.access.kind import Kind
from naryad.access.permissions import Permission
from naryad.catalog.models import WorkType
from naryad.core.labels import Label
from naryad.organizations.models import Organization
from naryad.people.models import PersonWorkType
from naryad.tickets.codes import CycleState
from naryad.tickets.following import follow_assets
from naryad.tickets.models import Cycle, Ticket, TicketAssignee
from naryad.tickets.ticket_columns import settle_columns
from tests.access.random_objects import BuiltGrounds, Grounds, build_grounds, grounds
from tests.access.random_worlds import PLACES, Somebody, roles_of

P = Permission
_MOST = 7
SEE = (
    P.SEE_ALL_TICKETS,
    P.SEE_TICKETS_OF_COMPANIES,
    P.SEE_TICKETS_IN_AREAS,
    P.SEE_TICKETS_OF_WORK_TYPES,
    P.SEE_ASSIGNED_TICKETS,
    P.SEE_TICKETS_WHERE_RESPONSIBLE,
    P.SEE_REQUESTED_TICKETS,
    P.SEE_TICKETS_ON_SEEN_ASSETS,
    P.SEE_TICKETS_ON_SEEN_ASSETS,
    P.SEE_CHILDREN_OF_TICKETS,
    P.SEE_CHILDREN_OF_TICKETS,
)
RIGHTS = (
    *SEE,
    P.SEE_ALL_ASSETS,
    P.SEE_ASSETS_OF_COMPANIES,
    P.SEE_ASSETS_OF_SUBSIDIARIES,
    P.SEE_ASSETS_IN_AREAS,
    P.SEE_ASSETS_WHERE_RESPONSIBLE,
    P.DELETE_TICKETS,
    P.ARCHIVE_TICKETS,
)
_FOR_CUSTOMERS = {
    P.SEE_TICKETS_OF_COMPANIES,
    P.SEE_REQUESTED_TICKETS,
    P.SEE_TICKETS_ON_SEEN_ASSETS,
    P.SEE_CHILDREN_OF_TICKETS,
}
_TITLES = ("Лифт", "лифтовая", "Насос", "Ёлка")


@dataclass(frozen=True)
class SomeTicket:
    """Numbers of objects, companies, work types, people and tickets. `doers`: who does or did it;
    `parent` may lead in a circle. Moments are counted in hours."""

    title: str
    asset: int | None
    company: int | None
    work_type: int | None
    requester: int | None
    doers: frozenset[tuple[int, bool]]
    parent: int | None
    created: int
    changed: int
    due: int | None
    is_open: bool
    is_deleted: bool
    is_archived: bool = False


@dataclass(frozen=True)
class Work:
    """`skills`: the work types of each of the people."""

    grounds: Grounds
    tickets: tuple[SomeTicket, ...]
    skills: tuple[frozenset[int], ...]

    def rights(self, viewer: Somebody) -> set[P]:
        plan = self.grounds.plan
        held = {right for role in roles_of(plan, viewer) for right in role.permissions}
        if P.SEE_ALL_TICKETS in held:
            held |= set(SEE)
        return held if viewer.kind == Kind.EMPLOYEE else held & _FOR_CUSTOMERS

    def seen(self, viewer: Somebody, *, with_deleted: bool = False) -> set[int]:
        rights = self.rights(viewer)
        known = {
            number for number in range(len(self.tickets)) if self.leads(viewer, number, rights)
        }
        while P.SEE_CHILDREN_OF_TICKETS in rights:
            living = {number for number in known if not self.tickets[number].is_deleted}
            below = {
                number for number, each in enumerate(self.tickets) if self._parent(each) in living
            }
            if below <= known:
                break
            known |= below
        if not (viewer.kind == Kind.CUSTOMER or P.ARCHIVE_TICKETS in rights):
            known = {number for number in known if not self.is_put_away(number)}
        if with_deleted and P.DELETE_TICKETS in rights:
            return known
        return {number for number in known if not self.tickets[number].is_deleted}

    def is_put_away(self, number: int) -> bool:
        """Only closed ones lie in the archive."""
        return self.tickets[number].is_archived and not self.tickets[number].is_open

    def _parent(self, ticket: SomeTicket) -> int | None:
        return None if ticket.parent is None else ticket.parent % len(self.tickets)

    def parent_of(self, number: int) -> int | None:
        parent = self._parent(self.tickets[number])
        return None if parent == number else parent

    def asset_of(self, number: int) -> int | None:
        asset = self.tickets[number].asset
        return None if asset is None else asset % len(self.grounds.objects)

    def leads(self, viewer: Somebody, number: int, rights: set[P]) -> bool:
        """Any of these, but for the way over a parent."""
        one, asset = self.tickets[number], self.asset_of(number)
        responsible = None if asset is None else self.grounds.objects[asset].responsible
        me = [each is viewer for each in self.grounds.plan.people].index(True)
        skills = self.skills[me % len(self.skills)]
        return (
            P.SEE_ALL_TICKETS in rights
            or (P.SEE_TICKETS_OF_COMPANIES in rights and one.company in viewer.companies)
            or (
                P.SEE_TICKETS_IN_AREAS in rights
                and asset is not None
                and bool(self.grounds.areas_of(asset) & viewer.areas)
            )
            or (P.SEE_TICKETS_OF_WORK_TYPES in rights and one.work_type in skills)
            or (
                P.SEE_ASSIGNED_TICKETS in rights
                and any(self.is_me(viewer, who) for who, _ in one.doers)
            )
            or (P.SEE_TICKETS_WHERE_RESPONSIBLE in rights and self.is_me(viewer, responsible))
            or (P.SEE_REQUESTED_TICKETS in rights and self.is_me(viewer, one.requester))
            or (
                P.SEE_TICKETS_ON_SEEN_ASSETS in rights
                and asset is not None
                and self.grounds.sees(viewer, asset)
            )
        )

    def is_me(self, viewer: Somebody, number: int | None) -> bool:
        return number is not None and self.grounds.person(number) is viewer


_SOME = st.none() | st.integers(0, PLACES - 1)
_TICKETS = st.builds(
    SomeTicket,
    title=st.sampled_from(_TITLES),
    asset=st.none() | st.integers(0, 6),
    company=_SOME,
    work_type=_SOME,
    requester=st.none() | st.integers(0, 3),
    doers=st.frozensets(st.tuples(st.integers(0, 3), st.booleans()), max_size=2),
    parent=st.none() | st.integers(0, _MOST - 1),
    created=st.integers(-3, 0),
    changed=st.integers(-3, 0),
    due=st.none() | st.integers(-2, 2),
    is_open=st.sampled_from([True, True, False, False]),
    is_deleted=st.integers(0, 5).map(lambda number: number == 5),
    is_archived=st.booleans(),
)
WORK = st.builds(
    Work,
    grounds=grounds(rights=RIGHTS),
    tickets=st.lists(_TICKETS, min_size=3, max_size=_MOST).map(tuple),
    skills=st.tuples(*[st.frozensets(st.integers(0, PLACES - 1), max_size=1)] * 4),
)


@dataclass
class BuiltWork:
    ground: BuiltGrounds
    tickets: list[Ticket]


def build_work(drawn: Work, organization: Organization, *, at: datetime, today: date) -> BuiltWork:
    ground = build_grounds(drawn.grounds, organization, at=at, today=today)
    work_types = WorkType.objects.bulk_create(
        WorkType(organization=organization, name=Label(en=f"Job {number}"))
        for number in range(PLACES)
    )
    PersonWorkType.objects.bulk_create(
        PersonWorkType(organization=organization, person=person, work_type=work_types[each])
        for number, person in enumerate(ground.people)
        for each in drawn.skills[number % len(drawn.skills)]
    )
    tickets = _build_tickets(drawn, organization, ground, work_types, at)
    _assign(drawn, ground, tickets, at)
    follow_assets([each.pk for each in tickets], organization_id=organization.pk)
    return BuiltWork(ground, tickets)


def _build_tickets(
    drawn: Work,
    organization: Organization,
    ground: BuiltGrounds,
    work_types: list[WorkType],
    at: datetime,
) -> list[Ticket]:
    cycle = Cycle.objects.get(
        organization=organization, state=CycleState.PUBLISHED, type__is_default=True
    )
    assert cycle.start_stage_id and cycle.start_status_id
    tickets = []
    for number, one in enumerate(drawn.tickets):
        asset = drawn.asset_of(number)
        ticket = Ticket(
            organization=organization,
            number=f"DRAWN-{number}",
            type_id=cycle.type_id,
            stage_id=cycle.start_stage_id,
            status_id=cycle.start_status_id,
            title=f"{one.title} {number}",
            company=None if one.company is None else ground.companies[one.company],
            asset=None if asset is None else ground.objects[asset],
            work_type=None if one.work_type is None else work_types[one.work_type],
            requester=None
            if one.requester is None
            else ground.people[one.requester % len(ground.people)],
            deadline=None if one.due is None else at + timedelta(hours=one.due),
            created_at=at + timedelta(hours=one.created),
            entered_at=at,
            changed_at=at + timedelta(hours=one.changed),
            closed_at=None if one.is_open else at,
            deleted_at=at if one.is_deleted else None,
            archived_at=at if drawn.is_put_away(number) else None,
        )
        settle_columns(ticket)
        tickets.append(ticket)
    Ticket.objects.bulk_create(tickets)
    for number, ticket in enumerate(tickets):
        parent = drawn.parent_of(number)
        ticket.parent = None if parent is None else tickets[parent]
    Ticket.objects.bulk_update(tickets, ["parent"])
    return tickets


def _assign(drawn: Work, ground: BuiltGrounds, tickets: list[Ticket], at: datetime) -> None:
    """Each person at most once now, and as often as one likes in the past."""
    links: dict[tuple[int, int, bool], TicketAssignee] = {}
    for ticket, one in zip(tickets, drawn.tickets, strict=True):
        for who, is_past in one.doers:
            person = ground.people[who % len(ground.people)]
            links[ticket.pk, person.pk, is_past] = TicketAssignee(
                organization_id=ticket.organization_id,
                ticket=ticket,
                person=person,
                since=at - timedelta(days=9),
                till=at - timedelta(days=8) if is_past else None,
                is_living=ticket.deleted_at is None,
                is_open=ticket.closed_at is None,
                newest_key=ticket.newest_key,
                deadline_key=ticket.deadline_key,
                changed_key=ticket.changed_key,
            )
    TicketAssignee.objects.bulk_create(links.values())
