"""How is a ticket moved, assigned, deleted and restored from its card?"""

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from naryad.access.permissions import Permission
from naryad.core.ids import read_id
from naryad.core.outcomes import only
from naryad.tickets import actions
from naryad.tickets.around import assignees_of
from naryad.tickets.visibility import tickets_visible_to
from naryad.web.acting import SignedInRequest
from naryad.web.doors import office_door
from naryad.web.forms.action_form import ActionForm, posted
from naryad.web.forms.ticket_card import AssignForm, StepForm
from naryad.web.http import Undo, render, see_other, toast
from naryad.web.next_page import take_path
from naryad.web.office.ticket_settings.choices import find_assignees, offer_employees
from naryad.web.office.tickets.card_face import take_ticket, ticket_crumbs
from naryad.web.office.tickets.wholes import count_parts
from naryad.web.taking import demand
from naryad.web.ticket_steps import begin_step, find_step, show_moved_on

if TYPE_CHECKING:
    from naryad.tickets.models import Ticket


@office_door
def ticket_step(request: SignedInRequest, ticket_id: int, step_id: int) -> HttpResponse:
    """Along one transition, with a comment where somebody wants to."""
    actor, at = request.actor, request.at
    found = take_ticket(request, ticket_id, is_living=True)
    actor.require(Permission.MOVE_TICKETS)
    form = StepForm(posted(request), initial=begin_step(request, found))

    def act() -> int:
        move = actions.Move(ticket_id, step_id, form.stage_id, form.said, form.excuse)
        return only(actions.move_tickets([move], by=actor, at=at, device_at=form.sent_at))

    if form.is_bound and form.save(act, by=actor, at=at) is not None:
        return _leave(request, found)
    step, crumbs = find_step(request, found, step_id), ticket_crumbs(found)
    if step is None:
        return show_moved_on(request, found, form, crumbs=crumbs, card="ticket", step="ticket_step")
    form.ask_for_comment(is_asked=step.wants_comment)
    context = {"crumbs": crumbs, "ticket": found, "form": form, "step": step}
    context["may_skip_scan"] = actor.may(Permission.SKIP_SCANS)
    template = "office/tickets/step.html"
    return render(request, template, context, block="dialog", status=form.status)


def _leave(request: SignedInRequest, was: "Ticket") -> HttpResponse:
    """To the card; whoever does not see the ticket in its new stage goes to the list."""
    visible = tickets_visible_to(request.actor).select_related("stage")
    found = visible.filter(pk=was.pk).first()
    if found is None:
        toast(request, _("%(number)s has moved on") % {"number": was.number})
        return see_other(request, reverse("tickets"))
    said = _("%(number)s: %(stage)s") % {"number": found.number, "stage": found.stage.name}
    undo = Undo(reverse("ticket_step_undo", args=[found.pk]), {"version": str(found.version)})
    toast(request, said, undo=undo)
    return see_other(request, _card(found))


@office_door
@require_POST
def ticket_step_undo(request: SignedInRequest, ticket_id: int) -> HttpResponse:
    """From the toast; a second click, and one that comes too late, says so."""
    actor = request.actor
    found = take_ticket(request, ticket_id, is_living=True)
    seen = read_id(request.POST.get("version", "")) or 0
    only(actions.undo_moves([actions.Return(ticket_id, seen)], by=actor, at=request.at))
    toast(request, _("%(number)s is as before") % {"number": found.number})
    return see_other(request, _card(found))


@office_door
@require_POST
def ticket_favourite(request: SignedInRequest, ticket_id: int) -> HttpResponse:
    found, is_on = take_ticket(request, ticket_id, is_living=True), bool(request.POST.get("on"))
    only(actions.mark_favourites([ticket_id], is_favourite=is_on, by=request.actor, at=request.at))
    said = _("%(number)s is a favourite") if is_on else _("%(number)s is no favourite any more")
    toast(request, said % {"number": found.number})
    # Back to the card, or to the list with the ticket beside it.
    came_from = take_path(request.headers.get("Referer", ""))
    return see_other(request, came_from if came_from != "/" else _card(found))


