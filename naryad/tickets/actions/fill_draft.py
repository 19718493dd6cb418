"""How does a plan of a life cycle become the rows of a draft?"""

from naryad.tickets.cycle_plans import CyclePlan
from naryad.tickets.models import Cycle, CycleStage, Transition, TransitionRole


def fill_draft(cycle: Cycle, plan: CyclePlan) -> None:
    """A part of the actions that begin a draft, which is still empty."""
    owned = {"organization_id": cycle.organization_id}
    CycleStage.objects.bulk_create(
        CycleStage(**owned, cycle=cycle, stage_id=stage_id, position=place)
        for place, stage_id in enumerate(plan.stage_ids)
    )
    transitions = Transition.objects.bulk_create(
        Transition(
            **owned,
            cycle=cycle,
            from_stage_id=each.from_id or 0,
            to_stage_id=each.to_id or 0,
            name=each.name,
            description=each.description,
            branch=each.branch,
            status_id=each.status_id,
            who=each.who,
            after_seconds=each.after_seconds,
            before_deadline_seconds=each.before_deadline_seconds,
            requires_comment=each.requires_comment,
            position=place,
        )
        for place, each in enumerate(plan.transitions)
    )
    TransitionRole.objects.bulk_create(
        TransitionRole(**owned, transition=row, role_id=role_id, name=caption)
        for row, each in zip(transitions, plan.transitions, strict=True)
        for role_id, caption in each.roles.items()
    )
    cycle.start_stage_id, cycle.start_status_id = plan.start_stage_id, plan.start_status_id
    cycle.save()
