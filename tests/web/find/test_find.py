"""Does "find or do" find what one sees and offer what one may do?"""

import pytest

from tests.tickets.asking import ask
from tests.web.pages import PART, english, read_words
from tests.world import FOREIGN_WORD, World

HERE = "/office/find/"


def _found(world: World, who: str, letters: str) -> str:
    client = english(world, world.service.people[who])
    return read_words(client.get(HERE, {"q": letters}, headers=PART))


def test_people_and_companies_stand_in_groups_with_what_they_are(world: World) -> None:
    words = _found(world, "admin", "зайцев")
    assert "People" in words
    assert "Захар Зайцев Customer · Зенит" in words
    words = _found(world, "admin", "зенит")
    assert words.index("People") < words.index("Companies")


def test_the_letters_are_marked(world: World) -> None:
    client = english(world, world.service.admin)
    html = client.get(HERE, {"q": "зайц"}, headers=PART).content.decode()
    assert "Захар <mark>Зайц</mark>ев" in html


@pytest.mark.parametrize("letters", ["З", "за", "ёл", "ЕЛ"])
def test_one_or_two_letters_are_the_beginning_of_a_last_name(world: World, letters: str) -> None:
    words = _found(world, "admin", letters)
    assert ("Зайцев" if letters[0].lower() == "з" else "Ёлкин") in words
    assert "Титов" not in words


def test_a_phone_and_an_address_find_their_person(world: World) -> None:
    person = world.service.customer
    assert "Зайцев" in _found(world, "admin", person.email)
    assert "Зайцев" in _found(world, "admin", person.phone)


def test_the_other_keyboard_layout_is_understood(world: World) -> None:
    """«pfqw» is «зайц» with the Latin layout on."""
    assert "Зайцев" in _found(world, "admin", "pfqw")
    assert "New company" in _found(world, "admin", "туц сщьзфтн")


def test_one_finds_only_whom_one_sees(world: World) -> None:
    assert "Зайцев" in _found(world, "technician", "зайцев")
    assert "Морозова" not in _found(world, "technician", "морозова")
    assert "Зенит" not in _found(world, "technician", "зенит").replace("“зенит”", "")
    assert "Удалова" not in _found(world, "admin", "удалова").replace("“удалова”", "")


def test_only_what_one_may_do_and_enter_is_offered(world: World) -> None:
    everything = _found(world, "admin", "")
    for words in ("New customer", "New employee", "New company", "Invite customers", "Journal"):
        assert words in everything
    assert "Settings G S" in everything
    few = _found(world, "technician", "")
    assert "New customer" not in few
    assert "Journal" not in few
    assert "Companies" in few


def test_places_are_found_by_their_name_in_both_languages(world: World) -> None:
    assert "Roles" in _found(world, "admin", "roles")


def test_it_says_where_there_is_more_than_it_shows(world: World) -> None:
    for number in range(6):
        ask(world, title=f"Скрипит дверь {number}")
    assert "shown: say more" not in _found(world, "admin", "скрипит")
    ask(world, title="Скрипит дверь 6")
    words = _found(world, "admin", "скрипит")
    assert "Tickets · First 6 shown: say more to find others" in words
    assert words.count("Скрипит дверь") == 6
    assert "People" not in words


def test_nothing_found_is_said(world: World) -> None:
    assert "Nothing found for “ъъъ”." in _found(world, "admin", "ъъъ")


def test_without_a_script_it_is_a_page(world: World) -> None:
    answer = english(world, world.service.admin).get(HERE, {"q": "зайцев"})
    html = answer.content.decode()
    assert "<!doctype html>" in html
    assert f'href="/office/people/{world.service.customer.pk}/"' in html
    assert 'value="зайцев"' in html


@pytest.mark.parametrize("letters", ["%", "'", "a" * 5000, "()[]\\.*", "q q q q q q q q q q"])
def test_odd_letters_break_nothing(world: World, letters: str) -> None:
    client = english(world, world.service.admin)
    assert client.get(HERE, {"q": letters}, headers=PART).status_code == 200


def test_nobody_of_another_organization_is_found(world: World) -> None:
    client = english(world, world.service.admin)
    for letters in (FOREIGN_WORD, FOREIGN_WORD[:2], "зайцев", world.other.customer.phone):
        html = client.get(HERE, {"q": letters}, headers=PART).content.decode()
        assert FOREIGN_WORD not in html.replace(f"“{FOREIGN_WORD}”", "")
    assert english(world, world.service.customer).get(HERE).status_code == 404


def test_it_asks_the_database_little(world: World, django_assert_max_num_queries: object) -> None:
    """How fast it is among 50,000 people is measured by `./dev bench`; here nothing may grow."""
    client = english(world, world.service.admin)
    client.get(HERE, {"q": "з"}, headers=PART)
    for letters in ("", "з", "зайцев"):
        with django_assert_max_num_queries(15):  # type: ignore[operator]
            client.get(HERE, {"q": letters}, headers=PART)
