"""What stands on the card of a ticket?"""

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from naryad.access.permissions import Permission
from naryad.contracts.validity import state_of
from naryad.core.rows import Row
from naryad.files.owners import Owner
from naryad.tickets.answers import ready_answers
from naryad.tickets.around import SHOWN_WITH, Around, look_around
from naryad.tickets.codes import Side
from naryad.tickets.favourites import favourites_of
from naryad.tickets.next_steps import steps_from
from naryad.tickets.passage import stages_passed
from naryad.tickets.taking_part import follows, take_part
from naryad.tickets.visibility import tickets_visible_to
from naryad.web.acting import SignedInRequest
from naryad.web.answers import values_of_marks
from naryad.web.files.panel import Panel, read_panel
from naryad.web.forms.rows import dial
from naryad.web.forms.ticket_card import MessageForm
from naryad.web.http import Crumb
from naryad.web.office.contracts.contract_list import KINDS
from naryad.web.office.contracts.on_cards import describe_covering
from naryad.web.office.tickets.clock import read_clock
from naryad.web.office.tickets.feed import read_feed
from naryad.web.office.tickets.requester import describe_requests
from naryad.web.office.tickets.ticket_cells import write_rating
from naryad.web.span_words import say_span
from naryad.web.taking import take
from naryad.web.visits import say_visit

if TYPE_CHECKING:
    from naryad.access.actor import Actor
    from naryad.contracts.models import Contract
    from naryad.tickets.models import Ticket


# Of photos and of other files; a page of their own shows all of them.
_FILES = 12


def take_ticket(request: SignedInRequest, ticket_id: int, *, is_living: bool = False) -> "Ticket":
    visible = tickets_visible_to(request.actor, with_deleted=not is_living)
    return take(visible.select_related(*SHOWN_WITH), ticket_id)


def ticket_crumbs(ticket: "Ticket", *, url: str = "") -> list[Crumb]:
    return [Crumb(_("Tickets"), reverse("tickets")), Crumb(ticket.number, url)]


def face_ticket(
    request: SignedInRequest, ticket: "Ticket", form: MessageForm | None = None
) -> dict[str, Any]:
    actor, asked = request.actor, request.GET
    around = look_around(ticket, actor=actor, at=request.at)
    panel = _read_files(request, ticket)
    feed = read_feed(actor, ticket.pk, show=asked.get("show", ""), before=asked.get("before", ""))
    side = Side.CUSTOMER if feed.show == "customer" else Side.TEAM
    return {
        "ticket": ticket,
        "is_favourite": favourites_of(actor).filter(ticket_id=ticket.pk).exists(),
        "around": around,
        "asset": around.asset,
        **_lead_on(ticket),
        "crumbs": ticket_crumbs(ticket),
        "estimate": say_span((ticket.estimated_minutes or 0) * 60),
        "clock": read_clock(ticket, request.at),
        "visit": say_visit(ticket, request.at),
        "rating": write_rating(ticket.rating),
        "passed": stages_passed(ticket),
        "feed": feed,
        "follows": follows(ticket, actor=actor),
        "parts": take_part(ticket, assignee_ids=around.assignee_ids, actor=actor),
        "panel": panel,
        "archive_url": archive_of_files(ticket, panel, actor=actor),
        "answers": ready_answers(actor, values_of_marks(ticket, around, request.at)),
        "form": form or MessageForm(initial={"side": side}),
        "may_write": actor.viewed_by is None and ticket.deleted_at is None,
        **_offer_steps(request, ticket, around.assignee_ids),
        **(describe_covering(actor, around.asset) if around.asset else {"shows_contracts": False}),
        "contract_mark": _mark_contract(actor, around.contract),
        **dial_contacts(ticket, around),
        **describe_requests(actor, ticket.requester_id, without=ticket.pk),
        "may_take": (
            actor.may_change(Permission.ASSIGN_TICKETS)
            and actor.person_id not in around.assignee_ids
        ),
    }


def _read_files(request: SignedInRequest, ticket: "Ticket") -> Panel:
    path = reverse("ticket_files", args=[ticket.pk])
    return read_panel(request, Owner("ticket", ticket.pk), size=_FILES, path=path)


def archive_of_files(ticket: "Ticket", panel: Panel, *, actor: "Actor") -> str:
    """Where all that is attached is asked for as one file: empty where nothing is, and where the
    list shows this reader no such ticket."""
    asked = {"number.is": ticket.number, "format": "zip"}
    if ticket.archived_at is not None:
        asked["archived"] = "yes"
    may_ask = ticket.archived_at is None or actor.may(Permission.ARCHIVE_TICKETS)
    if not panel.total or ticket.deleted_at is not None or actor.viewed_by is not None:
        return ""
    return f"{reverse('export_new', args=['tickets'])}?{urlencode(asked)}" if may_ask else ""


def _lead_on(ticket: "Ticket") -> dict[str, str]:
    """A part is where the whole is, and for whom; who sees neither gets a form without them."""
    new, whole = reverse("ticket_new"), {"parent_id": ticket.pk}
    given = {**whole, "asset_id": ticket.asset_id, "company_id": ticket.company_id}
    return {
        "part_url": f"{new}?{urlencode({name: each for name, each in given.items() if each})}",
        "copy_url": f"{new}?{urlencode({'copy': ticket.pk})}",
        "parts_url": f"{reverse('tickets')}?{urlencode({'parent': ticket.pk})}",
    }


def _offer_steps(
    request: SignedInRequest, ticket: "Ticket", assignee_ids: frozenset[int]
) -> dict[str, Any]:
    """The first within reach is the big button."""
    actor = request.actor
    if actor.viewed_by is not None or ticket.deleted_at is not None:
        return {"next_step": None, "other_steps": []}
    steps = steps_from(ticket, assignee_ids=assignee_ids, actor=actor)
    first = steps[0] if steps and steps[0].is_within_reach else None
    return {"next_step": first, "other_steps": steps[1:] if first else steps}


def _mark_contract(actor: "Actor", contract: "Contract | None") -> tuple[str, str] | None:
    """One that is over is no hindrance, and is said."""
    if contract is None:
        return None
    state = state_of(contract, today=actor.today)
    return str(state.label), KINDS[state]


def dial_contacts(ticket: "Ticket", around: Around) -> dict[str, list[Any]]:
    """Whom to call, each once: those of the ticket first."""
    held = {
        "customer_contacts": ticket.customer_contacts,
        "contacts": ticket.contacts,
        "asset_contacts": around.asset and around.asset.contacts,
        "company_contacts": around.company and around.company.contact_persons,
    }
    seen: set[tuple[str, str]] = set()
    found: dict[str, list[Any]] = {}
    for name, rows in held.items():
        fresh = {_known_by(row): dial(row) for row in rows or () if _known_by(row) not in seen}
        seen |= fresh.keys()
        found[name] = list(fresh.values())
    return found


def _known_by(row: Row) -> tuple[str, str]:
    return row.get("name", ""), row.get("phone", "")