@office_door
def ticket_assignment(request: SignedInRequest, ticket_id: int) -> HttpResponse:
    actor, at = request.actor, request.at
    found = take_ticket(request, ticket_id, is_living=True)
    actor.require(Permission.ASSIGN_TICKETS)
    form = _make_form(request, found)

    def act() -> int:
        new = actions.Assignment(ticket_id, form.chosen, seen_ids=form.held)
        return only(actions.assign_tickets([new], by=actor, at=at, device_at=form.sent_at))

    if form.is_bound and form.save(act, by=actor, at=at, subject=("ticket", ticket_id)) is not None:
        toast(request, form.say(_("Assignees saved")))
        return see_other(request, _card(found))
    context = {"crumbs": ticket_crumbs(found), "ticket": found, "form": form}
    template = "office/tickets/assignment.html"
    return render(request, template, context, block="dialog", status=form.status)


def _make_form(request: SignedInRequest, found: "Ticket") -> AssignForm:
    """Offers whoever does it and whoever was chosen, and the first employees by name."""
    held = assignees_of(found)
    chosen = {*map(str, held), *request.POST.getlist("assignee_ids")}
    choices = offer_employees(request.actor, chosen)
    return AssignForm(posted(request), held=held, choices=choices)


@office_door
@require_safe
def ticket_assignees(request: SignedInRequest, ticket_id: int) -> HttpResponse:
    """Answers the search inside the form."""
    take_ticket(request, ticket_id, is_living=True)
    demand(request.actor, Permission.ASSIGN_TICKETS)
    words = " ".join(request.GET.get("q", "").replace("\x00", "").split())[:100]
    options = find_assignees(request.actor, words)
    context = {"field": "assignee_ids", "options": options}
    return render(request, "office/tickets/employees.html", context)


@office_door
@require_POST
def ticket_taking(request: SignedInRequest, ticket_id: int) -> HttpResponse:
    """By whoever wants to do it themselves."""
    actor = request.actor
    found = take_ticket(request, ticket_id, is_living=True)
    new = actions.Assignment(ticket_id, frozenset({actor.person_id or 0}), actions.How.ADD)
    only(actions.assign_tickets([new], by=actor, at=request.at))
    toast(request, _("%(number)s is yours now") % {"number": found.number})
    return see_other(request, _card(found))


@office_door
def ticket_deletion(request: SignedInRequest, ticket_id: int) -> HttpResponse:
    actor, at = request.actor, request.at
    found = take_ticket(request, ticket_id, is_living=request.method != "POST")
    actor.require(Permission.DELETE_TICKETS)
    form = ActionForm(posted(request))

    def act() -> int:
        return only(actions.delete_tickets([ticket_id], by=actor, at=at))

    if form.is_bound and form.save(act, by=actor, at=at) is not None:
        undo = Undo(reverse("ticket_restoration", args=[ticket_id]))
        toast(request, _("“%(name)s” deleted") % {"name": found.number}, undo=undo)
        return see_other(request, reverse("tickets"))
    context = {"crumbs": ticket_crumbs(found), "ticket": found, "form": form}
    context["rows"] = _foresee_deletion(count_parts(ticket_id, actor=actor))
    template = "office/tickets/deletion.html"
    return render(request, template, context, block="dialog", status=form.status)


def _foresee_deletion(parts: int) -> list[tuple[str, str, str]]:
    rows = [("check", _("Nothing moves it by time"), _("while it is deleted."))]
    if parts:
        words = ngettext("%(count)s part", "%(count)s parts", parts) % {"count": parts}
        said = ngettext(
            "is not deleted and stays its part.", "are not deleted and stay its parts.", parts
        )
        rows.append(("stays", words, said))
    rows.append(("stays", _("Its number"), _("is never given to another ticket.")))
    return [*rows, ("stays", _("History"), _("stays as it is."))]


@office_door
@require_POST
def ticket_restoration(request: SignedInRequest, ticket_id: int) -> HttpResponse:
    actor = request.actor
    found = take_ticket(request, ticket_id)
    actor.require(Permission.DELETE_TICKETS)
    if found.deleted_at is not None:
        only(actions.restore_tickets([ticket_id], by=actor, at=request.at))
    toast(request, _("“%(name)s” restored") % {"name": found.number})
    return see_other(request, _card(found))


def _card(found: "Ticket") -> str:
    return reverse("ticket", args=[found.pk])
