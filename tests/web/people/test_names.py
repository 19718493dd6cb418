"""Does a name stand in the order of the reader's language, the same on every screen?"""

import pytest
from django.test import Client
from django.urls import reverse

from tests.web.pages import read_words
from tests.web.people.crowds import names_on
from tests.world import World


def _reading(world: World, language: str) -> Client:
    client = world.client(world.service.admin)
    client.cookies["language"] = language
    return client


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("screen", ["list", "card", "edit", "question", "find", "role", "journal"])
def test_a_name_stands_in_the_order_of_the_readers_language(
    world: World, language: str, screen: str
) -> None:
    house = world.service
    person, role = house.customer, house.roles["CUSTOMER"]
    address = {
        "list": reverse("customers"),
        "card": reverse("person", args=[person.pk]),
        "edit": reverse("person_edit", args=[person.pk]),
        "question": reverse("person_conversion", args=[person.pk]),
        "find": reverse("find") + "?q=зайцев",
        "role": reverse("role_people", args=[role.pk]),
        "journal": reverse("journal") + f"?person={person.pk}",
    }[screen]
    shown, turned = ("Захар Зайцев", "Зайцев Захар")[:: 1 if language == "en" else -1]
    words = read_words(_reading(world, language).get(address))
    assert shown in words
    assert turned not in words


@pytest.mark.parametrize(("language", "initials"), [("en", ">АО<"), ("ru", ">ОА<")])
def test_initials_are_the_first_letters_of_what_is_shown(
    world: World, language: str, initials: str
) -> None:
    client = _reading(world, language)
    for route in ("employees", "profile"):
        assert initials in client.get(reverse(route)).content.decode(), route


@pytest.mark.parametrize("language", ["en", "ru"])
def test_lists_stand_by_last_name_in_every_language_and_say_so(world: World, language: str) -> None:
    answer = _reading(world, language).get(reverse("customers"))
    assert "Бывалов" in names_on(answer)[0]
    assert {"en": "Name, by last name", "ru": "Фамилия, имя"}[language] in read_words(answer)


def test_the_middle_name_stands_in_the_full_name(world: World) -> None:
    person = world.service.customer
    type(person).objects.filter(pk=person.pk).update(middle_name="Игоревич")
    card = reverse("person", args=[person.pk])
    assert "Захар Игоревич Зайцев" in read_words(_reading(world, "en").get(card))
    assert "Зайцев Захар Игоревич" in read_words(_reading(world, "ru").get(card))
    assert "Игоревич" not in read_words(_reading(world, "ru").get(reverse("customers")))
