"""Do the lists ask which areas or company many people get, and say what has become of each?"""

from typing import Any

import pytest

from naryad.access.kind import Kind
from naryad.people.models import Employment, PersonArea
from tests.web.pages import PART, english, read_form, read_forms, read_words
from tests.web.people.crowds import LISTS
from tests.world import World

RUNS = "/office/runs/"


def ask(world: World, client: Any, verb: str, *names: str) -> Any:
    ids = [world.service.people[name].pk for name in names]
    return client.post(RUNS, {"do": verb, "pick": ids, "list": "customers"})


@pytest.mark.parametrize("kind", [Kind.CUSTOMER, Kind.EMPLOYEE])
def test_both_lists_offer_it_to_whoever_edits_people(world: World, kind: Kind) -> None:
    for who, is_offered in (("dispatcher", True), ("technician", False)):
        page = english(world, world.service.people[who]).get(LISTS[kind]).content.decode()
        for verb in ("set-areas", "add-to-company"):
            assert (f'value="{verb}"' in page) == is_offered
        assert 'value="put-back"' not in page


def test_areas_are_added_and_taken_back_from_the_toast(world: World) -> None:
    house = world.service
    client = english(world, house.dispatcher)
    question = ask(world, client, "set-areas", "customer", "loner")
    assert "Set areas: 2 people" in read_words(question)
    form = read_form(question, RUNS)
    assert form.fields["change"] == ["ADD"]
    answer = client.post(RUNS, form.filled(area_ids=[house.south.pk]))
    held = PersonArea.objects.filter(person__in=[house.customer, house.loner], area=house.south)
    assert held.count() == 2
    page = client.get(answer["Location"])
    assert "Areas of 2 people changed" in read_words(page)
    (undo,) = (form for form in read_forms(page) if form.action.endswith("/undo/"))
    back = client.post(undo.action, undo.filled())
    assert "2 people are as before" in read_words(client.get(back["Location"]))
    assert held.count() == 0


def test_without_an_area_or_a_change_the_question_comes_back(world: World) -> None:
    house = world.service
    client = english(world, house.dispatcher)
    form = read_form(ask(world, client, "set-areas", "customer"), RUNS)
    nothing = client.post(RUNS, form.filled())
    assert nothing.status_code == 422
    assert "Choose at least one." in read_words(nothing)
    unknown = client.post(RUNS, form.filled(change="SWAP", area_ids=[house.south.pk]))
    assert unknown.status_code == 422
    assert "Choose one from the list." in read_words(unknown)
    foreign = client.post(RUNS, form.filled(area_ids=[world.other.south.pk]))
    assert foreign.status_code == 422
    assert "is not there any more" in read_words(foreign)


def test_many_come_to_a_company_that_is_found_by_its_name(world: World) -> None:
    house = world.service
    client = english(world, house.dispatcher)
    question = ask(world, client, "add-to-company", "customer", "customer_of_two", "banned")
    found = client.get("/office/people/options/companies/", {"q": "маяк"}, headers=PART)
    assert f'type="radio" name="company_id" value="{house.mayak.pk}"' in found.content.decode()
    form = read_form(question, RUNS)
    refused = client.post(RUNS, form.filled(position="Гость"))
    assert refused.status_code == 422
    assert "Choose one from the list." in read_words(refused)
    answer = client.post(RUNS, form.filled(company_id=house.mayak.pk))
    words = read_words(client.get(answer["Location"]))
    assert "2 of 3 done refused: 1" in words
    assert "Зиновий Запретов Refused This person is banned." in words
    assert Employment.objects.filter(person=house.customer, company=house.mayak, till=None).exists()


def test_an_undo_is_no_verb_of_a_list(world: World) -> None:
    client = english(world, world.service.admin)
    form = read_form(ask(world, client, "set-areas", "customer"), RUNS)
    assert client.post(RUNS, form.filled(do="put-back")).status_code == 404
