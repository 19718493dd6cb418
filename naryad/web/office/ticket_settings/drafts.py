"""How is a draft begun, thrown away and published from its page?"""

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from naryad.access.permissions import Permission
from naryad.tickets import actions
from naryad.tickets.cycle_reading import gather_facts
from naryad.tickets.queries import CycleView, cycles_of_types, view_cycle
from naryad.tickets.replaying import MOST_TICKETS, replay_moves
from naryad.tickets.visibility_of_settings import cycles_visible_to, ticket_types_visible_to
from naryad.web.acting import SignedInRequest
from naryad.web.doors import office_door
from naryad.web.forms.action_form import posted
from naryad.web.forms.cycles import DraftForm, PublicationForm
from naryad.web.http import Crumb, Undo, render, see_other, toast
from naryad.web.office.ticket_settings.choices import offer_sources, read_source
from naryad.web.office.ticket_settings.finding_words import describe_findings
from naryad.web.office.ticket_settings.publishing import find_vanishing, offer_stages
from naryad.web.office.ticket_settings.tabs import lead_to
from naryad.web.taking import take

if TYPE_CHECKING:
    from naryad.tickets.models import Cycle


@office_door
def draft_new(request: SignedInRequest, type_id: int) -> HttpResponse:
    """A new version, like the one in force or another one."""
    actor, at = request.actor, request.at
    row = take(ticket_types_visible_to(actor), type_id)
    actor.require(Permission.EDIT_TICKET_SETTINGS)
    sources = offer_sources(actor, but=row)
    known = cycles_of_types(actor).get(type_id)
    if known is not None and known.in_force is not None:
        sources.insert(0, (f"type:{type_id}", _("As it is in force now")))
    form = DraftForm(posted(request), sources=sources)

    def act() -> int:
        source = read_source(str(form.values()["source"] or ""))
        return actions.start_draft(type_id, source=source, by=actor, at=at)

    if request.method == "POST" and form.save(act, by=actor, at=at) is not None:
        return see_other(request, reverse("cycle", args=[type_id]))
    context = {"crumbs": [*lead_to("types"), Crumb(str(row.name))], "type": row, "form": form}
    template = "office/ticket_settings/draft.html"
    return render(request, template, context, block="dialog", status=form.status)


@office_door
@require_POST
def draft_discarding(request: SignedInRequest, cycle_id: int) -> HttpResponse:
    found = take_cycle(request, cycle_id)
    actions.discard_draft(cycle_id, by=request.actor, at=request.at)
    undo = Undo(reverse("draft_return", args=[cycle_id]))
    said = _("Draft %(number)s thrown away") % {"number": found.number}
    toast(request, said, undo=undo)
    return see_other(request, reverse("cycle", args=[found.type_id]))


@office_door
@require_POST
def draft_return(request: SignedInRequest, cycle_id: int) -> HttpResponse:
    found = take_cycle(request, cycle_id, with_deleted=True)
    if found.deleted_at is not None:
        actions.restore_draft(cycle_id, by=request.actor, at=request.at)
    toast(request, _("The draft is back"))
    return see_other(request, reverse("cycle", args=[found.type_id]))


@office_door
def draft_publication(request: SignedInRequest, cycle_id: int) -> HttpResponse:
    """What changes with it, and the last question."""
    actor, at = request.actor, request.at
    found = take_cycle(request, cycle_id)
    view = view_cycle(found)
    form = _read_publication(request, view)

    def act() -> int:
        seen, to = form.seen_version, form.targets()
        return actions.publish_draft(cycle_id, seen_version=seen, by=actor, at=at, to=to)

    if request.method == "POST" and form.save(act, by=actor, at=at) is not None:
        toast(request, _("Version %(number)s is in force") % {"number": found.number})
        return see_other(request, reverse("cycle", args=[found.type_id]))
    context = {
        "crumbs": [*lead_to("types"), Crumb(str(found.type.name))],
        "cycle": found,
        "form": form,
        "findings": describe_findings(view),
    }
    template = "office/ticket_settings/publication.html"
    return render(request, template, context, block="dialog", status=form.status)


@office_door
@require_safe
def draft_trial(request: SignedInRequest, cycle_id: int) -> HttpResponse:
    """What the last tickets would not have been able to do by it; nothing is written."""
    found = take_cycle(request, cycle_id)
    view = view_cycle(found)
    context = {
        "crumbs": [*lead_to("types"), Crumb(str(found.type.name))],
        "cycle": found,
        "replay": replay_moves(found.type_id, gather_facts(view.rows), actor=request.actor),
        "most": MOST_TICKETS,
        "standing": [each for each in find_vanishing(request.actor, view) if each.standing],
    }
    template = "office/ticket_settings/trial.html"
    return render(request, template, context, block="dialog")


def _read_publication(request: SignedInRequest, view: CycleView) -> PublicationForm:
    return PublicationForm(
        posted(request),
        vanishing=find_vanishing(request.actor, view),
        stages=offer_stages(view),
        version=view.cycle.version,
    )


def take_cycle(request: SignedInRequest, cycle_id: int, *, with_deleted: bool = False) -> "Cycle":
    """For doors that change something: 404 for whoever does not see it, 403 for who may not."""
    cycles = cycles_visible_to(request.actor, with_deleted=with_deleted)
    known = cycles.filter(type__deleted_at=None).select_related("type", "start_stage")
    request.actor.require(Permission.EDIT_TICKET_SETTINGS)
    return take(known, cycle_id)
