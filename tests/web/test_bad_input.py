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
