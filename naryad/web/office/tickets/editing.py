"""How are tickets created and changed in the office?"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.core.drafts import drop_draft, find_draft, keep_draft
from naryad.core.errors import NotVisible
from naryad.core.outcomes import only
from naryad.tickets import actions
from naryad.tickets.codes import Source
from naryad.tickets.ticket_input import TicketEdit, TicketInput, clean_ticket
from naryad.tickets.visibility import tickets_visible_to
from naryad.web.acting import SignedInRequest
from naryad.web.doors import office_door
from naryad.web.forms.action_form import posted
from naryad.web.forms.drafts import typed_into
from naryad.web.forms.tickets import TicketEditForm, TicketForm, fill_from_ticket
from naryad.web.http import Crumb, render, see_other, toast
from naryad.web.menu import open_sections
from naryad.web.office.contracts.contract_list import may_see
from naryad.web.office.menu import OFFICE
from naryad.web.office.tickets.beginning import begin, draft_of, is_given
from naryad.web.office.tickets.choices import (
    SOUGHT,
    Pairs,
    find_options,
    is_one_of_many,
    offer,
)
from naryad.web.office.tickets.known_contacts import find_known, name_known, take_known
from naryad.web.office.tickets.requester import describe_requests
from naryad.web.taking import take

if TYPE_CHECKING:
    from naryad.tickets.models import Ticket

# By what stands in these it is decided what is offered.
_CHOSEN = (*SOUGHT, "type_id", "work_type_id")


@office_door
def ticket_new(request: SignedInRequest) -> HttpResponse:
    actor, at = request.actor, request.at
    actor.require(Permission.ADD_TICKETS)
    has_to_begin = request.method == "POST" or is_given(request.GET)
    kept = None if has_to_begin else find_draft(**draft_of(actor))
    # What it offers is read when it is drawn: most that are sent are saved at once.
    initial = {} if request.method == "POST" else begin(request, kept)
    form = TicketForm(posted(request), choices={}, initial=initial)

    def act() -> int:
        return only(actions.create_tickets([_read(form, actor)], by=actor, at=at))

    if form.is_to_be_saved:
        new_id = form.save(act, by=actor, at=at)
        if new_id is not None:
            drop_draft(**draft_of(actor))
            return _leave(request, _("Ticket created"), new_id)
    form.offer(_offer(request, initial))
    return _show(request, form, has_draft=kept is not None)


@office_door
@require_POST
def ticket_draft(request: SignedInRequest) -> HttpResponse:
    """What is being typed; or nothing of it, when somebody starts anew."""
    actor = request.actor
    actor.require(Permission.ADD_TICKETS)
    if "drop" in request.POST:
        drop_draft(**draft_of(actor))
        return see_other(request, reverse("ticket_new"))
    keep_draft(**draft_of(actor), values=typed_into(request.POST), at=request.at)
    return HttpResponse(status=204)


@office_door
def ticket_edit(request: SignedInRequest, ticket_id: int) -> HttpResponse:
    actor, at = request.actor, request.at
    found = take(tickets_visible_to(actor), ticket_id)
    actor.require(Permission.EDIT_TICKETS)
    choices = _offer(request, _held(found))
    held = fill_from_ticket(found, choices)
    form = TicketEditForm(posted(request), choices=choices, initial=held)

    def act() -> int:
        new = _read(form, actor, type_id=found.type_id)
        edit = TicketEdit(ticket_id, new, form.touched(), form.seen_version)
        return only(actions.edit_tickets([edit], by=actor, at=at))

    if form.is_to_be_saved:
        saved = form.save(act, by=actor, at=at, subject=("ticket", ticket_id))
        if saved is not None:
            return _leave(request, form.say(_("Saved")), ticket_id)
    return _show(request, form, of=found)


@office_door
@require_safe
def ticket_options(request: SignedInRequest, sought: str) -> HttpResponse:
    """Answers the search inside the form."""
    if sought not in SOUGHT:
        raise NotVisible
    words = " ".join(request.GET.get("q", "").replace("\x00", "").split())[:300]
    chosen = {name: request.GET.getlist(name) for name in SOUGHT}
    options = find_options(sought, words, actor=request.actor, chosen=chosen)
    context = {"field": sought, "options": options, "one": is_one_of_many(sought)}
    return render(request, "office/tickets/options.html", context)


@office_door
@require_safe
def ticket_known_contacts(request: SignedInRequest) -> HttpResponse:
    """Whose contact persons are offered when another object or company is chosen."""
    chosen = {name: request.GET.getlist(name) for name in ("asset_id", "company_id")}
    options = name_known(find_known(chosen, actor=request.actor))
    context = {"options": options, "picked": request.GET.getlist("known_contacts"), "wrong": ""}
    return render(request, "office/tickets/known_contacts.html", context)


def _read(form: TicketForm, actor: Actor, **known: Any) -> TicketInput:
    zone: Any = timezone.get_current_timezone()
    given = take_known({**form.given(), **known}, actor=actor)
    return clean_ticket(given, zone=zone, source=Source.OFFICE)


def _held(found: "Ticket") -> dict[str, Any]:
    return {name: [getattr(found, name)] for name in _CHOSEN if getattr(found, name, None)}


def _offer(request: SignedInRequest, initial: Mapping[str, Any]) -> dict[str, Pairs]:
    """By field; what stands in the form now is among it."""
    chosen = {name: [*request.POST.getlist(name), *_some(initial.get(name))] for name in _CHOSEN}
    known = name_known(find_known(chosen, actor=request.actor))
    return {**offer(request.actor, chosen=chosen), "known_contacts": known}


def _some(value: Any) -> list[Any]:
    return list(value) if isinstance(value, (list, tuple)) else [value] if value else []


def _show(
    request: SignedInRequest,
    form: TicketForm,
    *,
    of: "Ticket | None" = None,
    has_draft: bool = False,
) -> HttpResponse:
    title = _("Ticket %(number)s") % {"number": of.number} if of else _("New ticket")
    context = {
        "crumbs": [Crumb(_("Tickets"), reverse("tickets")), Crumb(title)],
        "menu": open_sections(OFFICE, request.actor, reverse("tickets")),
        "form": form,
        "title": title,
        "is_new": of is None,
        "type_id": of.type_id if of else None,
        **describe_requests(
            request.actor, form["requester_id"].value(), without=of.pk if of else 0
        ),
        "may_assign": request.actor.may(Permission.ASSIGN_TICKETS),
        "sees_contracts": may_see(request.actor),
        "has_draft": has_draft,
        "back": reverse("ticket", args=[of.pk]) if of else reverse("tickets"),
    }
    return render(request, "office/tickets/edit.html", context, status=form.status)


def _leave(request: SignedInRequest, said: str, ticket_id: int) -> HttpResponse:
    """To the card, which not everybody sees who may ask for something."""
    toast(request, said)
    if tickets_visible_to(request.actor).filter(pk=ticket_id).exists():
        return see_other(request, reverse("ticket", args=[ticket_id]))
    return see_other(request, reverse("ticket_new"))
