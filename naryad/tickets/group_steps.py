"""Where can this person move many tickets, by type and stage, and how many of them cannot go?"""

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise

from naryad.access.actor import Actor
from naryad.access.kind import Kind
from naryad.core.labels import Label
from naryad.people.own_roles import role_ids_of
from naryad.tickets.assigning import read_assignees
from naryad.tickets.codes import Branch
from naryad.tickets.in_force import PublishedCycle, cycles_in_force
from naryad.tickets.lifecycle import Candidate, find_candidates
from naryad.tickets.models import Stage, Ticket, TicketType
from naryad.tickets.moving import met_requirements
from naryad.tickets.next_steps import say_why
from naryad.tickets.presence import find_present
from naryad.tickets.stage_effects import find_requirement
from naryad.tickets.visibility import tickets_visible_to

SHOWN = 20
_Met = Counter[frozenset[str]]


@dataclass(frozen=True)
class GroupStep:
    """`because`: why nobody of the group can go; `missing`: sentence → how many lack it;
    `wants_comment`: none goes without one."""

    id: int
    caption: Label
    target: Stage
    because: str | Promise = ""
    missing: tuple[tuple[str | Promise, int], ...] = ()
    wants_comment: bool = False


@dataclass(frozen=True)
class TicketGroup:
    """`tickets`: the first ones, to look at; `count`: all. Without steps the cycle leads nowhere
    from there."""

    type: TicketType
    stage: Stage
    tickets: list[Ticket]
    count: int
    steps: list[GroupStep]

    @property
    def key(self) -> str:
        return key_of(self.type.pk, self.stage.pk)


def key_of(type_id: int, stage_id: int) -> str:
    return f"{type_id}-{stage_id}"


def group_tickets(ids: Collection[int], *, actor: Actor) -> list[TicketGroup]:
    """Living ones that the actor sees; the largest groups first. In a fixed number of queries."""
    visible = tickets_visible_to(actor).filter(pk__in=ids).select_related("type", "stage")
    tickets = list(visible.order_by("newest_key", "pk"))
    groups: dict[tuple[int, int], list[Ticket]] = defaultdict(list)
    for ticket in tickets:
        groups[ticket.type_id, ticket.stage_id].append(ticket)
    assignees = read_assignees(
        [ticket.pk for ticket in tickets], organization_id=actor.organization_id
    )
    cycles = cycles_in_force(
        {type_id for type_id, _stage in groups}, organization_id=actor.organization_id
    )
    present = find_present(tickets, cycles, by=actor)
    role_ids = role_ids_of(actor)
    found = [
        _describe(mine, cycles.get(type_id), role_ids, _count(mine, assignees, present))
        for (type_id, _stage), mine in groups.items()
    ]
    return sorted(found, key=lambda group: (-group.count, group.key))


def _count(
    tickets: Sequence[Ticket], assignees: dict[int, frozenset[int]], present: Collection[int]
) -> _Met:
    """By what they have of that which stages may ask for."""
    return Counter(
        frozenset(met_requirements(assignees[each.pk], is_present=each.pk in present))
        for each in tickets
    )


def _describe(
    tickets: list[Ticket], cycle: PublishedCycle | None, role_ids: Collection[int], met: _Met
) -> TicketGroup:
    first = tickets[0]
    steps: list[GroupStep] = []
    if cycle is not None:
        steps = _find_steps(cycle, first.stage_id, role_ids, met)
    return TicketGroup(first.type, first.stage, tickets[:SHOWN], len(tickets), steps)


def _find_steps(
    cycle: PublishedCycle, stage_id: int, role_ids: Collection[int], met: _Met
) -> list[GroupStep]:
    """Those that can be taken in front, of them the main branch."""
    asked = {code for stage in cycle.facts.stages.values() for code in stage.requirements}
    found = find_candidates(cycle.facts, stage_id, kind=Kind.EMPLOYEE, role_ids=role_ids, met=asked)
    pairs = [(each, _judge(each, cycle, met)) for each in found]
    pairs.sort(key=lambda pair: (bool(pair[1].because), pair[0].transition.branch != Branch.MAIN))
    return [step for _candidate, step in pairs]


def _judge(candidate: Candidate, cycle: PublishedCycle, met: _Met) -> GroupStep:
    transition = candidate.transition
    target = cycle.stages[transition.to_id]
    if candidate.why is not None:
        because = say_why(candidate.why)
        return GroupStep(transition.id, candidate.caption, target, because)
    needed = {code: find_requirement(code) for code in target.requirements}
    lacking = {
        requirement.missing: sum(number for has, number in met.items() if code not in has)
        for code, requirement in needed.items()
        if requirement is not None
    }
    missing = tuple((said, number) for said, number in lacking.items() if number)
    nobody = next((said for said, number in missing if number == met.total()), "")
    wants = transition.requires_comment
    return GroupStep(transition.id, candidate.caption, target, nobody, missing, wants)
