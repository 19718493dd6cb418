"""Do tickets come about, change and go as their rules say?"""

from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from naryad.access.kind import Kind
from naryad.assets.actions import edit_assets
from naryad.assets.input import AssetEdit
from naryad.companies.models import Company
from naryad.core.errors import Invalid, NotPermitted
from naryad.history.models import Event
from naryad.people.models import Person
from naryad.tickets import actions
from naryad.tickets.actions.assign_tickets import MOST_ASSIGNEES
from naryad.tickets.codes import Source
from naryad.tickets.models import (
    Criticality,
    Ticket,
    TicketArea,
    TicketAssignee,
    TicketType,
)
from naryad.tickets.ticket_input import TicketEdit, clean_ticket
from naryad.tickets.visibility import tickets_visible_to
from tests.assets.building import an_asset
from tests.people.inputs import errors_of, refusal_of
from tests.tickets.asking import a_ticket, ask, first_type, way
from tests.world import World


def _numbers(person: Person, world: World) -> set[str]:
    return set(tickets_visible_to(world.actor(person)).values_list("number", flat=True))


def _last(world: World) -> Event:
    return Event.objects.filter(organization_id=world.service.id).latest("pk")


def test_a_new_ticket_begins_where_its_cycle_does_and_takes_over_from_the_object(
    world: World,
) -> None:
    house = world.service
    TicketType.objects.filter(pk=first_type(house).pk).update(close_minutes=90)
    ticket = ask(world)
    assert (str(ticket.stage), str(ticket.status)) == ("New", "Received")
    assert (ticket.company, ticket.address) == (house.zenit, house.tower.address)
    assert ticket.responsible == house.admin
    assert ticket.deadline == world.at + timedelta(minutes=90)
    assert ticket.criticality == Criticality.objects.get(
        organization=house.organization, is_default=True
    )
    areas = TicketArea.objects.filter(ticket=ticket).values_list("area_id", flat=True)
    assert set(areas) == {house.north.pk}
    event = _last(world)
    assert (event.kind, event.subject_id) == ("ticket.created", ticket.pk)
    assert event.changes["asset_id"]["new"] == {"id": house.lift.pk, "name": "Лифт"}


def test_numbers_go_on_step_over_those_typed_by_hand_and_never_come_twice(world: World) -> None:
    house = world.service
    TicketType.objects.filter(pk=first_type(house).pk).update(number_mask="З-{000}")
    assert ask(world).number == "З-001"
    ask(world, number="З-002")
    third = ask(world)
    assert third.number == "З-003"
    by = world.actor(house.head)
    actions.delete_tickets([third.pk], by=by, at=world.at)
    (outcome,) = actions.create_tickets([a_ticket(world, number="З-003")], by=by, at=world.at)
    assert "number" in errors_of([outcome])
    pair = [a_ticket(world, number="Свой"), a_ticket(world, number="Свой"), a_ticket(world)]
    outcomes = actions.create_tickets(pair, by=by, at=world.at)
    assert [outcome.is_done for outcome in outcomes] == [True, False, True]


def test_the_code_of_the_company_stands_in_numbers(world: World) -> None:
    house = world.service
    TicketType.objects.filter(pk=first_type(house).pk).update(number_mask="{COMPANY}/{00}")
    Company.objects.filter(pk=house.zenit.pk).update(code="ZN")
    assert [ask(world).number, ask(world).number] == ["ZN/01", "ZN/02"]
    assert ask(world, asset_id=house.depot.pk).number == "МАЯК/01"


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"title": " "}, "title"),
        ({"type_id": None}, "type_id"),
        ({"asset_id": "pump"}, "asset_id"),
        ({"company_id": 10**15}, "company_id"),
        ({"criticality_id": 10**15}, "criticality_id"),
        ({"requester_id": "stranger"}, "requester_id"),
        ({"assignee_ids": "customer"}, "assignee_ids"),
    ],
)
def test_what_does_not_fit_is_named(world: World, given: dict[str, Any], field: str) -> None:
    house = world.service
    known = {
        "pump": house.pump.pk,
        "stranger": world.other.customer.pk,
        "customer": frozenset({house.customer.pk}),
    }
    values = {name: known.get(value, value) for name, value in given.items()}
    by = world.actor(house.dispatcher)
    (outcome,) = actions.create_tickets([a_ticket(world, **values)], by=by, at=world.at)
    assert field in errors_of([outcome])
    assert not tickets_visible_to(by).exists()


