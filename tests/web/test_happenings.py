"""Does history say its values as people do?"""

from datetime import datetime

import pytest
from django.utils import timezone, translation

from naryad.core.dependents import dependents_of
from naryad.web.office.happening_words import FIELDS
from naryad.web.office.happenings import say_value, tell_changes


def moment_of_today() -> datetime:
    return timezone.now().replace(hour=12, minute=30, second=5, microsecond=7)


@pytest.mark.parametrize(("language", "words"), [("en", "today 12:30"), ("ru", "сегодня 12:30")])
def test_a_moment_is_said_in_words_and_in_the_readers_language(language: str, words: str) -> None:
    with translation.override(language), timezone.override("UTC"):
        assert say_value(moment_of_today().isoformat()) == words


def test_another_zone_reads_its_own_clock() -> None:
    with translation.override("en"), timezone.override("Europe/Moscow"):
        assert say_value(moment_of_today().isoformat()).endswith("day 15:30")


@pytest.mark.parametrize("text", ["20240101", "2024-01-01", "2026-13-45T99:99", "7", "12:30"])
def test_what_only_looks_like_a_moment_stays_as_it_was_typed(text: str) -> None:
    assert say_value(text) == text


def test_nothing_is_said_of_nothing() -> None:
    assert [say_value(each) for each in (None, "", [], {})] == [""] * 4


def test_a_number_reads_as_on_the_card() -> None:
    said = tell_changes({"phone": {"new": "+79162041833"}})
    assert [new for _label, _old, new in said] == ["+7 916 204-18-33".replace(" ", "\u00a0")]


def test_all_that_goes_over_in_a_merging_has_a_word() -> None:
    keys = {each.key for each in dependents_of("company")} - {""}
    assert keys and keys <= FIELDS.keys()


def test_changes_come_in_the_order_of_their_words_and_strangers_last() -> None:
    said = tell_changes({"zz": {"new": 1}, "note": {"new": "c"}, "name": {"new": "a"}})
    assert [new for _label, _old, new in said] == ["a", "c", "1"]
