"""Whatever cycle is drawn and whoever does what: do tickets go only where it leads?"""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from naryad.access.actor import Actor
from naryad.access.kind import Kind
from naryad.assets.actions import note_scan
from naryad.core.labels import Label
from naryad.history.models import Event
from naryad.people.acting import act_as
from naryad.people.models import Person
from naryad.tickets import actions
from naryad.tickets.codes import Branch, CycleState, Who
from naryad.tickets.lifecycle import CycleFacts, TransitionFacts
from naryad.tickets.models import (
    Cycle,
    CycleStage,
    Stage,
    Status,
    Ticket,
    TicketTimer,
    TicketType,
    Transition,
    TransitionRole,
)
from naryad.tickets.stage_effects import ASSIGNEE_SET, CODE_SCANNED, RELEASE
from tests.tickets.asking import a_ticket
from tests.tickets.random_cycles import cycles
from tests.world import World

# The numbers of roles in drawn cycles; the last is held by nobody.
ROLES = {1: "DISPATCHER", 2: "TECHNICIAN", 3: "CUSTOMER", 4: "LEAD"}
# The head alone may give a reason instead of a scan.
MOVERS = {"dispatcher": {1}, "technician": {2}, "customer": {3}, "head": set[int]()}


def is_usable(cycle: CycleFacts) -> bool:
    starts = cycle.start_stage_id is not None and cycle.start_status_id is not None
    living = all(stage.is_living for stage in cycle.stages.values())
    pairs = [(each.from_id, each.to_id, each.branch) for each in cycle.transitions]
    return starts and living and len(pairs) == len(set(pairs)) and bool(pairs)


