"""Where can this person move tickets from here, and why not elsewhere?"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from naryad.access.actor import Actor
from naryad.access.kind import Kind
from naryad.access.permissions import Permission
from naryad.core.labels import Label
from naryad.people.own_roles import role_ids_of
from naryad.tickets.codes import Branch, StageKind
from naryad.tickets.in_force import PublishedCycle, cycles_in_force
from naryad.tickets.lifecycle import Candidate, Why, find_candidates
from naryad.tickets.models import Stage, Ticket
from naryad.tickets.moving import met_requirements
from naryad.tickets.presence import find_present
from naryad.tickets.stage_effects import ASSIGNEE_SET, CODE_SCANNED, find_requirement

_WHY: dict[Why, str | Promise] = {
    Why.ONLY_BY_TIME: _("The ticket goes there only by itself."),
    Why.OTHER_ROLES: _("Only other roles do this."),
}
_NOT_BEGUN = (StageKind.NEW, StageKind.WAIT)
_ENDS = (StageKind.DONE, StageKind.CLOSED)


@dataclass(frozen=True)
class Step:
    """`reasons`: empty where it can be taken now. `wants_assignee`: nothing else stands in the way,
    and the actor may choose one; `wants_scan`: nothing but the scan of the object's code does.
    `skips_work`: to the end without the work. `wants_comment`: it is not taken without one."""

    id: int
    caption: Label
    branch: Branch
    target: Stage
    about: Label
    reasons: tuple[str | Promise, ...] = ()
    wants_assignee: bool = False
    wants_scan: bool = False
    skips_work: bool = False
    wants_comment: bool = False

    @property
    def is_offered(self) -> bool:
        return not self.reasons

    @property
    def is_at_hand(self) -> bool:
        """For whoever does the ticket and stands before its object, or soon will."""
        return self.is_offered or self.wants_scan

    @property
    def is_within_reach(self) -> bool:
        return self.is_at_hand or self.wants_assignee


def steps_from(ticket: Ticket, *, assignee_ids: Collection[int], actor: Actor) -> list[Step]:
    return steps_of([ticket], {ticket.pk: assignee_ids}, actor=actor)[ticket.pk]


def steps_of(
    tickets: Sequence[Ticket], assignees: Mapping[int, Collection[int]], *, actor: Actor
) -> dict[int, list[Step]]:
    """Ticket → its steps, those within reach in front, of them the main branch, and there the work
    before an end without it; an employee needs the right to move tickets."""
    if not tickets or (actor.is_employee and not actor.may(Permission.MOVE_TICKETS)):
        return {ticket.pk: [] for ticket in tickets}
    cycles = cycles_in_force(
        {ticket.type_id for ticket in tickets}, organization_id=actor.organization_id
    )
    role_ids = role_ids_of(actor)
    present = find_present(tickets, cycles, by=actor)
    return {
        ticket.pk: _find(
            ticket,
            cycles.get(ticket.type_id),
            met_requirements(assignees[ticket.pk], is_present=ticket.pk in present),
            role_ids,
            actor=actor,
        )
        for ticket in tickets
    }


def _find(
    ticket: Ticket,
    cycle: PublishedCycle | None,
    met: Collection[str],
    role_ids: Collection[int],
    *,
    actor: Actor,
) -> list[Step]:
    if cycle is None:
        return []
    found = find_candidates(
        cycle.facts,
        ticket.stage_id,
        kind=Kind.EMPLOYEE if actor.is_employee else Kind.CUSTOMER,
        role_ids=role_ids,
        met=met,
    )
    here = cycle.stages.get(ticket.stage_id)
    steps = [_describe(each, here, cycle.stages[each.transition.to_id], actor) for each in found]
    return sorted(
        steps,
        key=lambda step: (not step.is_within_reach, step.branch != Branch.MAIN, step.skips_work),
    )


def say_why(why: Why) -> str | Promise:
    return _WHY[why]


def _describe(candidate: Candidate, here: Stage | None, target: Stage, actor: Actor) -> Step:
    known = [find_requirement(code) for code in candidate.missing]
    reasons: list[str | Promise] = [each.missing for each in known if each is not None]
    if candidate.why in _WHY:
        reasons = [say_why(candidate.why)]
    transition = candidate.transition
    return Step(
        transition.id,
        candidate.caption,
        transition.branch,
        target,
        target.description,
        tuple(reasons),
        candidate.missing == (ASSIGNEE_SET,) and actor.may(Permission.ASSIGN_TICKETS),
        candidate.missing == (CODE_SCANNED,),
        here is not None and here.kind in _NOT_BEGUN and target.kind in _ENDS,
        transition.requires_comment,
    )
