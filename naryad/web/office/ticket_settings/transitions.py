"""How do the transitions of a draft change from its page?"""

from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from naryad.access.permissions import Permission
from naryad.tickets import actions
from naryad.tickets.queries import offered_roles, offered_statuses, view_cycle
from naryad.tickets.transition_input import clean_transition
from naryad.tickets.transition_links import read_roles
from naryad.tickets.visibility_of_settings import transitions_visible_to
from naryad.web.acting import SignedInRequest
from naryad.web.doors import office_door
from naryad.web.forms.action_form import posted
from naryad.web.forms.cycles import TransitionForm, fill_from_transition
from naryad.web.http import Undo, render, see_other, toast
from naryad.web.office.ticket_settings.choices import name_all
from naryad.web.office.ticket_settings.cycle_face import page_of_draft
from naryad.web.office.ticket_settings.cycle_parts import crumbs_of, leave
from naryad.web.office.ticket_settings.drafts import take_cycle
from naryad.web.taking import take

if TYPE_CHECKING:
    from naryad.tickets.models import Cycle, Transition


@office_door
def transition_new(request: SignedInRequest, cycle_id: int) -> HttpResponse:
    actor, at = request.actor, request.at
    found = take_cycle(request, cycle_id)
    asked = {name: request.GET.get(name, "") for name in ("from", "to")}
    initial = {"from_id": asked["from"], "to_id": asked["to"], "branch": "MAIN", "who": "EVERYBODY"}
    form = _make_form(request, found, None, initial=initial)

    def act() -> int:
        return actions.add_transition(cycle_id, clean_transition(form.values()), by=actor, at=at)

    if request.method == "POST":
        new_id = form.save(act, by=actor, at=at)
        if new_id is not None:
            toast(request, _("Transition added"))
            return leave(request, cycle_id, f"way-{new_id}")
    return _ask(request, found, form, title=_("New transition"), submit=_("Add"))


@office_door
def transition_edit(request: SignedInRequest, transition_id: int) -> HttpResponse:
    actor, at = request.actor, request.at
    row = _take(request, transition_id)
    found = take_cycle(request, row.cycle_id)
    form = _make_form(request, found, row, initial=fill_from_transition(row, read_roles(row)))

    def act() -> int:
        new, seen = clean_transition(form.values()), form.seen_version
        return actions.edit_transition(transition_id, new, seen_version=seen, by=actor, at=at)

    if request.method == "POST":
        saved = form.save(act, by=actor, at=at, subject=("ticket_type", found.type_id))
        if saved is not None:
            toast(request, form.say(_("Saved")))
            return leave(request, found.pk, f"way-{transition_id}")
    return _ask(request, found, form, title=str(row.name), submit=_("Save"))


@office_door
@require_POST
def transition_removal(request: SignedInRequest, transition_id: int) -> HttpResponse:
    row = _take(request, transition_id)
    actions.remove_transition(transition_id, by=request.actor, at=request.at)
    undo = Undo(reverse("transition_return", args=[transition_id]))
    toast(request, _("Transition “%(name)s” taken out") % {"name": row.name}, undo=undo)
    return leave(request, row.cycle_id, f"stage-{row.from_stage_id}")


@office_door
@require_POST
def transition_return(request: SignedInRequest, transition_id: int) -> HttpResponse:
    row = _take(request, transition_id, with_deleted=True)
    if row.deleted_at is not None:
        actions.restore_transition(transition_id, by=request.actor, at=request.at)
    found = take_cycle(request, row.cycle_id)
    toast(request, _("Transition “%(name)s” is back") % {"name": row.name})
    return see_other(request, page_of_draft(found, f"way-{transition_id}"))


def _take(
    request: SignedInRequest, transition_id: int, *, with_deleted: bool = False
) -> "Transition":
    rows = transitions_visible_to(request.actor, with_deleted=with_deleted)
    request.actor.require(Permission.EDIT_TICKET_SETTINGS)
    return take(rows, transition_id)


def _make_form(
    request: SignedInRequest, found: "Cycle", row: "Transition | None", *, initial: Any
) -> TransitionForm:
    known = None if row is None else row.status
    return TransitionForm(
        posted(request),
        stages=[("", _("Choose")), *name_all(view_cycle(found).rows.stages.values())],
        statuses=name_all(offered_statuses(request.actor, known)),
        roles=offered_roles(request.actor, row),
        initial=initial,
    )


def _ask(
    request: SignedInRequest, found: "Cycle", form: TransitionForm, *, title: str, submit: str
) -> HttpResponse:
    context = {
        "crumbs": crumbs_of(found),
        "cycle": found,
        "form": form,
        "title": title,
        "submit": submit,
    }
    template = "office/ticket_settings/transition.html"
    return render(request, template, context, block="dialog", status=form.status)
