"""Does nonsense in a request end as a clear refusal and never as an error of ours?"""

import pytest
from django.test import Client

from tests.world import World

DIGITS = "9" * 5000
GETS = (
    "/logo/?v=%00",
    "/office/people/options/companies/?q=%00",
    "/office/companies/parents/?q=%00",
    "/office/journal/?q=%00",
    "/office/runs/?page=%00",
    f"/office/customers/?after={DIGITS}",
    f"/office/customers/?company={DIGITS}",
    f"/office/people/new/?kind=customer&copy={DIGITS}",
)
PERSON = {"last_name": "A", "first_name": "B", "email": "a@b.example"}
POSTS = (
    ("/office/people/new/", {**PERSON, "request_key": "\x00"}),
    ("/office/people/new/", {**PERSON, "role_ids": DIGITS}),
    ("/office/companies/new/", {"name": "\x00", "kinds": "CUSTOMER"}),
    ("/office/areas/new/", {"name_ru": "A", "parent_id": DIGITS}),
    ("/office/runs/", {"list": "customers", "do": "delete", "pick": "\x00"}),
    ("/language/", {"language": "ru", "next": "/\x00"}),
)


@pytest.mark.parametrize("address", GETS)
def test_an_unfit_address_is_refused(world: World, address: str) -> None:
    answer = world.client(world.service.admin).get(address)
    assert answer.status_code == 400
    assert "<h1" in answer.content.decode()


@pytest.mark.parametrize(("address", "given"), POSTS)
def test_an_unfit_form_is_refused(world: World, address: str, given: dict[str, str]) -> None:
    answer = world.client(world.service.admin).post(address, given)
    assert answer.status_code == 400


def test_a_cookie_with_nonsense_is_refused_before_the_session(db: None) -> None:
    client = Client()
    client.cookies["session"] = "\x00abcdefgh"
    assert client.get("/sign-in/").status_code == 400


def test_a_broken_address_of_the_page_before_leads_home(world: World) -> None:
    headers = {"HX-Request": "true", "HX-Current-URL": "http://[/"}
    assert Client(headers=headers).get("/office/customers/").status_code < 500


@pytest.mark.parametrize("number", ["9" * 30, "-1", "1e9", "٣"])
@pytest.mark.parametrize("name", ["after", "company", "role", "area", "page", "sort"])
def test_numbers_that_are_none_of_ours_break_no_list(world: World, name: str, number: str) -> None:
    client = world.client(world.service.admin)
    assert client.get(f"/office/customers/?{name}={number}").status_code == 200


@pytest.mark.parametrize("part", ["", "filter/", "views/new/"])
@pytest.mark.parametrize("field", ["position", "\\ud800"])
def test_half_a_character_is_no_condition(world: World, part: str, field: str) -> None:
    where = f'{{"field":"{field}","op":"contains","value":"\\ud800"}}'
    client = world.client(world.service.admin)
    assert client.get(f"/office/customers/{part}", {"where": where}).status_code == 422


def test_a_number_larger_than_any_id_is_no_company(world: World) -> None:
    typed = {"name": "New", "kinds": "CUSTOMER", "parent_id": "9" * 20}
    answer = world.client(world.service.admin).post("/office/companies/new/", typed)
    assert answer.status_code == 422


NUMBERS = ["9" * 30, "9" * 19, "-1", "1e9", "٣", "²", "0"]


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize(
    "address",
    ["people/{person}/history/?before=", "people/{person}/?before=", "assets/new/?parent_id="],
)
def test_an_id_that_is_none_shows_a_page_as_without_it(
    world: World, address: str, number: str
) -> None:
    path = f"/office/{address.format(person=world.service.customer.pk)}{number}"
    assert world.client(world.service.admin).get(path).status_code == 200


ID_POSTS = (
    ("/office/areas/new/", "parent_id", {"name_ru": "A"}),
    ("/office/areas/{area}/deletion/", "reassign_to", {}),
    ("/office/directories/skills/{skill}/deletion/", "reassign_to", {}),
    ("/office/companies/new/", "parent_id", {"name": "New", "kinds": "CUSTOMER"}),
    ("/office/assets/new/", "parent_id", {"name": "New", "type_id": "{type}"}),
    ("/office/roles/new/", "may_give_ids", {"name_ru": "A"}),
    ("/office/people/new/", "company_ids", PERSON),
)


@pytest.mark.parametrize("number", NUMBERS[:-1])
@pytest.mark.parametrize(("address", "field", "given"), ID_POSTS)
def test_an_id_that_is_none_is_told_beside_its_field(
    world: World, address: str, field: str, given: dict[str, str], number: str
) -> None:
    house = world.service
    path = address.format(area=house.south.pk, skill=house.skill.pk)
    sent = {name: value.format(type=house.lift.type_id) for name, value in given.items()}
    answer = world.client(house.admin).post(path, {**sent, field: number})
    assert answer.status_code == 422


@pytest.mark.parametrize("number", NUMBERS)
def test_nonsense_ends_no_session_and_enters_no_organization(world: World, number: str) -> None:
    client = world.client(world.service.admin)
    assert client.post("/profile/sessions/", {"session": number}).status_code == 404
    assert client.post("/organization/", {"organization": number}).status_code == 404
    assert client.get("/office/customers/").status_code == 200
