"""How are numbers, phones and names shown, and what is marked in what was found?"""

import pytest
from django.utils import translation

from naryad.core.phone_words import say_phone
from naryad.web.figures import (
    choose_ground,
    mark_found,
    say_capped,
    say_number,
    write_initials,
)


def test_thousands_stand_apart_as_the_language_has_them() -> None:
    with translation.override("en"):
        assert say_number(1284) == "1,284"
    with translation.override("ru"):
        assert say_number(1284) == "1\u00a0284"


def test_a_count_stops_at_its_cap() -> None:
    with translation.override("en"):
        assert say_capped(9_999, 9_999) == "9,999"
        assert say_capped(10_000, 9_999) == "9,999+"


@pytest.mark.parametrize(
    ("number", "extension", "said"),
    [
        ("+79162041833", "", "+7 916 204-18-33"),
        ("+74956402219", "114", "+7 495 640-22-19, 114"),
        ("+442079460321", "", "+44 20 7946 0321"),
        ("not a number", "", "not a number"),
        ("", "", ""),
    ],
)
def test_a_phone_is_shown_in_groups_that_do_not_break(
    number: str, extension: str, said: str
) -> None:
    assert say_phone(number, extension) == said.replace(" ", "\u00a0")


@pytest.mark.parametrize(
    ("name", "initials"),
    [("Савельева Ирина Олеговна", "СИ"), ("Anna", "A"), ("<b> x", "X"), ("", "?"), ("№ 8", "?")],
)
def test_initials_are_letters_only(name: str, initials: str) -> None:
    assert write_initials(name) == initials


def test_the_same_person_keeps_the_same_ground() -> None:
    assert choose_ground(17) == choose_ground("17")
    assert {choose_ground(key) for key in range(100)} == {f"av-{letter}" for letter in "abcde"}


@pytest.mark.parametrize(
    ("text", "letters", "marked"),
    [
        ("Irina Savelieva", "sav", "Irina <mark>Sav</mark>elieva"),
        ("Пётр Ёлкин", "елк", "Пётр <mark>Ёлк</mark>ин"),
        ("A & <b>", "<b", "A &amp; <mark>&lt;b</mark>&gt;"),
        ("a.b", "a.", "<mark>a.</mark>b"),
        ("nothing", "", "nothing"),
    ],
)
def test_what_was_typed_is_marked_and_everything_is_escaped(
    text: str, letters: str, marked: str
) -> None:
    assert mark_found(text, letters) == marked
