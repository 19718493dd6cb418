"""How does history name what is known about a ticket?"""

from collections.abc import Iterable, Mapping
from typing import Any

from naryad.assets.models import Asset
from naryad.catalog.models import WorkType
from naryad.companies.models import Company
from naryad.contracts.models import Contract
from naryad.core.contact_persons import CELLS
from naryad.core.rows import Row, say_row
from naryad.history import naming
from naryad.history.naming import Names, ReadNames, nameless, names_in
from naryad.tickets.models import Criticality, Stage, Status, Ticket, TicketType

NAMED: Mapping[str, ReadNames] = {
    "type_id": names_in(TicketType),
    "stage_id": names_in(Stage),
    "status_id": names_in(Status),
    "criticality_id": names_in(Criticality),
    "company_id": names_in(Company),
    "asset_id": names_in(Asset),
    "contract_id": names_in(Contract),
    "work_type_id": names_in(WorkType),
    "requester_id": nameless,
    "assignee_ids": nameless,
    "participant_ids": nameless,
    "parent_id": lambda organization_id, ids: dict(
        Ticket.objects.filter(organization_id=organization_id, pk__in=ids).values_list(
            "pk", "number"
        )
    ),
}


def _say_contacts(rows: Iterable[Row] | None) -> list[str]:
    """In the order of the form, which the database does not keep."""
    return [say_row({cell: row.get(cell, "") for cell in CELLS}) for row in rows or ()]


_SAID = {"contacts": _say_contacts, "customer_contacts": _say_contacts}


def read_names(held: Iterable[Mapping[str, Any]], *, organization_id: int) -> Names:
    return naming.read_names(held, NAMED, organization_id=organization_id, said=_SAID)


def describe_changes(
    before: Mapping[str, Any], after: Mapping[str, Any], names: Names
) -> dict[str, dict[str, Any]]:
    """The fields of `after` that part from `before`, in the shape that events keep. Of a text its
    words; or, where these are the same, that it looks otherwise."""
    told = {
        name: {"old": names.say(name, before.get(name)), "new": names.say(name, value)}
        for name, value in after.items()
        if name != "html" and _differ(before.get(name), value)
    }
    if "text" not in told and _differ(before.get("html"), after.get("html")):
        told["formatting"] = {"old": None, "new": "FORMATTING_CHANGED"}
    return told


def _differ(old: Any, new: Any) -> bool:
    return old != new and (bool(old) or bool(new))