def test_work_is_of_the_type_and_of_the_object(world: World) -> None:
    house = world.service
    other = type(house.work_type).objects.create(
        organization=house.organization, name={"ru": "Мойка"}
    )
    by = world.actor(house.dispatcher)
    new = a_ticket(world, work_type_id=other.pk)
    (outcome,) = actions.create_tickets([new], by=by, at=world.at)
    assert "work_type_id" in errors_of([outcome])
    assert ask(world, work_type_id=house.work_type.pk).work_type == house.work_type


def test_a_customer_asks_for_themselves_on_what_they_see(world: World) -> None:
    house = world.service
    ticket = ask(world, house.customer, requester_id=house.loner.pk, number="X1")
    assert (ticket.requester, ticket.author) == (house.customer, house.customer)
    assert ticket.number != "X1"
    by = world.actor(house.customer)
    new = a_ticket(world, asset_id=house.depot.pk)
    (outcome,) = actions.create_tickets([new], by=by, at=world.at)
    assert "asset_id" in errors_of([outcome])


def test_who_sees_a_ticket(world: World) -> None:
    house = world.service
    mine = ask(world).number
    far = ask(world, asset_id=house.depot.pk).number
    assert _numbers(house.admin, world) == {mine, far}
    assert _numbers(house.technician, world) == {mine}
    assert _numbers(house.technician_south, world) == {far}
    assert _numbers(house.customer, world) == {mine}
    assert _numbers(house.customer_of_two, world) == {far}
    assert _numbers(house.former_customer, world) == set()
    assert _numbers(house.loner, world) == set()
    assert not tickets_visible_to(house.system).exists()


def test_whoever_once_did_a_ticket_sees_it_for_ever(world: World) -> None:
    house = world.service
    ticket = ask(world, asset_id=house.depot.pk)
    by = world.actor(house.dispatcher)
    for people in ({house.technician.pk}, set()):
        given = actions.Assignment(ticket.pk, frozenset(people))
        actions.assign_tickets([given], by=by, at=world.at)
    assert _numbers(house.technician, world) == {ticket.number}
    line = TicketAssignee.objects.get(ticket=ticket)
    assert (line.till, line.assigned_by) == (world.at, house.dispatcher)


def test_areas_of_a_ticket_follow_its_object(world: World) -> None:
    house = world.service
    ticket = ask(world)
    kept = an_asset(world, area_ids=frozenset({house.south.pk}))
    edit = AssetEdit(house.tower.pk, kept, fields=frozenset({"area_ids"}))
    edit_assets([edit], by=world.actor(house.admin), at=world.at)
    assert _numbers(house.technician, world) == set()
    assert _numbers(house.technician_south, world) == {ticket.number}


def test_a_technician_cannot_assign_and_a_customer_cannot_edit(world: World) -> None:
    house = world.service
    ticket = ask(world)
    given = actions.Assignment(ticket.pk, frozenset({house.technician.pk}))
    with pytest.raises(NotPermitted):
        actions.assign_tickets([given], by=world.actor(house.technician), at=world.at)
    edit = TicketEdit(ticket.pk, a_ticket(world, "Иначе"), frozenset({"title"}))
    with pytest.raises(NotPermitted):
        actions.edit_tickets([edit], by=world.actor(house.customer), at=world.at)


def test_two_who_assign_at_once_are_told(world: World) -> None:
    house = world.service
    ticket = ask(world)
    by = world.actor(house.dispatcher)
    first = actions.Assignment(ticket.pk, frozenset({house.technician.pk}), seen_ids=frozenset())
    second = actions.Assignment(ticket.pk, frozenset({house.head.pk}), seen_ids=frozenset())
    assert actions.assign_tickets([first], by=by, at=world.at)[0].is_done
    assert refusal_of(actions.assign_tickets([second], by=by, at=world.at)) == "Stale"


