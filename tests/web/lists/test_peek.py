"""Can one look at a row beside its list, under an address of its own, and at nothing hidden?"""

from naryad.access.kind import Kind
from tests.tickets.asking import ask, move
from tests.web.pages import PART, english, read_words
from tests.web.people.crowds import LISTS, seen_in
from tests.world import World

CUSTOMERS, COMPANIES = LISTS[Kind.CUSTOMER], "/office/companies/"
TICKETS = "/office/tickets/"


def test_a_row_stands_beside_the_list_that_stays_usable(world: World) -> None:
    house = world.service
    client = english(world, house.admin)
    answer = client.get(CUSTOMERS, {"peek": house.customer.pk, "banned": "no"})
    assert 'class="peek-b" data-announce="Захар Зайцев"' in answer.content.decode()
    assert "customer_of_two" in seen_in(answer, house)
    part = client.get(f"{CUSTOMERS}peek/{house.customer.pk}/", headers=PART)
    assert "<html" not in part.content.decode()
    assert "Зенит" in read_words(part)


def test_a_browser_that_asks_for_the_row_alone_gets_it_beside_the_list(world: World) -> None:
    client = english(world, world.service.admin)
    answer = client.get(f"{CUSTOMERS}peek/{world.service.customer.pk}/?q=зайц")
    assert answer.status_code == 303
    assert f"peek={world.service.customer.pk}" in answer["Location"]
    assert "q=" in answer["Location"]


def test_nothing_hidden_or_of_another_list_stands_there(world: World) -> None:
    house = world.service
    client = english(world, house.technician)
    for person in (house.customer_of_two, house.technician, world.other.customer):
        assert client.get(f"{CUSTOMERS}peek/{person.pk}/", headers=PART).status_code == 404
        answer = client.get(CUSTOMERS, {"peek": person.pk})
        assert answer.status_code == 200
        assert 'class="peek-b"' not in answer.content.decode()
    assert client.get(f"{COMPANIES}peek/{house.zenit.pk}/", headers=PART).status_code == 404


def test_an_address_that_names_nothing_shows_the_list_alone(world: World) -> None:
    client = english(world, world.service.admin)
    for given in ("x", "-1", "9" * 30, "²"):
        answer = client.get(CUSTOMERS, {"peek": given})
        assert answer.status_code == 200, given
        assert 'class="peek-b"' not in answer.content.decode(), given


def test_a_company_stands_beside_its_list(world: World) -> None:
    house = world.service
    answer = english(world, house.admin).get(COMPANIES, {"peek": house.polus.pk})
    words = read_words(answer)
    assert "Stands under Маяк" in words


def test_a_ticket_stands_beside_the_open_ones(world: World) -> None:
    """Whose condition has the word that the address of a row beside its list once had."""
    house = world.service
    done, waiting = (ask(world, title=each) for each in ("Готовая", "Ждущая"))
    move(world, done, "Заказчик отказался", house.dispatcher)
    client = english(world, house.dispatcher)
    asked = client.get(f"{TICKETS}peek/{waiting.pk}/?open=yes")
    assert asked.status_code == 303
    page = client.get(asked["Location"])
    assert 'class="peek-b"' in page.content.decode()
    assert "Ждущая" in read_words(page)
    assert "Готовая" not in read_words(page)
