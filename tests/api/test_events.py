"""Does a program that follows the feed miss nothing, and learn nothing that is not its to know?"""

import threading
from typing import Any

import pytest
from django.db import connection, transaction

from naryad.core.outcomes import only
from naryad.history.generation import raise_generation
from naryad.history.recording import Change, record
from naryad.people.models import PersonRole
from naryad.tickets import actions as tickets
from naryad.tickets.codes import Side
from tests.api.calling import Program, paths_of_errors, program_of
from tests.notifications.telling import write
from tests.tickets.asking import ask
from tests.world import FOREIGN_WORD, World


def _follow(program: Program, after: str, **query: Any) -> tuple[list[dict[str, Any]], str]:
    """All that is settled, page by page, and where to go on."""
    found: list[dict[str, Any]] = []
    while True:
        page = program.get("events", after=after, **query)
        found += page["items"]
        after = page["next"]
        if not page["more"]:
            return found, after


def _now(program: Program) -> str:
    raise_generation()
    answer = program.get("events", after="now")
    assert answer["items"] == [] and not answer["more"]
    return str(answer["next"])


def test_each_event_comes_once_in_the_order_of_the_feed(world: World) -> None:
    program = program_of(world, world.service.admin)
    after = _now(program)
    mine = [ask(world) for _each in range(5)]
    raise_generation()
    found, after = _follow(program, after, limit=2)
    created = [each["item"] for each in found if each["kind"] == "ticket.created"]
    assert created == [ticket.pk for ticket in mine]
    assert {each["noun"] for each in found} == {"tickets"}
    assert _follow(program, after)[0] == []


def test_from_the_beginning_nothing_of_another_organization_comes(world: World) -> None:
    raise_generation()
    found, _after = _follow(program_of(world, world.service.admin), "", limit=200)
    assert found and FOREIGN_WORD not in str(found)


def test_what_commits_late_is_not_missed(own_world: World) -> None:
    """One with a lower number appears after one with a higher."""
    world = own_world
    program = program_of(world, world.service.admin)
    after = str(program.get("events", after="now")["next"])
    actor = world.actor(world.service.admin)
    begun, go_on = threading.Event(), threading.Event()

    def slow() -> None:
        with transaction.atomic():
            change = Change("company.edited", "company", world.service.zenit.pk)
            record([change], by=actor, at=world.at)
            begun.set()
            go_on.wait(20)
        connection.close()

    thread = threading.Thread(target=slow)
    thread.start()
    assert begun.wait(20)
    record([Change("company.edited", "company", world.service.mayak.pk)], by=actor, at=world.at)
    early, after = _follow(program, after)
    go_on.set()
    thread.join()
    # Whatever else the server does just now, of another test, would keep all later ones unsettled.
    raise_generation()
    late, after = _follow(program, after)
    both = [world.service.zenit.pk, world.service.mayak.pk]
    # What made the world may come too, if another test kept it unsettled.
    heard = [each for each in early + late if each["kind"] == "company.edited"]
    assert sorted(each["item"] for each in heard) == sorted(both)


def test_a_customer_hears_of_statuses_and_nothing_of_the_team(world: World) -> None:
    house = world.service
    program = program_of(world, house.customer)
    after = _now(program)
    ticket = ask(world, house.customer, company_id=house.zenit.pk)
    write(world, ticket, house.dispatcher, Side.TEAM, "among us")
    write(world, ticket, house.dispatcher, Side.CUSTOMER, "we come")
    new = tickets.Assignment(ticket.pk, frozenset({house.technician.pk}))
    only(tickets.assign_tickets([new], by=world.actor(house.dispatcher), at=world.at))
    raise_generation()
    found, _after = _follow(program, after)
    assert [each["kind"] for each in found] == ["ticket.created", "ticket.message_written"]
    assert set(found[0]["changes"]) == {"status"}
    assert found[1]["changes"]["message"]["new"]["name"] == "SIDE_CUSTOMER"
    assert str(house.queue.name) not in str(found)


def test_rights_that_were_lost_take_what_went_before_with_them(world: World) -> None:
    house = world.service
    program = program_of(world, house.dispatcher)
    after = _now(program)
    ask(world)
    raise_generation()
    assert _follow(program, after)[0] != []
    PersonRole.objects.filter(person=house.dispatcher).delete()
    assert _follow(program, after)[0] == []


@pytest.mark.parametrize("query", [{"after": "x"}, {"limit": 0}, {"limit": 201}, {"since": "1"}])
def test_what_makes_no_sense_is_refused(world: World, query: dict[str, Any]) -> None:
    answer = program_of(world, world.service.admin).call("GET", "events", **query)
    assert answer.status_code == 422


def test_sync_says_what_is_gone_from_sight(world: World) -> None:
    house = world.service
    ids = [house.lift.pk, house.depot.pk, 10**12, world.other.lift.pk]
    said = program_of(world, house.technician).post("sync", {"noun": "assets", "ids": ids})
    assert said == {"noun": "assets", "gone": sorted([house.depot.pk, 10**12, world.other.lift.pk])}
    asked = {"noun": "nothing", "ids": []}
    refused = program_of(world, house.technician).post("sync", asked, status=422)
    assert paths_of_errors(refused) == ["noun"]


def test_a_token_for_reading_may_sync(world: World) -> None:
    program = program_of(world, world.service.admin, "read")
    assert program.post("sync", {"noun": "people", "ids": []})["gone"] == []
