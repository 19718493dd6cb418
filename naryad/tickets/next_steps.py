"""Where can this person move a ticket from here, and why not elsewhere?"""

from collections.abc import Collection
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from naryad.access.actor import Actor
from naryad.access.kind import Kind
from naryad.access.permissions import Permission
from naryad.core.labels import Label
from naryad.people.models import PersonRole
from naryad.tickets.codes import Branch
from naryad.tickets.in_force import cycles_in_force
from naryad.tickets.lifecycle import Candidate, Why, find_candidates
from naryad.tickets.models import Stage, Ticket
from naryad.tickets.moving import met_requirements
from naryad.tickets.stage_effects import find_requirement

_WHY: dict[Why, str | Promise] = {
    Why.ONLY_BY_TIME: _("The ticket goes there only by itself."),
    Why.OTHER_ROLES: _("Only other roles do this."),
}


@dataclass(frozen=True)
class Step:
    """`reasons`: empty where it can be taken now."""

    id: int
    caption: Label
    branch: Branch
    target: Stage
    about: Label
    reasons: tuple[str | Promise, ...] = ()

    @property
    def is_offered(self) -> bool:
        return not self.reasons


def steps_from(ticket: Ticket, *, assignee_ids: Collection[int], actor: Actor) -> list[Step]:
    """Those that are offered in front, of them the main branch; an employee needs the right to
    move tickets."""
    cycle = cycles_in_force([ticket.type_id], organization_id=actor.organization_id).get(
        ticket.type_id
    )
    if cycle is None or (actor.is_employee and not actor.may(Permission.MOVE_TICKETS)):
        return []
    roles = PersonRole.objects.filter(
        organization_id=actor.organization_id,
        person_id=actor.person_id or 0,
        role__deleted_at=None,
    )
    found = find_candidates(
        cycle.facts,
        ticket.stage_id,
        kind=Kind.EMPLOYEE if actor.is_employee else Kind.CUSTOMER,
        role_ids=frozenset(roles.values_list("role_id", flat=True)),
        met=met_requirements(assignee_ids),
    )
    steps = [_describe(each, cycle.stages[each.transition.to_id]) for each in found]
    return sorted(steps, key=lambda step: (not step.is_offered, step.branch != Branch.MAIN))


def _describe(candidate: Candidate, target: Stage) -> Step:
    known = [find_requirement(code) for code in candidate.missing]
    reasons: list[str | Promise] = [each.missing for each in known if each is not None]
    if candidate.why in _WHY:
        reasons = [_WHY[candidate.why]]
    transition = candidate.transition
    return Step(
        transition.id,
        candidate.caption,
        transition.branch,
        target,
        target.description,
        tuple(reasons),
    )
