"""How do the start, the stages and the order of a draft change from its page?"""

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from naryad.tickets import actions
from naryad.tickets.queries import offered_statuses, stages_beside, view_cycle
from naryad.web.acting import SignedInRequest
from naryad.web.doors import office_door
from naryad.web.forms.action_form import posted
from naryad.web.forms.cycles import StageChoiceForm, StartForm
from naryad.web.http import Crumb, Undo, render, see_other, toast
from naryad.web.office.ticket_settings.choices import name_all
from naryad.web.office.ticket_settings.cycle_face import page_of_draft
from naryad.web.office.ticket_settings.drafts import take_cycle
from naryad.web.office.ticket_settings.ids import read_id, read_ids
from naryad.web.office.ticket_settings.ordering import read_order
from naryad.web.office.ticket_settings.tabs import lead_to

if TYPE_CHECKING:
    from naryad.tickets.models import Cycle


@office_door
def cycle_start(request: SignedInRequest, cycle_id: int) -> HttpResponse:
    actor, at = request.actor, request.at
    found = take_cycle(request, cycle_id)
    form = StartForm(
        posted(request),
        stages=name_all(view_cycle(found).rows.stages.values()),
        statuses=name_all(offered_statuses(actor, found.start_status)),
        cycle=found,
    )

    def act() -> int:
        given = form.values()
        ids = {
            "stage_id": read_id(given, "start_stage_id"),
            "status_id": read_id(given, "start_status_id"),
        }
        return actions.set_start(cycle_id, **ids, seen=read_ids(given["was"]), by=actor, at=at)

    if request.method == "POST" and form.save(act, by=actor, at=at) is not None:
        toast(request, _("Saved"))
        return leave(request, cycle_id, "start")
    context = {"crumbs": crumbs_of(found), "cycle": found, "form": form}
    template = "office/ticket_settings/start.html"
    return render(request, template, context, block="dialog", status=form.status)


@office_door
def cycle_stage_new(request: SignedInRequest, cycle_id: int) -> HttpResponse:
    actor, at = request.actor, request.at
    found = take_cycle(request, cycle_id)
    beside = stages_beside(actor, view_cycle(found))
    form = StageChoiceForm(posted(request), stages=name_all(beside))

    def act() -> int:
        stage_id = read_id(form.values(), "stage_id")
        return actions.add_cycle_stage(cycle_id, stage_id, by=actor, at=at)

    if request.method == "POST":
        stage_id = form.save(act, by=actor, at=at)
        if stage_id is not None:
            toast(request, _("Stage added to the draft"))
            return leave(request, cycle_id, f"stage-{stage_id}")
    context = {"crumbs": crumbs_of(found), "cycle": found, "form": form, "beside": beside}
    template = "office/ticket_settings/stage_choice.html"
    return render(request, template, context, block="dialog", status=form.status)


@office_door
@require_POST
def cycle_stage_removal(request: SignedInRequest, cycle_id: int, stage_id: int) -> HttpResponse:
    take_cycle(request, cycle_id)
    actions.remove_cycle_stage(cycle_id, stage_id, by=request.actor, at=request.at)
    undo = Undo(reverse("cycle_stage_return", args=[cycle_id, stage_id]))
    toast(request, _("Stage taken out, with its transitions"), undo=undo)
    return leave(request, cycle_id)


@office_door
@require_POST
def cycle_stage_return(request: SignedInRequest, cycle_id: int, stage_id: int) -> HttpResponse:
    found = take_cycle(request, cycle_id)
    if stage_id not in view_cycle(found).rows.stages:
        actions.restore_cycle_stage(cycle_id, stage_id, by=request.actor, at=request.at)
    toast(request, _("The stage is back"))
    return leave(request, cycle_id, f"stage-{stage_id}")


@office_door
@require_POST
def cycle_order(request: SignedInRequest, cycle_id: int) -> HttpResponse:
    """The buttons of one stage; `stage` says of which, for a step without a script."""
    found = take_cycle(request, cycle_id)
    stage_id = read_id(request.POST, "stage") or 0
    known = [each.pk for each in view_cycle(found).leaving(stage_id)]
    order = read_order(request, known)
    actions.arrange_transitions(cycle_id, order, by=request.actor, at=request.at)
    if "quietly" in request.POST:
        return HttpResponse(status=204)
    return leave(request, cycle_id, f"stage-{stage_id}")


def leave(request: SignedInRequest, cycle_id: int, anchor: str = "") -> HttpResponse:
    """To the page of the draft as it is now."""
    return see_other(request, page_of_draft(take_cycle(request, cycle_id), anchor))


def crumbs_of(found: "Cycle") -> list[Crumb]:
    return [*lead_to("types"), Crumb(str(found.type.name), reverse("cycle", args=[found.type_id]))]
