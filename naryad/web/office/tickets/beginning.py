"""With what does the form of a new ticket begin?"""

from collections.abc import Mapping
from typing import Any

from naryad.access.actor import Actor
from naryad.core.contact_persons import CELLS
from naryad.tickets.visibility import tickets_visible_to
from naryad.web.acting import SignedInRequest
from naryad.web.forms.drafts import as_posted
from naryad.web.forms.rows import write_rows_out
from naryad.web.forms.tickets import TicketForm
from naryad.web.office.tickets.choices import name_options, usual_type

_GIVEN = ("asset_id", "company_id", "parent_id", "requester_id")
# A copy is asked anew: number, time and who does it are its own.
_COPIED = (
    "title",
    "type_id",
    "text",
    "html",
    "criticality_id",
    "company_id",
    "asset_id",
    "contract_id",
    "work_type_id",
    "address",
    "requester_id",
)
_LONGEST_ID = 18


def is_given(query: Mapping[str, str]) -> bool:
    """Somebody comes from the card of something: an old draft is about something else."""
    return any(query.get(name) for name in (*_GIVEN, "copy"))


def draft_of(actor: Actor) -> dict[str, Any]:
    assert actor.person_id is not None
    return {
        "organization_id": actor.organization_id,
        "person_id": actor.person_id,
        "form": "ticket_new",
    }


def begin(request: SignedInRequest, kept: Mapping[str, Any] | None) -> dict[str, Any]:
    """With what was typed before; or with what the address names and the reader sees."""
    actor = request.actor
    if kept is not None:
        return TicketForm(as_posted(kept), choices={}).values()
    named = {name: name_options(name, [request.GET.get(name)], actor=actor) for name in _GIVEN}
    seen = {name: pairs[0][0] for name, pairs in named.items() if pairs}
    return {"type_id": usual_type(actor), **_copy(request.GET.get("copy", ""), actor), **seen}


def _copy(given: str, actor: Actor) -> dict[str, Any]:
    if not (given.isascii() and given.isdecimal() and len(given) <= _LONGEST_ID):
        return {}
    found = tickets_visible_to(actor).filter(pk=int(given)).first()
    if found is None:
        return {}
    persons = write_rows_out([*found.contacts, *found.customer_contacts], CELLS)
    return {name: getattr(found, name) or "" for name in _COPIED} | {"contacts": persons}
