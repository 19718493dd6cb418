"""Which face has the list of tickets?"""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.core.errors import NotPermitted
from naryad.lists.bulk.registry import verbs_of
from naryad.lists.fields import Asker
from naryad.lists.questions import Question, Show
from naryad.lists.tickets.rows import TicketRow, read_tickets
from naryad.lists.tickets.several_numbers import BETWEEN
from naryad.lists.tickets.tickets_list import ARCHIVED, OPEN, list_tickets, names_archive
from naryad.tickets.visibility import ARMS, tickets_visible_to
from naryad.web.acting import SignedInRequest
from naryad.web.lists.face import Adding, Empty, ListFace, Look, OpenList
from naryad.web.office.tickets.ticket_cells import (
    url_of,
    write_cells,
    write_dot,
    write_due,
    write_stage,
)
from naryad.web.taking import take


def open_tickets(asker: Asker) -> OpenList:
    if not may_see(asker.actor):
        raise NotPermitted
    return OpenList(list_tickets(asker), FACE)


def may_see(actor: Actor) -> bool:
    """Any at all."""
    return any(actor.may(arm.permission) for arm in ARMS if arm.permission)


def _name(row: TicketRow) -> str:
    return f"{row.number} {row.title}"


def _pick(row: TicketRow) -> str:
    """With the version that the reader sees: what changes meanwhile is left alone."""
    return f"{row.id}.{row.version}"


def _say_in_the_way(field: str, value: str, count: str, number: int) -> str:
    words = ngettext(
        "“%(field)s: %(value)s” is in the way: without it there would be %(count)s ticket.",
        "“%(field)s: %(value)s” is in the way: without it there would be %(count)s tickets.",
        number,
    )
    return words % {"field": field, "value": value, "count": count}


def _explain_nothing(actor: Actor) -> Empty:
    if not actor.may(Permission.SEE_ALL_TICKETS):
        text = _(
            "Your roles show tickets assigned to you, or those of your areas, companies and work "
            "types."
        )
        return Empty(_("There are no tickets here that you see"), text, "eye-off")
    text = _("Whatever somebody asks for stands here, with who answers for it and until when.")
    if not actor.may_change(Permission.ADD_TICKETS):
        return Empty(_("No tickets yet"), text, "clipboard-list")
    return Empty(
        _("No tickets yet"),
        text,
        "clipboard-list",
        action=_("Create the first one"),
        action_url=reverse("ticket_new"),
    )


def _describe_peek(request: SignedInRequest, ticket_id: int) -> Mapping[str, Any]:
    ticket = take(tickets_visible_to(request.actor, with_deleted=True), ticket_id)
    (row,) = read_tickets([ticket_id], actor=request.actor)
    return {
        "name": ticket.title,
        "ticket": ticket,
        "row": row,
        "url": url_of(row),
        "stage": write_stage(row),
        "criticality": write_dot(row.criticality_name, row.criticality_color),
        "due": write_due(row, request.at),
        "may_mark": request.actor.viewed_by is None and ticket.deleted_at is None,
    }


_CHANGES = frozenset(
    ("assign", "move", "criticality", "deadline", "work-type", "parent", "archive", "delete")
)


def _offer_bulk(opened: OpenList, question: Question) -> Mapping[str, Any] | None:
    """What makes no sense with the deleted, the living or what is put away is not offered."""
    only = frozenset({"restore"})
    if question.deleted != Show.ONLY:
        changes = _CHANGES
        only = changes if question.deleted == Show.HIDE else changes | only
    if names_archive(question):
        only |= {"unarchive"}
    if OPEN in question.parts:
        only -= {"archive"}
    if ARCHIVED in question.parts:
        only -= {"archive", "assign", "deadline"}
    verbs = [
        verb
        for verb in verbs_of("ticket")
        if verb.key in only and opened.actor.may_change(verb.permission)
    ]
    return {"verbs": verbs, "list": "tickets"} if verbs else None


FACE = ListFace(
    noun="tickets",
    title=gettext_lazy("Tickets"),
    search_label=gettext_lazy("Search tickets"),
    search_hint=gettext_lazy("Number, words, address, object, company"),
    search_between=BETWEEN,
    row_name=_name,
    row_url=url_of,
    pick_row=_pick,
    write_cells=write_cells,
    looks={
        "number": Look("num c-hide", width="w-13"),
        "title": Look("c-main"),
        "stage": Look("c-st", width="w-19"),
        "assignee": Look("c-hide", width="w-15"),
        "deadline": Look("c-sub", width="w-20"),
        "criticality": Look("c-hide", hides="c-mid", width="w-11"),
        "company": Look("mut c-hide", hides="c-wide", width="w-15"),
        "type": Look("mut c-hide", width="w-15"),
        "status": Look("c-hide", width="w-15"),
        "work_type": Look("mut c-hide", width="w-15"),
        "contract": Look("mut c-hide", width="w-15"),
        "requester": Look("mut c-hide", width="w-15"),
        "rating": Look("c-hide", width="w-11"),
        "created": Look("num c-hide", width="w-14"),
        "changed": Look("num c-hide", width="w-14"),
    },
    peek="office/tickets/peek.html",
    describe_peek=_describe_peek,
    bulk="office/runs/bulk_bar.html",
    offer_bulk=_offer_bulk,
    say_in_the_way=_say_in_the_way,
    explain_nothing=_explain_nothing,
    adding=Adding(
        gettext_lazy("New ticket"), lambda: reverse("ticket_new"), Permission.ADD_TICKETS
    ),
    has_menu=False,
)
