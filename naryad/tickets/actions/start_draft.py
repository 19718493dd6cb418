"""How does a new version of a life cycle begin?"""

from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.core.errors import Refusal
from naryad.history.recording import Change, record
from naryad.tickets.actions.fill_draft import fill_draft
from naryad.tickets.actions.make_plan import make_plan
from naryad.tickets.codes import CycleState
from naryad.tickets.cycle_plans import Source
from naryad.tickets.locking import lock_row, lock_settings
from naryad.tickets.models import Cycle, TicketType
from naryad.tickets.visibility_of_settings import ticket_types_visible_to


class DraftExists(Refusal):
    message = _("There is a draft already. Publish it or throw it away first.")


@transaction.atomic
def start_draft(type_id: int, *, source: Source | None = None, by: Actor, at: datetime) -> int:
    """The id of the draft: like the version in force, or like `source`. DraftExists."""
    by.require(Permission.EDIT_TICKET_SETTINGS)
    lock_settings(by.organization_id)
    row: TicketType = lock_row(ticket_types_visible_to(by), type_id)
    drafts = Cycle.objects.filter(organization_id=by.organization_id, type=row, deleted_at=None)
    if drafts.filter(state=CycleState.DRAFT).exists():
        raise DraftExists
    return open_draft(row, source=source or Source(type_id=type_id), by=by, at=at).pk


def open_draft(row: TicketType, *, source: Source, by: Actor, at: datetime) -> Cycle:
    """A part of adding a type and of starting a draft."""
    versions = Cycle.objects.filter(organization_id=row.organization_id, type=row)
    newest = versions.aggregate(newest=Max("number"))["newest"] or 0
    cycle = Cycle.objects.create(
        organization_id=row.organization_id, type=row, number=newest + 1, created_at=at
    )
    plan = make_plan(source, by=by, at=at)
    if plan is not None:
        fill_draft(cycle, plan)
    number = {"number": {"old": None, "new": cycle.number}}
    begun = {**number, **({"copied_from": plan.origin} if plan and plan.origin else {})}
    record([Change("cycle.draft_started", "ticket_type", row.pk, begun)], by=by, at=at)
    return cycle
