"""How does a row of a file become a ticket, and back?"""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.core.errors import Invalid
from naryad.core.outcomes import Outcome, only
from naryad.spreadsheets.sheets.columns import SheetKey
from naryad.spreadsheets.sheets.contact_cells import read_contacts, write_contacts
from naryad.spreadsheets.sheets.form_sheets import FormSheet
from naryad.spreadsheets.sheets.labels import one_by_one
from naryad.spreadsheets.sheets.sheet import Known, RowEdit, Values
from naryad.spreadsheets.sheets.ticket_columns import COLUMNS, FIELDS
from naryad.tickets import actions
from naryad.tickets.assigning import read_assignees
from naryad.tickets.codes import Source
from naryad.tickets.models import Ticket
from naryad.tickets.ticket_columns import EDITABLE, values_of_ticket
from naryad.tickets.ticket_input import TicketEdit, TicketInput, clean_ticket
from naryad.tickets.visibility import tickets_visible_to

_CONTACTS = ("contacts", "customer_contacts")
# Every moment of a sheet stands in it so.
_UTC = ZoneInfo("UTC")


class TicketsSheet(FormSheet):
    """A new one begins where the life cycle of its type begins, as by the form: stages, messages
    and files do not come from a file.

    A number is taken for ever, also by a ticket that was deleted: whoever may restore it gets it
    back, and what the row says is written into it.
    """

    noun = "tickets"
    label = _("Tickets")
    to_add, to_edit = Permission.ADD_TICKETS, Permission.EDIT_TICKETS
    all_columns, fields = COLUMNS, FIELDS
    keys = (
        SheetKey("number", pgettext_lazy("ticket", "Number"), ("number",)),
        SheetKey("external_id", _("External ID"), ("external_id",)),
    )
    found_by = {"number": ("number", str), "external_id": ("external_id", str)}
    unique = ("number", "external_id")
    called_by = ("number", "external_id")
    columns_of_fields = {field: key for key, field in FIELDS.items()}

    def visible(self, actor: Actor) -> QuerySet[Ticket]:
        return tickets_visible_to(actor)

    def held(
        self, ids: Collection[int], actor: Actor
    ) -> Mapping[int, tuple[int, Mapping[str, Any]]]:
        tickets = list(self.visible(actor).filter(pk__in=ids).order_by("pk"))
        pks = [each.pk for each in tickets]
        assignees = read_assignees(pks, organization_id=actor.organization_id)
        return {
            each.pk: (each.version, _shape(each, assignees.get(each.pk, frozenset())))
            for each in tickets
        }

    def read(self, values: Values) -> TicketInput:
        given = self.given(values)
        given |= {name: read_contacts(given.get(name) or "") for name in _CONTACTS}
        return clean_ticket(given, zone=_UTC, source=Source.OFFICE)

    @transaction.atomic
    def add_all(self, inputs: Sequence[Any], *, by: Actor, at: datetime) -> list[Outcome]:
        gone = _deleted_by_number(inputs, by)
        new = [each for each in inputs if each.number not in gone]
        added = iter(actions.create_tickets(new, by=by, at=at) if new else [])

        def bring_back(given: TicketInput) -> int:
            pk = only(actions.restore_tickets([gone[given.number]], by=by, at=at))
            fields = frozenset(EDITABLE) - {"html"}
            return only(actions.edit_tickets([TicketEdit(pk, given, fields)], by=by, at=at))

        return [
            one_by_one([each], bring_back)[0] if each.number in gone else next(added)
            for each in inputs
        ]

    def edit_one(self, edit: RowEdit, fields: frozenset[str], known: Known) -> TicketEdit:
        if "type_id" in fields:
            raise Invalid({"type_id": _("The type of a ticket changes on its card.")})
        if "assignee_ids" in fields:
            said = _("Assignees of a ticket change in the list and on its card.")
            raise Invalid({"assignee_ids": said})
        whole = self.read({**known.values, **edit.values})
        return TicketEdit(edit.id, whole, fields, edit.seen_version)

    def edit_all(self, edits: Sequence[Any], *, by: Actor, at: datetime) -> list[Outcome]:
        return actions.edit_tickets(edits, by=by, at=at)

    def delete(self, ids: Sequence[int], *, by: Actor, at: datetime) -> list[Outcome]:
        return actions.delete_tickets(ids, by=by, at=at)


def _deleted_by_number(inputs: Sequence[TicketInput], by: Actor) -> dict[str, int]:
    numbers = {each.number for each in inputs} - {""}
    if not numbers:
        return {}
    gone = tickets_visible_to(by, with_deleted=True).filter(is_living=False, number__in=numbers)
    return dict(gone.values_list("number", "pk"))


def _shape(ticket: Ticket, assignees: frozenset[int]) -> dict[str, Any]:
    values = values_of_ticket(ticket)
    values |= {name: write_contacts(values[name]) for name in _CONTACTS}
    return values | {"type_id": ticket.type_id, "assignee_ids": assignees}
