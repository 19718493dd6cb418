"""Can one look at a row beside its list, under an address of its own, and at nothing hidden?"""

from naryad.access.kind import Kind
from tests.web.pages import PART, english, read_words
from tests.web.people.crowds import LISTS, seen_in
from tests.world import World

CUSTOMERS, COMPANIES = LISTS[Kind.CUSTOMER], "/office/companies/"


def test_a_row_stands_beside_the_list_that_stays_usable(world: World) -> None:
    house = world.service
    client = english(world, house.admin)
    answer = client.get(CUSTOMERS, {"open": house.customer.pk, "banned": "no"})
    assert 'class="peek-b" data-announce="Захар Зайцев"' in answer.content.decode()
    assert "customer_of_two" in seen_in(answer, house)
    part = client.get(f"{CUSTOMERS}peek/{house.customer.pk}/", headers=PART)
    assert "<html" not in part.content.decode()
    assert "Зенит" in read_words(part)


def test_a_browser_that_asks_for_the_row_alone_gets_it_beside_the_list(world: World) -> None:
    client = english(world, world.service.admin)
    answer = client.get(f"{CUSTOMERS}peek/{world.service.customer.pk}/?q=зайц")
    assert answer.status_code == 303
    assert f"open={world.service.customer.pk}" in answer["Location"]
    assert "q=" in answer["Location"]


def test_nothing_hidden_or_of_another_list_stands_there(world: World) -> None:
    house = world.service
    client = english(world, house.technician)
    for person in (house.customer_of_two, house.technician, world.other.customer):
        assert client.get(f"{CUSTOMERS}peek/{person.pk}/", headers=PART).status_code == 404
        answer = client.get(CUSTOMERS, {"open": person.pk})
        assert answer.status_code == 200
        assert 'class="peek-b"' not in answer.content.decode()
    assert client.get(f"{COMPANIES}peek/{house.zenit.pk}/", headers=PART).status_code == 404


def test_an_address_that_names_nothing_shows_the_list_alone(world: World) -> None:
    client = english(world, world.service.admin)
    for given in ("x", "-1", "9" * 30, "²"):
        answer = client.get(CUSTOMERS, {"open": given})
        assert answer.status_code == 200, given
        assert 'class="peek-b"' not in answer.content.decode(), given


def test_a_company_stands_beside_its_list(world: World) -> None:
    house = world.service
    answer = english(world, house.admin).get(COMPANIES, {"open": house.polus.pk})
    words = read_words(answer)
    assert "Stands under Маяк" in words
