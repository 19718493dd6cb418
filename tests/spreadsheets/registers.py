"""Which companies, objects and tickets does a random sheet speak of, and what is their form?"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from naryad.access.permissions import Permission
from naryad.assets.actions import add_assets, edit_assets
from naryad.assets.describing import values_of
from naryad.assets.input import AssetEdit, AssetInput
from naryad.assets.linking import read_links
from naryad.assets.models import Asset
from naryad.companies.actions import add_companies, edit_companies
from naryad.companies.columns import input_of
from naryad.companies.input import CompanyEdit
from naryad.companies.models import Company
from naryad.core.outcomes import Outcome
from naryad.tickets.actions import create_tickets, edit_tickets
from naryad.tickets.assigning import read_assignees
from naryad.tickets.models import Ticket
from naryad.tickets.ticket_columns import EDITABLE, values_of_ticket
from naryad.tickets.ticket_input import TicketEdit, TicketInput
from tests.tickets.asking import first_type
from tests.world import World

P = Permission
Texts = Mapping[str, Sequence[str]]
Inputs = dict[int, Any]


@dataclass(frozen=True)
class Register:
    """`texts`: head → what may stand below it; the first head is the key, and says of something new
    what it is called. `inputs`: what stands in the forms of the administrator. `adds`, `edits`:
    the form's own action, of which the names of the changed fields are told."""

    texts: Callable[[World], Texts]
    rights: Sequence[Permission]
    inputs: Callable[[World], Inputs]
    adds: Callable[..., list[Outcome]]
    edits: Callable[..., Any]


def _texts_of_companies(world: World) -> Texts:
    house = world.service
    names = [each.name for each in (house.zenit, house.mayak, house.polus)]
    return {
        "name": [*names, "New one"],
        "parent": ["", *names[:2]],
        "inn": ["", "7707083893", "7707083894"],
        "is_contractor": ["", "yes"],
    }


def _inputs_of_companies(world: World) -> Inputs:
    living = Company.objects.filter(organization=world.service.organization, deleted_at=None)
    return {each.pk: input_of(each) for each in living}


def _edit_company(pk: int, new: Any, changed: frozenset[str], **by: Any) -> list[Outcome]:
    return edit_companies([CompanyEdit(pk, new)], **by)


def _texts_of_objects(world: World) -> Texts:
    house = world.service
    person = house.technician
    return {
        "name": [
            *(each.name for each in (house.tower, house.lift, house.depot, house.pump)),
            "New",
        ],
        "type": ["", str(house.asset_type.name)],
        "address": ["", "Sadovaya, 5"],
        "company": ["", house.zenit.name, house.mayak.name],
        "areas": ["", str(house.north.name), str(house.south.name)],
        "parent": ["", house.tower.name, house.depot.name],
        "responsible": ["", f"{person.last_name} {person.first_name}"],
    }


def _inputs_of_objects(world: World) -> Inputs:
    living = list(Asset.objects.filter(organization=world.service.organization, is_living=True))
    links = read_links([each.pk for each in living], organization_id=world.service.organization.pk)
    return {each.pk: AssetInput(**values_of(each, links[each.pk])) for each in living}


def _edit_object(pk: int, new: Any, changed: frozenset[str], **by: Any) -> list[Outcome]:
    return edit_assets([AssetEdit(pk, new, None, changed)], **by)


def _texts_of_tickets(world: World) -> Texts:
    house = world.service
    person = house.technician
    return {
        "number": [*_numbers(world), "NEW-1"],
        "title": ["", "Called otherwise"],
        "type": ["", str(first_type(house).name)],
        "asset": ["", house.tower.name, house.depot.name],
        "company": ["", house.zenit.name, house.mayak.name],
        "parent": ["", *_numbers(world)],
        "assignees": ["", f"{person.last_name} {person.first_name}"],
    }


def _numbers(world: World) -> list[str]:
    tickets = Ticket.objects.filter(organization=world.service.organization, is_living=True)
    return list(tickets.order_by("pk").values_list("number", flat=True))


def _inputs_of_tickets(world: World) -> Inputs:
    living = list(Ticket.objects.filter(organization=world.service.organization, is_living=True))
    assigned = read_assignees(
        [each.pk for each in living], organization_id=world.service.organization.pk
    )
    return {
        each.pk: TicketInput(
            **values_of_ticket(each),
            type_id=each.type_id,
            assignee_ids=assigned.get(each.pk, frozenset()),
        )
        for each in living
    }


def _edit_ticket(pk: int, new: Any, changed: frozenset[str], **by: Any) -> list[Outcome]:
    assert changed <= set(EDITABLE), "No form changes the type of a ticket or whose it is so."
    return edit_tickets([TicketEdit(pk, new, changed)], **by)


REGISTERS = {
    "companies": Register(
        _texts_of_companies,
        (P.SEE_ALL_COMPANIES, P.SEE_OWN_COMPANIES, P.EDIT_COMPANIES, P.EDIT_COMPANIES),
        _inputs_of_companies,
        add_companies,
        _edit_company,
    ),
    "assets": Register(
        _texts_of_objects,
        (
            P.SEE_ALL_ASSETS,
            P.SEE_ASSETS_IN_AREAS,
            P.SEE_ASSETS_OF_COMPANIES,
            P.EDIT_ASSETS,
            P.SEE_ALL_COMPANIES,
            P.SEE_ALL_PEOPLE,
        ),
        _inputs_of_objects,
        add_assets,
        _edit_object,
    ),
    "tickets": Register(
        _texts_of_tickets,
        (
            P.SEE_ALL_TICKETS,
            P.SEE_TICKETS_IN_AREAS,
            P.ADD_TICKETS,
            P.EDIT_TICKETS,
            P.ASSIGN_TICKETS,
            P.SEE_ALL_ASSETS,
            P.SEE_ALL_COMPANIES,
            P.SEE_ALL_PEOPLE,
        ),
        _inputs_of_tickets,
        create_tickets,
        _edit_ticket,
    ),
}