class MovesMachine(RuleBasedStateMachine):
    def __init__(self, world: World) -> None:
        super().__init__()
        self.world, self.house = world, world.service
        self.savepoint = transaction.savepoint()
        self.at = world.at
        # Written by the rules alone: ticket → where it should stand and who should do it.
        self.stage: dict[int, int] = {}
        self.assigned: dict[int, set[int]] = {}
        # Who has scanned the code of the lift, on which days of the organization.
        self.scans: set[tuple[int, date]] = set()
        # Of the last move, untouched since: by whom, when, and what was before.
        self.last: dict[int, tuple[str, datetime, int, set[int]]] = {}

    def teardown(self) -> None:
        transaction.savepoint_rollback(self.savepoint)

    @initialize(drawn=cycles().filter(is_usable))
    def draw(self, drawn: CycleFacts) -> None:
        self.drawn = drawn
        owned = {"organization": self.house.organization}
        self.stages = {
            number: Stage.objects.create(
                **owned,
                name=Label(en=f"Stage {number}"),
                kind=stage.kind,
                effects=list(stage.effects),
                requirements=list(stage.requirements),
            )
            for number, stage in drawn.stages.items()
        }
        statuses = {
            number: Status.objects.create(**owned, name=Label(en=f"Status {number}"))
            for number in range(1, 4)
        }
        self.type = TicketType.objects.create(**owned, name=Label(en="Drawn"), number_mask="D{000}")
        cycle = Cycle.objects.create(**owned, type=self.type, number=1, created_at=self.at)
        for stage in self.stages.values():
            CycleStage.objects.create(**owned, cycle=cycle, stage=stage)
        self.rows = [self.keep(each, cycle, statuses, owned) for each in drawn.transitions]
        cycle.start_stage = self.stages[drawn.start_stage_id or 0]
        cycle.start_status = statuses[drawn.start_status_id or 0]
        cycle.state, cycle.published_at = CycleState.PUBLISHED, self.at
        cycle.save()

    def keep(
        self,
        each: TransitionFacts,
        cycle: Cycle,
        statuses: Mapping[int, Status],
        owned: dict[str, Any],
    ) -> Transition:
        row = Transition.objects.create(
            **owned,
            cycle=cycle,
            from_stage=self.stages[each.from_id],
            to_stage=self.stages[each.to_id],
            name=each.name,
            branch=each.branch,
            who=each.who,
            status=statuses.get(each.status_id or 0),
            after_seconds=each.after_seconds,
            before_deadline_seconds=each.before_deadline_seconds,
        )
        for number in each.role_ids:
            role = self.house.roles[ROLES[number]]
            TransitionRole.objects.create(**owned, transition=row, role=role)
        return row

    @rule(is_assigned=st.booleans())
    def create(self, is_assigned: bool) -> None:
        people = {self.house.technician.pk} if is_assigned else set()
        new = a_ticket(self.world, type_id=self.type.pk, assignee_ids=frozenset(people))
        by = self.world.actor(self.house.dispatcher)
        (outcome,) = actions.create_tickets([new], by=by, at=self.at)
        assert outcome.is_done and outcome.id is not None
        self.stage[outcome.id] = self.drawn.start_stage_id or 0
        self.assigned[outcome.id] = people

    def actor(self, person: Person) -> Actor:
        return act_as(person, at=self.at)

    def today(self) -> date:
        return self.at.astimezone(ZoneInfo(self.house.organization.zone)).date()

    @rule(who=st.sampled_from(sorted(MOVERS)))
    def scan(self, who: str) -> None:
        person: Person = getattr(self.house, who)
        note_scan(self.house.code_of_lift, by=self.actor(person), at=self.at)
        self.scans.add((person.pk, self.today()))

    @rule(
        who=st.sampled_from(sorted(MOVERS)),
        which=st.integers(0, 20),
        way=st.integers(0, 20),
        is_from_here=st.booleans(),
        excuse=st.sampled_from(["", "The label is torn off"]),
    )
    def move(self, who: str, which: int, way: int, is_from_here: bool, excuse: str) -> None:
        if not self.stage:
            return
        ticket_id = sorted(self.stage)[which % len(self.stage)]
        ways = list(range(len(self.rows)))
        here = [
            each for each in ways if self.drawn.transitions[each].from_id == self.stage[ticket_id]
        ]
        place = (here or ways)[way % len(here or ways)] if is_from_here else ways[way % len(ways)]
        step = actions.Move(
            ticket_id, self.rows[place].pk, without_scan=excuse if who == "head" else ""
        )
        person: Person = getattr(self.house, who)
        (outcome,) = actions.move_tickets([step], by=self.actor(person), at=self.at)
        drawn = self.drawn.transitions[place]
        is_there = (person.pk, self.today()) in self.scans or bool(who == "head" and excuse)
        may = self.may(ticket_id, drawn, person, MOVERS[who], is_there)
        assert outcome.is_done == may
        if outcome.is_done:
            was = (self.stage[ticket_id], self.assigned[ticket_id])
            self.arrive(ticket_id, drawn)
            self.last[ticket_id] = (who, self.at, *was)

    def may(
        self,
        ticket_id: int,
        way: TransitionFacts,
        person: Person,
        roles: set[int],
        is_there: bool,
    ) -> bool:
        """The rules in plain words."""
        granted = way.who == Who.ROLES and bool(roles & set(way.role_ids))
        if person.kind == Kind.CUSTOMER:
            is_open_to = way.branch == Branch.CUSTOMER and granted
        else:
            is_open_to = way.who == Who.EVERYBODY or granted
        return is_open_to and self.is_fit(ticket_id, way, is_there)

    def is_fit(self, ticket_id: int, way: TransitionFacts, is_there: bool = False) -> bool:
        """Time itself stands before no object."""
        asks = self.drawn.stages[way.to_id].requirements
        has = {ASSIGNEE_SET: bool(self.assigned[ticket_id]), CODE_SCANNED: is_there}
        return way.from_id == self.stage[ticket_id] and all(has[code] for code in asks)

    @rule(who=st.sampled_from(["dispatcher", "technician"]), which=st.integers(0, 20))
    def undo(self, who: str, which: int) -> None:
        """By whoever made the last move, within ten minutes, while nobody has touched it."""
        if not self.stage:
            return
        ticket_id = sorted(self.stage)[which % len(self.stage)]
        wanted = actions.Return(ticket_id, Ticket.objects.get(pk=ticket_id).version)
        by = self.world.actor(getattr(self.house, who))
        (outcome,) = actions.undo_moves([wanted], by=by, at=self.at)
        mover, at, stage, assigned = self.last.get(ticket_id, ("", self.at, 0, set()))
        assert outcome.is_done == (mover == who and self.at - at < timedelta(minutes=10))
        if outcome.is_done:
            self.stage[ticket_id], self.assigned[ticket_id] = stage, assigned
            del self.last[ticket_id]

    def arrive(self, ticket_id: int, way: TransitionFacts) -> None:
        self.last.pop(ticket_id, None)
        self.stage[ticket_id] = way.to_id
        if RELEASE in self.drawn.stages[way.to_id].effects:
            self.assigned[ticket_id] = set()

    @rule(which=st.integers(0, 20), is_somebody=st.booleans())
    def assign(self, which: int, is_somebody: bool) -> None:
        if self.stage:
            ticket_id = sorted(self.stage)[which % len(self.stage)]
            people = {self.house.technician.pk} if is_somebody else set()
            given = actions.Assignment(ticket_id, frozenset(people))
            by = self.world.actor(self.house.dispatcher)
            assert actions.assign_tickets([given], by=by, at=self.at)[0].is_done
            if self.assigned[ticket_id] != people:
                self.last.pop(ticket_id, None)
            self.assigned[ticket_id] = people

    @rule(hours=st.integers(0, 2))
    def let_time_pass(self, hours: int) -> None:
        """Of what is due for a ticket the earliest goes, if it may."""
        self.at += timedelta(hours=hours)
        due = TicketTimer.objects.filter(due_at__lte=self.at).order_by("due_at", "pk")
        numbers = {row.pk: place for place, row in enumerate(self.rows)}
        gone: set[int] = set()
        for timer in due:
            way = self.drawn.transitions[numbers[timer.transition_id]]
            if timer.ticket_id not in gone and self.is_fit(timer.ticket_id, way):
                gone.add(timer.ticket_id)
                self.arrive(timer.ticket_id, way)
        actions.move_due_tickets(at=self.at)

    @invariant()
    def everything_stands_where_it_should(self) -> None:
        numbers = {row.pk: number for number, row in getattr(self, "stages", {}).items()}
        tickets = list(Ticket.objects.filter(pk__in=self.stage))
        assert {each.pk: numbers[each.stage_id] for each in tickets} == self.stage
        assert len({each.number for each in tickets}) == len(tickets)
        for ticket in tickets:
            assert ticket.is_unassigned == (not self.assigned[ticket.pk])
            assert self.replay(ticket.pk) == {
                "stage_id": ticket.stage_id,
                "status_id": ticket.status_id,
                "assignee_ids": self.assigned[ticket.pk],
            }

    def replay(self, ticket_id: int) -> dict[str, Any]:
        """What history says, from the first event on."""
        now: dict[str, Any] = {"assignee_ids": set()}
        events = Event.objects.filter(subject="ticket", subject_id=ticket_id).order_by("pk")
        for event in events:
            for name in ("stage_id", "status_id"):
                if name in event.changes:
                    now[name] = event.changes[name]["new"]["id"]
            if "assignee_ids" in event.changes:
                now["assignee_ids"] = {each["id"] for each in event.changes["assignee_ids"]["new"]}
        return now


def test_tickets_go_only_where_the_cycle_leads(world: World) -> None:
    most = max(10, (settings.get_current_profile_name() == "long" and 300) or 25)
    run_state_machine_as_test(
        lambda: MovesMachine(world),
        settings=settings(
            max_examples=most,
            stateful_step_count=15,
            # Few of the cycles that can be drawn are fit to be published.
            suppress_health_check=[HealthCheck.filter_too_much],
        ),
    )
