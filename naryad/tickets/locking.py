"""How does one change to the settings of tickets wait for another?"""

from typing import Any, TypeVar

from django.db.models import Model, QuerySet
from django.utils.translation import gettext_lazy as _

from naryad.access.actor import Actor
from naryad.core.errors import NotVisible, Refusal
from naryad.core.locks import hold_lock
from naryad.tickets.codes import CycleState
from naryad.tickets.models import Cycle, Transition
from naryad.tickets.visibility_of_settings import cycles_visible_to

M = TypeVar("M", bound=Model)


class NotADraft(Refusal):
    message = _("Only a draft can be changed. This version has been published or thrown away.")


def lock_settings(organization_id: int) -> None:
    """Settings are few and change seldom, and most rules are about several of them at once (names,
    the default, what a published cycle uses): one who changes them waits for the other."""
    hold_lock(f"tickets/settings/{organization_id}")


def lock_row(visible: QuerySet[M], row_id: int, *, is_deleted: bool = False) -> Any:
    """Living or deleted as asked; NotVisible when the actor cannot see it so."""
    model = visible.model
    rows = model._default_manager.filter(pk=row_id, deleted_at__isnull=not is_deleted)
    row = rows.select_for_update(no_key=True).first()
    if row is None or not visible.filter(pk=row_id).exists():
        raise NotVisible
    return row


def lock_draft(cycle_id: int, *, by: Actor, is_deleted: bool = False) -> Cycle:
    """The draft, alone; NotADraft when it is one no more. Whoever locks it may change its parts."""
    lock_settings(by.organization_id)
    cycle = Cycle.objects.select_for_update(no_key=True).filter(pk=cycle_id).first()
    known = cycles_visible_to(by, with_deleted=True)
    visible = known.filter(pk=cycle_id, type__deleted_at=None)
    if cycle is None or not visible.exists():
        raise NotVisible
    if cycle.state != CycleState.DRAFT or (cycle.deleted_at is not None) != is_deleted:
        raise NotADraft
    return cycle


def lock_transition(
    transition_id: int, *, by: Actor, is_deleted: bool = False
) -> tuple[Cycle, Transition]:
    """A transition of a draft, with the draft, which is locked first."""
    rows = Transition.objects.filter(organization_id=by.organization_id, pk=transition_id)
    cycle = lock_draft(rows.values_list("cycle_id", flat=True).first() or 0, by=by)
    found = rows.filter(deleted_at__isnull=not is_deleted)
    transition = found.select_for_update(no_key=True).first()
    if transition is None:
        raise NotVisible
    return cycle, transition
