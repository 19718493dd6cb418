"""To which tickets does each right lead alone? Written by hand, once, as it should be.

x seen, - not seen. Rights that lead somewhere only together are joined by +.
"""

from dataclasses import replace

import pytest

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.assets.models import Asset
from naryad.people.models import Person
from naryad.tickets.actions import Assignment, assign_tickets
from naryad.tickets.models import Ticket
from naryad.tickets.visibility import number_of_tickets, page_of_tickets, tickets_visible_to
from tests.access.tables import columns_of, read_table, rows_of
from tests.tickets.asking import ask
from tests.world import World

# The technician is of the North and of the own company, and repairs.
OF_EMPLOYEES = read_table("""
rights                                                  plain company area skill doing did responsible requested part deeper pump
SEE_ALL_TICKETS                                         x     x       x    x     x     x   x           x         x    x      x
SEE_TICKETS_OF_COMPANIES                                -     x       -    -     -     -   -           -         -    -      x
SEE_TICKETS_IN_AREAS                                    -     -       x    -     -     -   -           -         -    -      -
SEE_TICKETS_OF_WORK_TYPES                               -     -       -    x     -     -   -           -         -    -      -
SEE_ASSIGNED_TICKETS                                    -     -       -    -     x     x   -           -         -    -      -
SEE_TICKETS_WHERE_RESPONSIBLE                           -     -       -    -     -     -   x           -         -    -      -
SEE_REQUESTED_TICKETS                                   -     -       -    -     -     -   -           x         -    -      -
SEE_CHILDREN_OF_TICKETS                                 -     -       -    -     -     -   -           -         -    -      -
SEE_CHILDREN_OF_TICKETS+SEE_REQUESTED_TICKETS           -     -       -    -     -     -   -           x         x    x      -
SEE_TICKETS_ON_SEEN_ASSETS                              -     -       -    -     -     -   -           -         -    -      -
SEE_ALL_ASSETS                                          -     -       -    -     -     -   -           -         -    -      -
SEE_TICKETS_ON_SEEN_ASSETS+SEE_ALL_ASSETS               -     -       x    -     -     -   x           -         -    -      x
SEE_TICKETS_ON_SEEN_ASSETS+SEE_ASSETS_OF_COMPANIES      -     -       -    -     -     -   -           -         -    -      x
SEE_TICKETS_ON_SEEN_ASSETS+SEE_ASSETS_OF_SUBSIDIARIES   -     -       -    -     -     -   -           -         -    -      x
SEE_TICKETS_ON_SEEN_ASSETS+SEE_ASSETS_IN_AREAS          -     -       x    -     -     -   -           -         -    -      -
SEE_TICKETS_ON_SEEN_ASSETS+SEE_ASSETS_WHERE_RESPONSIBLE -     -       -    -     -     -   x           -         -    -      -
""")  # noqa: E501

# The customer is of the depot's company and of the pump's, which is not shown to customers.
OF_CUSTOMERS = read_table("""
rights                                                depot pump company requested part
SEE_TICKETS_OF_COMPANIES                              x     x    x       -         -
SEE_REQUESTED_TICKETS                                 -     -    -       x         -
SEE_CHILDREN_OF_TICKETS+SEE_REQUESTED_TICKETS         -     -    -       x         x
SEE_TICKETS_ON_SEEN_ASSETS                            -     -    -       -         -
SEE_TICKETS_ON_SEEN_ASSETS+SEE_ASSETS_OF_COMPANIES    x     -    -       -         -
SEE_TICKETS_ON_SEEN_ASSETS+SEE_ASSETS_OF_SUBSIDIARIES x     -    -       -         -
""")


def _plain(world: World, **given: object) -> Ticket:
    return ask(world, **{"asset_id": None, **given})


def _on_pump(world: World) -> Ticket:
    """As if it had been published when somebody asked."""
    pump = Asset.objects.filter(pk=world.service.pump.pk)
    pump.update(is_published=True)
    ticket = ask(world, asset_id=world.service.pump.pk)
    pump.update(is_published=False)
    return ticket


def _of_technician(world: World) -> dict[str, Ticket]:
    house, me = world.service, world.service.technician
    Asset.objects.filter(pk=house.depot.pk).update(responsible=me)
    Asset.objects.filter(pk=house.pump.pk).update(company=house.own_company)
    # One of others lives too, for whoever sees all of their own alone.
    Ticket.objects.filter(organization=world.other.organization).update(deleted_at=None)
    mine = frozenset({me.pk})
    did = _plain(world, assignee_ids=mine)
    none = [Assignment(did.pk, frozenset())]
    assign_tickets(none, by=world.actor(house.dispatcher), at=world.at)
    requested = _plain(world, requester_id=me.pk)
    part = _plain(world, parent_id=requested.pk)
    return {
        "plain": _plain(world),
        "company": _plain(world, company_id=house.own_company.pk),
        "area": ask(world),
        "skill": _plain(world, work_type_id=house.work_type.pk),
        "doing": _plain(world, assignee_ids=mine),
        "did": did,
        "responsible": ask(world, asset_id=house.depot.pk),
        "requested": requested,
        "part": part,
        "deeper": _plain(world, parent_id=part.pk),
        "pump": _on_pump(world),
    }


def _of_customer(world: World) -> dict[str, Ticket]:
    house = world.service
    requested = _plain(world, requester_id=house.customer_of_two.pk)
    return {
        "depot": ask(world, asset_id=house.depot.pk),
        "pump": _on_pump(world),
        "company": _plain(world, company_id=house.polus.pk),
        "requested": requested,
        "part": _plain(world, parent_id=requested.pk),
    }


def _with(world: World, person: Person, rights: str) -> Actor:
    held = frozenset(Permission[each] for each in rights.split("+"))
    return replace(world.actor(person), permissions=held)


def _compare(
    table: dict[tuple[str, str], str], rights: str, actor: Actor, tickets: dict[str, Ticket]
) -> None:
    """The set, a page and the number all say the same."""
    names = {ticket.pk: name for name, ticket in tickets.items()}
    said = {column for column in columns_of(table) if table[rights, column] == "x"}
    seen = tickets_visible_to(actor).values_list("pk", flat=True)
    assert {names.get(pk) for pk in seen} == said
    page = page_of_tickets(actor, size=100, is_open=True).rows()
    assert sorted(names[pk] for pk, _key in page) == sorted(said)
    assert number_of_tickets(actor, cap=100, is_open=True).rows() == [(len(said),)]


@pytest.mark.parametrize("rights", rows_of(OF_EMPLOYEES))
def test_each_right_leads_an_employee_as_the_table_says(world: World, rights: str) -> None:
    tickets = _of_technician(world)
    assert set(tickets) == set(columns_of(OF_EMPLOYEES))
    _compare(OF_EMPLOYEES, rights, _with(world, world.service.technician, rights), tickets)


@pytest.mark.parametrize("rights", rows_of(OF_CUSTOMERS))
def test_each_right_leads_a_customer_as_the_table_says(world: World, rights: str) -> None:
    tickets = _of_customer(world)
    assert set(tickets) == set(columns_of(OF_CUSTOMERS))
    _compare(OF_CUSTOMERS, rights, _with(world, world.service.customer_of_two, rights), tickets)