def test_an_edit_changes_what_it_names_and_keeps_the_number(world: World) -> None:
    house = world.service
    ticket = ask(world)
    by = world.actor(house.dispatcher)
    given = a_ticket(world, "Дверь стучит", number="", asset_id=house.depot.pk)
    edit = TicketEdit(ticket.pk, given, frozenset({"title", "number", "asset_id"}), ticket.version)
    assert actions.edit_tickets([edit], by=by, at=world.at)[0].is_done
    before = ticket.number
    ticket.refresh_from_db()
    assert (ticket.title, ticket.number, ticket.asset) == ("Дверь стучит", before, house.depot)
    assert _numbers(house.technician_south, world) == {ticket.number}
    assert refusal_of(actions.edit_tickets([_stale(edit, world)], by=by, at=world.at)) == "Stale"


def _stale(edit: TicketEdit, world: World) -> TicketEdit:
    given = a_ticket(world, "Третье")
    return TicketEdit(edit.id, given, frozenset({"title"}), edit.seen_version)


def test_deleted_tickets_come_back_where_they_were(world: World) -> None:
    house = world.service
    ticket = ask(world)
    by = world.actor(house.head)
    actions.delete_tickets([ticket.pk], by=by, at=world.at)
    assert _numbers(house.admin, world) == set()
    assert _numbers(house.technician, world) == set()
    actions.restore_tickets([ticket.pk], by=by, at=world.at)
    assert _numbers(house.technician, world) == {ticket.number}


def test_many_cost_as_many_queries_as_one(world: World) -> None:
    house = world.service
    by = world.actor(house.head)

    def count(number: int) -> int:
        new = [
            a_ticket(world, f"Заявка {each}", assignee_ids=frozenset({house.technician.pk}))
            for each in range(number)
        ]
        other = a_ticket(world, "Иначе")
        with CaptureQueriesContext(connection) as asked:
            outcomes = actions.create_tickets(new, by=by, at=world.at)
            ids = [outcome.id for outcome in outcomes if outcome.id]
            first = Ticket.objects.get(pk=ids[0])
            step = way(world, first, "Назначить")
            moves = [actions.Move(pk, step) for pk in ids]
            assert all(each.is_done for each in actions.move_tickets(moves, by=by, at=world.at))
            nobody = [actions.Assignment(pk, frozenset()) for pk in ids]
            actions.assign_tickets(nobody, by=by, at=world.at)
            edits = [TicketEdit(pk, other, frozenset({"title"})) for pk in ids]
            actions.edit_tickets(edits, by=by, at=world.at)
            actions.delete_tickets(ids, by=by, at=world.at)
            actions.restore_tickets(ids, by=by, at=world.at)
        return len(asked)

    assert count(60) == count(1)


def test_a_title_too_long_is_refused_in_the_form(world: World) -> None:
    with pytest.raises(Invalid) as refused:
        clean_ticket(
            {"title": "я" * 301, "type_id": "٣", "deadline": "завтра", "estimated_minutes": "x"},
            zone=ZoneInfo("Europe/Moscow"),
            source=Source.OFFICE,
        )
    assert set(refused.value.errors) == {"title", "type_id", "deadline", "estimated_minutes"}


def test_only_so_many_employees_do_a_ticket_and_nobody_else_does(world: World) -> None:
    house = world.service
    ticket, by = ask(world), world.actor(house.head)
    for people in ({house.customer.pk}, {world.other.technician.pk}):
        given = actions.Assignment(ticket.pk, frozenset(people))
        (outcome,) = actions.assign_tickets([given], by=by, at=world.at)
        assert "assignee_ids" in errors_of([outcome])
    crowd = Person.objects.bulk_create(
        Person(
            organization=house.organization,
            kind=Kind.EMPLOYEE,
            first_name=f"Бригадник {each}",
            email=f"crew{each}@service.example",
            created_at=world.at,
        )
        for each in range(MOST_ASSIGNEES + 1)
    )
    for people, fits in ((crowd, False), (crowd[1:], True)):
        given = actions.Assignment(ticket.pk, frozenset(each.pk for each in people))
        (outcome,) = actions.assign_tickets([given], by=by, at=world.at)
        assert outcome.is_done == fits
    # Whoever may hand in a ticket and not assign it names nobody.
    doer = frozenset({house.technician.pk})
    new = a_ticket(world, assignee_ids=doer)
    (outcome,) = actions.create_tickets([new], by=world.actor(house.technician), at=world.at)
    assert "assignee_ids" in errors_of([outcome])
