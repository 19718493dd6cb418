"""Can one field of a person be changed in the row of a list, without losing anybody's change?"""

import pytest

from naryad.access.kind import Kind
from naryad.areas.models import Area
from naryad.people.actions import edit_people
from naryad.people.models import Employment, Person, PersonArea
from tests.people.inputs import edit_of
from tests.web.pages import PART, english, read_form, read_words
from tests.web.people.crowds import LISTS, page_of
from tests.world import World

CUSTOMERS = LISTS[Kind.CUSTOMER]


def test_a_position_is_changed_in_its_cell(world: World) -> None:
    house = world.service
    client, page = english(world, house.dispatcher), page_of(house.customer, "cell/position/")
    form = read_form(client.get(f"{page}?inline=1", headers=PART), page)
    assert form.fields["answer"] == ["cell"]
    answer = client.post(page, form.filled(position="  Главный   <b> "), headers=PART)
    assert answer.status_code == 200
    assert "Главный &lt;b&gt;" in answer.content.decode()
    assert Person.objects.get(pk=house.customer.pk).position == "Главный <b>"


def test_companies_are_changed_from_the_row_and_lead_back_to_the_list(world: World) -> None:
    house = world.service
    client, page = english(world, house.dispatcher), page_of(house.customer, "cell/company/")
    back = f"http://testserver{CUSTOMERS}?q=зайц"
    form = read_form(client.get(page, headers={"Referer": back}), page)
    assert form.fields["company_ids"] == [str(house.zenit.pk)]
    answer = client.post(page, form.filled(company_ids=[house.mayak.pk]))
    assert answer.status_code == 303
    assert answer["Location"].startswith(f"{CUSTOMERS}?q=")
    held = Employment.objects.filter(person=house.customer, till=None)
    assert list(held.values_list("company_id", flat=True)) == [house.mayak.pk]


def test_areas_stand_in_a_column_and_are_changed_from_the_row(world: World) -> None:
    house = world.service
    client, page = english(world, house.dispatcher), page_of(house.customer, "cell/area/")
    back = f"{CUSTOMERS}?cols=name%3Awide%2Carea%3Anormal"
    drawn = client.get(back).content.decode()
    assert f'<td class="mut c-hide">North<a class="cell-p" href="{page}" data-dialog' in drawn
    form = read_form(client.get(page, headers={"Referer": f"http://testserver{back}"}), page)
    assert form.fields["area_ids"] == [str(house.north.pk)]
    both = [house.north.pk, house.south.pk]
    assert client.post(page, form.filled(area_ids=both))["Location"] == back.replace(
        ",", "%2C"
    ).replace(":", "%3A")
    held = PersonArea.objects.filter(person=house.customer)
    assert set(held.values_list("area_id", flat=True)) == set(both)
    assert 'North <span class="mut">+1</span>' in client.get(back).content.decode()


def test_the_last_area_is_not_taken_and_one_that_is_gone_is_not_shown(world: World) -> None:
    house = world.service
    client, page = english(world, house.dispatcher), page_of(house.customer, "cell/area/")
    form = read_form(client.get(page), page)
    nothing = form.filled()
    del nothing["area_ids"]
    answer = client.post(page, nothing)
    assert answer.status_code == 422
    assert "Choose at least one." in read_words(answer)
    Area.objects.filter(pk=house.north.pk).update(deleted_at=world.at)
    assert "North" not in read_words(client.get(f"{CUSTOMERS}?cols=name:wide,area:normal"))


def test_whoever_saves_second_sees_mine_and_theirs(world: World) -> None:
    house = world.service
    client, page = english(world, house.dispatcher), page_of(house.customer, "cell/position/")
    form = read_form(client.get(f"{page}?inline=1", headers=PART), page)
    by = world.actor(house.admin)
    edit_people([edit_of(by, house.customer, position="Их")], by=by, at=world.at)
    answer = client.post(page, form.filled(position="Моё"), headers=PART)
    assert answer.status_code == 409
    words = read_words(answer)
    assert "Моё" in words
    assert "Их" in words
    again = read_form(answer, page)
    saved = client.post(page, again.filled(**{"take-position": "mine"}))
    assert saved.status_code == 303
    assert Person.objects.get(pk=house.customer.pk).position == "Моё"


def test_what_somebody_else_changed_of_the_rest_is_no_conflict_and_stays(world: World) -> None:
    house = world.service
    client, page = english(world, house.dispatcher), page_of(house.customer, "cell/position/")
    form = read_form(client.get(f"{page}?inline=1", headers=PART), page)
    by = world.actor(house.admin)
    edit_people([edit_of(by, house.customer, first_name="Захарий")], by=by, at=world.at)
    assert client.post(page, form.filled(position="Моё"), headers=PART).status_code == 200
    person = Person.objects.get(pk=house.customer.pk)
    assert (person.first_name, person.position) == ("Захарий", "Моё")


def test_what_is_too_long_comes_back_with_words(world: World) -> None:
    house = world.service
    client, page = english(world, house.dispatcher), page_of(house.customer, "cell/position/")
    form = read_form(client.get(f"{page}?inline=1", headers=PART), page)
    answer = client.post(page, form.filled(position="x" * 200), headers=PART)
    assert answer.status_code == 422
    assert "<html" not in answer.content.decode()


@pytest.mark.parametrize(
    ("who", "whom", "status"),
    [
        ("technician", "customer", 403),
        ("technician", "customer_of_two", 404),
        ("dispatcher", "banned", 409),
        ("admin", "deleted", 409),
    ],
)
def test_who_may_not_edit_changes_no_cell(world: World, who: str, whom: str, status: int) -> None:
    house = world.service
    client = english(world, house.people[who])
    page = page_of(house.people[whom], "cell/position/")
    assert client.post(page, {"position": "x"}).status_code == status
    assert client.get(page_of(house.people[whom], "cell/email/")).status_code in (403, 404, 409)


def test_cells_offer_themselves_only_to_those_who_may_edit(world: World) -> None:
    house = world.service
    assert "data-cell" in english(world, house.dispatcher).get(CUSTOMERS).content.decode()
    assert "data-cell" not in english(world, house.technician).get(CUSTOMERS).content.decode()
