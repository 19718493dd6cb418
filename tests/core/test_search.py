"""Does a query find what was kept, in whichever spelling?"""

import pytest
from django.db import connection
from hypothesis import example, given
from hypothesis import strategies as st

from naryad.core.search import (
    escape_like,
    make_search_terms,
    make_search_text,
    make_sort_key,
    normalize_text,
    sought,
)

TEXTS = st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=40)
WORDS = st.text(alphabet="абвеёжзЁЖabcXYZ019-_%\\'", min_size=1, max_size=12)
NUMBERS = st.from_regex(r"\A9[0-9]{9}\Z")
SPELLINGS = (
    "+7{0}",
    "8{0}",
    "7{0}",
    "8 ({1}) {2}-{3}-{4}",
    "+7 {1} {2} {3} {4}",
    "8-{1}-{2}-{3}-{4}",
    "{1} {2}",
    "{2}-{3}-{4}",
)


def _finds(query: str, kept: str) -> bool:
    return all(term in kept for term in make_search_terms(query))


@given(words=st.lists(WORDS, min_size=1, max_size=6), data=st.data())
@example(words=["81234"], data=None)
@example(words=["завод", "80015"], data=None)
def test_every_word_of_a_name_finds_it(words: list[str], data: st.DataObject | None) -> None:
    kept = make_search_text(" ".join(words))
    word = words[-1] if data is None else data.draw(st.sampled_from(words))
    for spelling in (word, word.upper(), word.lower(), word.replace("ё", "е")):
        assert _finds(spelling, kept), (spelling, kept)


@given(text=TEXTS)
def test_a_whole_name_finds_itself(text: str) -> None:
    assert _finds(text, make_search_text(text))


@pytest.mark.parametrize("term", ["л", "се", "«л", "и"])
def test_a_short_word_is_found_at_the_beginning_of_words(term: str) -> None:
    assert sought(term) in make_search_text("ООО «Лифт-Сервис»", "Ирина")


@pytest.mark.parametrize("term", ["ф", "ви", "ru", "ai"])
def test_a_short_word_is_not_found_inside_a_word_or_an_address(term: str) -> None:
    assert sought(term) not in make_search_text("ООО «Лифт-Сервис»", "irina@mail.ru")


def test_marks_are_sought_only_where_there_is_nothing_else() -> None:
    assert make_search_terms("завод № 7") == ["завод", "7"]
    assert make_search_terms("№") == ["№"]


@given(number=NUMBERS)
def test_a_phone_is_found_in_every_spelling(number: str) -> None:
    kept = make_search_text("Зайцев", phones=(f"+7{number}",))
    parts = (number, number[:3], number[3:6], number[6:8], number[8:])
    for spelling in SPELLINGS:
        assert _finds(spelling.format(*parts), kept), spelling.format(*parts)


@given(text=TEXTS)
def test_normalizing_twice_changes_nothing(text: str) -> None:
    assert normalize_text(normalize_text(text)) == normalize_text(text)


@pytest.mark.parametrize("query", ["", "   ", "\t\n"])
def test_an_empty_query_has_no_terms(query: str) -> None:
    assert make_search_terms(query) == []


def test_a_long_query_is_cut() -> None:
    assert len(make_search_terms("слово " * 10_000)) == 8


def test_a_sort_key_puts_yo_beside_ye() -> None:
    names = ["Ёлкин", "Жуков", "Ежов", "елина"]
    assert sorted(names, key=make_sort_key) == ["Ежов", "елина", "Ёлкин", "Жуков"]


@pytest.mark.django_db
@given(text=WORDS, query=WORDS)
def test_the_database_finds_exactly_what_contains_the_term(text: str, query: str) -> None:
    """Signs that LIKE knows stand for themselves."""
    kept = make_search_text(text)
    with connection.cursor() as cursor:
        for term in make_search_terms(query):
            like = f"%{escape_like(term)}%"
            cursor.execute("SELECT %s::text LIKE %s::text", [kept, like])
            assert cursor.fetchone()[0] == (term in kept)
