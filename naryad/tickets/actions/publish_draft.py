"""How does a draft become the life cycle by which tickets are judged?"""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.core.errors import Refusal
from naryad.core.locks import hold_lock
from naryad.history.recording import Change, record
from naryad.tickets.checking import check_cycle, has_errors
from naryad.tickets.codes import CycleState
from naryad.tickets.cycle_reading import CycleRows, gather_facts, read_rows, roles_that_move
from naryad.tickets.describing import name_row
from naryad.tickets.in_force import cycles_in_force
from naryad.tickets.locking import lock_draft
from naryad.tickets.models import Cycle
from naryad.tickets.moving_standing import count_standing, move_standing, refuse_homeless
from naryad.tickets.ticket_locking import cycle_lock
from naryad.tickets.vanishing import stages_that_vanish


class CycleNotFit(Refusal):
    message = _("The draft has errors. Repair them first: they stand under “Check”.")


class CycleChanged(Refusal):
    message = _("The draft has changed since you looked at it. Look at it again, then publish.")


@transaction.atomic
def publish_draft(
    cycle_id: int,
    *,
    seen_version: int | None,
    by: Actor,
    at: datetime,
    to: Mapping[int, int] | None = None,
) -> int:
    """From now on tickets are judged by it, and the version before is replaced. `to`: stage that
    vanishes → stage to which its tickets go. CycleChanged when the draft is not the one that the
    person saw; CycleNotFit; NotADraft on a second click; Invalid where tickets would stand in a
    stage that is not there; TooManyStand."""
    by.require(Permission.EDIT_TICKET_SETTINGS)
    cycle = lock_draft(cycle_id, by=by)
    if seen_version is not None and seen_version != cycle.version:
        raise CycleChanged
    rows = read_rows(cycle)
    facts = gather_facts(rows)
    if has_errors(check_cycle(facts, roles_that_move(by.organization_id))):
        raise CycleNotFit
    hold_lock(cycle_lock(cycle.type_id))
    before = _lock_published(cycle)
    before_rows = None if before is None else read_rows(before)
    before_facts = None if before_rows is None else gather_facts(before_rows)
    vanished = stages_that_vanish(before_facts, facts)
    standing = count_standing(cycle.type_id, vanished, organization_id=by.organization_id)
    refuse_homeless(standing, to or {}, facts.stages)
    if before is not None:
        before.state, before.retired_at = CycleState.RETIRED, at
        before.version += 1
        before.save()
    cycle.state, cycle.published_at = CycleState.PUBLISHED, at
    cycle.version += 1
    cycle.save()
    in_force = cycles_in_force([cycle.type_id], organization_id=by.organization_id)
    going = {stage_id: (to or {})[stage_id] for stage_id in standing}
    move_standing(cycle, in_force[cycle.type_id], going, by=by, at=at)
    changes = _describe(cycle, before_rows, vanished)
    record([Change("cycle.published", "ticket_type", cycle.type_id, changes)], by=by, at=at)
    return cycle_id


def _lock_published(cycle: Cycle) -> Cycle | None:
    published = Cycle.objects.filter(
        organization_id=cycle.organization_id, type_id=cycle.type_id, state=CycleState.PUBLISHED
    )
    return published.select_for_update(no_key=True).first()


def _describe(
    cycle: Cycle, before: CycleRows | None, vanished: list[int]
) -> dict[str, dict[str, object]]:
    changes: dict[str, dict[str, object]] = {
        "number": {"old": before.cycle.number if before else None, "new": cycle.number}
    }
    if before is not None and vanished:
        gone = [name_row(before.stages[stage_id]) for stage_id in vanished]
        changes["stages"] = {"old": gone, "new": []}
    return changes
