"""Which contracts does the list find, and what is done with many at once?"""

from typing import Any

import pytest

from naryad.contracts.models import Contract
from naryad.contracts.queries import values_of_contract
from naryad.core.outcomes import only
from naryad.lists.bulk.actions import start_run, undo_run
from naryad.lists.bulk.models import BulkRun
from naryad.lists.bulk.picking import Picked
from naryad.lists.bulk.registry import find_verb
from tests.contracts.building import add, days
from tests.web.pages import english, read_form, read_words
from tests.world import World

LIST = "/office/contracts/"
RUNS = "/office/runs/"


def _found(world: World, query: str) -> set[str]:
    client = english(world, world.service.head)
    answer = client.get(f"{LIST}?{query}")
    assert answer.status_code == 200, query
    words = read_words(answer)
    names = set(
        Contract.objects.filter(organization_id=world.service.id).values_list("name", flat=True)
    )
    return {name for name in names if name in words}


@pytest.fixture
def several(world: World) -> World:
    house = world.service
    add(
        world,
        "Скоро",
        till=days(world, 10),
        since=days(world, -9),
        single_ids=frozenset({house.lift.pk}),
    )
    add(world, "Позади", till=days(world, -2), since=days(world, -9), number="77-Б")
    add(world, "Впереди", since=days(world, 9), external_id="1С-9")
    return world


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("q=башни", {"Обслуживание башни"}),
        ("q=77-б", {"Позади"}),
        ("q=1с-9", {"Впереди"}),
        ("q=маяк", {"Рамочный"}),
        ("q=лифт", {"Скоро"}),
        ("q=зенит+скоро", {"Скоро"}),
        ("state=ends-soon", {"Скоро"}),
        ("state=ended", {"Позади"}),
        ("state=not-yet", {"Впереди"}),
        ("state=open-ended", {"Рамочный"}),
        ("state=valid", {"Обслуживание башни"}),
        ("company={mayak}", {"Рамочный"}),
        ("object={tower}", {"Обслуживание башни"}),
        (
            "covers={lift}",
            {"Обслуживание башни", "Скоро", "Позади", "Впереди"},
        ),
        ("covers={depot}", {"Рамочный"}),
        ("covers={pump}", set()),
        ("universal=yes", {"Рамочный", "Позади", "Впереди"}),
        ("till.empty=1", {"Рамочный", "Впереди"}),
        ("till.before=today", {"Позади"}),
        ("reminder.filled=1", {"Обслуживание башни"}),
    ],
)
def test_conditions_find_what_they_say(several: World, query: str, names: set[str]) -> None:
    house = several.service
    ids = {name: getattr(house, name).pk for name in ("mayak", "tower", "lift", "depot", "pump")}
    assert _found(several, query.format(**ids)) == names


@pytest.mark.parametrize("sort", ["name", "-till", "till", "number", "-company", "since"])
def test_every_order_shows_all(several: World, sort: str) -> None:
    assert len(_found(several, f"sort={sort}")) == 5


def _run(world: World, verb: str, given: dict[str, Any], *contracts: Contract) -> BulkRun:
    by = world.actor(world.service.head)
    picked = [Picked(each.pk, each.version) for each in contracts]
    return start_run(
        find_verb("contract", verb), picked, given=given, came_from=LIST, by=by, at=world.at
    )


def test_reminders_of_many_are_set_with_an_outcome_each_and_put_back(world: World) -> None:
    house = world.service
    plain = add(world, till=days(world, 100))
    before = {each.pk: values_of_contract(each) for each in (house.of_tower, plain)}
    given = {"reminds": "yes", "days": "14", "people": "ADD", "recipient_ids": [house.head.pk]}
    run = _run(world, "remind", given, house.of_tower, house.of_mayak, plain)
    plain.refresh_from_db()
    house.of_tower.refresh_from_db()
    assert plain.due_on == days(world, 86)
    kept = values_of_contract(house.of_tower)
    assert kept["recipient_ids"] == {house.admin.pk, house.head.pk}
    house.of_mayak.refresh_from_db()
    assert not house.of_mayak.reminds_of_end
    client = english(world, house.head)
    assert "Without an end there is nothing to remind of." in read_words(
        client.get(f"/office/runs/{run.pk}/")
    )
    undo_run(run.pk, by=world.actor(house.head), at=world.at)
    for each in (house.of_tower, plain):
        assert values_of_contract(Contract.objects.get(pk=each.pk)) == before[each.pk]


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({}, "Choose what to change."),
        ({"days": "soon"}, "A number of days up to 3650."),
        ({"reminds": "maybe"}, "Choose one from the list."),
        ({"people": "SWAP", "days": "1"}, "Choose one from the list."),
    ],
)
def test_what_makes_no_sense_for_many_is_said(
    world: World, given: dict[str, str], field: str
) -> None:
    client = english(world, world.service.head)
    pick = [world.service.of_tower.pk]
    question = client.post(RUNS, {"do": "remind", "pick": pick, "list": "contracts"})
    assert "Reminder: 1 contract" in read_words(question)
    answer = client.post(RUNS, read_form(question, RUNS).filled(**given))
    assert answer.status_code == 422
    assert field in read_words(answer)


def test_many_are_deleted_and_brought_back(world: World) -> None:
    house = world.service
    run = _run(world, "delete", {}, house.of_tower, house.of_mayak)
    assert Contract.objects.filter(organization=house.organization, is_living=True).count() == 0
    undo_run(run.pk, by=world.actor(house.head), at=world.at)
    assert Contract.objects.filter(organization=house.organization, is_living=True).count() == 2


def test_reminders_of_sixty_cost_as_many_queries_as_of_one(
    world: World, django_assert_max_num_queries: Any
) -> None:
    verb = find_verb("contract", "remind")
    by = world.actor(world.service.head)
    parameters = {"reminds": "no", "days": None, "people": "ADD", "recipient_ids": []}
    ids = [add(world, f"Договор {each}").pk for each in range(60)]
    with django_assert_max_num_queries(24):
        outcomes = verb.act(ids, parameters, by=by, at=world.at)
    assert [only([each]) for each in outcomes] == ids
