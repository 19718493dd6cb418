"""Do the forms offer those places alone into which one may put people, and keep the others?"""

import pytest
from django.test import Client

from naryad.access.permissions import Permission
from naryad.people.models import Employment, PersonArea, RolePermission
from tests.people.inputs import fresh
from tests.web.pages import english, read_form, read_words
from tests.web.people.crowds import page_of
from tests.web.people.new_forms import NEW, a_new_customer, made, new_form, send_new
from tests.web.runs.test_links_of_many import ask
from tests.world import House, World

STAYS = "Stays as it is: South"


@pytest.fixture
def client(world: World) -> Client:
    """A dispatcher of the North: sees everybody, and objects and tickets of own areas alone."""
    house = world.service
    PersonArea.objects.filter(person=house.dispatcher, area=house.south).delete()
    held = RolePermission.objects.filter(role=house.roles["DISPATCHER"])
    for wide, narrow in (
        (Permission.SEE_ALL_TICKETS, Permission.SEE_TICKETS_IN_AREAS),
        (Permission.SEE_ALL_ASSETS, Permission.SEE_ASSETS_IN_AREAS),
        (Permission.SEE_ALL_CONTRACTS, Permission.SEE_CONTRACTS_OF_COMPANIES),
    ):
        held.filter(permission=wide).update(permission=narrow)
    return english(world, house.dispatcher)


def _areas_of(house: House, key: str) -> set[int]:
    rows = PersonArea.objects.filter(person=house.people[key])
    return set(rows.values_list("area_id", flat=True))


def test_what_is_not_ones_own_stands_there_and_stays(client: Client, world: World) -> None:
    house, page = world.service, page_of(world.service.head, "edit/")
    shown = client.get(page)
    form = read_form(shown, page)
    assert form.fields["area_ids"] == [str(house.north.pk)]
    assert STAYS in read_words(shown)
    assert f'name="area_ids" value="{house.south.pk}"' not in shown.content.decode()
    assert client.post(page, form.filled(first_name="Герман")).status_code == 303
    assert fresh(house.head).first_name == "Герман"
    assert _areas_of(house, "head") == {house.north.pk, house.south.pk}


def test_what_was_not_offered_is_refused_at_its_field(client: Client, world: World) -> None:
    house, page = world.service, page_of(world.service.customer, "edit/")
    both = [house.north.pk, house.south.pk]
    answer = client.post(page, read_form(client.get(page), page).filled(area_ids=both))
    assert answer.status_code == 422
    assert "only into your own areas" in read_words(answer)
    companies = [house.zenit.pk, house.mayak.pk]
    answer = client.post(page, read_form(client.get(page), page).filled(company_ids=companies))
    assert answer.status_code == 422
    assert _areas_of(house, "customer") == {house.north.pk}


def test_somebody_new_gets_an_area_of_ones_own(client: Client, world: World) -> None:
    house = world.service
    RolePermission.objects.filter(permission=Permission.SEE_CONTRACTS_OF_COMPANIES).delete()
    form = new_form(client)
    assert form.fields.get("area_ids", []) == []
    answer = send_new(client, form, **a_new_customer(house))
    assert answer.status_code == 422 and "Choose at least one." in read_words(answer)
    given = a_new_customer(house, area_ids=[house.north.pk])
    assert send_new(client, new_form(client), **given).status_code == 303
    assert PersonArea.objects.get(person=made()).area_id == house.north.pk


def test_nothing_new_is_added_in_passing_by_whoever_is_bound(client: Client, world: World) -> None:
    options = "/office/people/options/companies/?add=1&q="
    answer = client.get(f"{options}Romashka").content.decode()
    assert "new_companies" not in answer
    assert world.service.mayak.name not in client.get(options).content.decode()
    assert world.service.own_company.name in client.get(options).content.decode()
    assert 'name="new_companies"' not in client.get(NEW).content.decode()


def test_the_cell_of_a_list_does_the_same(client: Client, world: World) -> None:
    house, page = world.service, page_of(world.service.technician_south, "cell/area/")
    form = read_form(client.get(page), page)
    assert "area_ids" not in form.fields
    assert client.post(page, form.filled(area_ids=[house.north.pk])).status_code == 303
    assert _areas_of(house, "technician_south") == {house.north.pk, house.south.pk}
    page = page_of(world.service.customer, "cell/company/")
    form = read_form(client.get(page), page)
    assert "company_ids" not in form.fields
    assert client.post(page, form.filled(company_ids=[house.own_company.pk])).status_code == 303
    held = Employment.objects.filter(person=house.customer, till=None)
    assert set(held.values_list("company_id", flat=True)) == {house.own_company.pk, house.zenit.pk}


def test_of_many_only_own_areas_are_offered(client: Client, world: World) -> None:
    words = read_words(ask(world, client, "set-areas", "customer"))
    assert "North" in words and "South" not in words
