"""Is everything that the program says said in Russian too, and said well?"""

import re
from collections.abc import Iterator
from gettext import GNUTranslations
from io import BytesIO
from typing import cast

import django.conf.locale
import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from tools.messages import LANGUAGES, collect_messages, read_catalog

DJANGO = django.conf.locale.__path__[0]
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]")
TAG = re.compile(r"<[^>]+>")
CODE = re.compile(r"`[^`]*`")
# A name for the side that has a name already, praise, begging, shouting.
UNSAID_IN_RUSSIAN = re.compile(r"клиент|успешн|пожалуйста|!", re.IGNORECASE)
UNSAID_IN_ENGLISH = re.compile(r"\bplease\b|\bsuccessful|\bclick here\b|!", re.IGNORECASE)
CAPITAL_YOU = re.compile(r"(?<=[^.?:…] )(?:Вы|Вас|Вам|Вами|Ваш\w*)\b")
FOREIGN_QUOTES = re.compile(r"[“”„\"']")
ENDS = (".", "?", "…", "|")


@pytest.fixture(scope="module")
def said() -> Catalog:
    """What the sources say now."""
    return collect_messages()


@pytest.fixture(scope="module", params=LANGUAGES)
def catalog(request: pytest.FixtureRequest) -> Catalog:
    return read_catalog(request.param)


@pytest.fixture(scope="module")
def russian() -> GNUTranslations:
    """As Django reads it; compiled here, since a .mo file may be older than its source."""
    compiled = BytesIO()
    write_mo(compiled, read_catalog("ru"))
    compiled.seek(0)
    return GNUTranslations(compiled)


def words_of(catalog: Catalog) -> Iterator[tuple[str, str, Message]]:
    """(English, translation, message): every plural form beside the English it stands for."""
    for message in catalog:
        if not message.id:
            continue
        if isinstance(message.id, str):
            yield message.id, cast(str, message.string), message
            continue
        one, many = message.id
        for place, form in enumerate(message.string):
            yield (one if place == 0 and not PLACEHOLDER.search(form) else many), form, message


def names(catalog: Catalog) -> set[tuple[str | None, str | tuple[str, ...]]]:
    return {
        (message.context, message.id if isinstance(message.id, str) else tuple(message.id))
        for message in catalog
        if message.id
    }


def test_every_message_of_the_sources_stands_in_the_catalogue(
    said: Catalog, catalog: Catalog
) -> None:
    assert not names(said) - names(catalog), "./dev messages collects them."


def test_no_message_in_the_catalogue_has_left_the_sources(said: Catalog, catalog: Catalog) -> None:
    assert not names(catalog) - names(said), "./dev messages drops them."
    assert not catalog.obsolete


def test_every_message_is_translated(catalog: Catalog) -> None:
    assert [english for english, text, _message in words_of(catalog) if not text.strip()] == []


def test_no_translation_is_a_guess(catalog: Catalog) -> None:
    assert [message.id for message in catalog if message.fuzzy] == []


def test_every_plural_has_all_its_forms(catalog: Catalog) -> None:
    plurals = [message for message in catalog if message.pluralizable]
    assert plurals
    assert [each.id for each in plurals if len(each.string) != catalog.num_plurals] == []


def test_russian_counts_as_djangos_own_messages_do() -> None:
    with open(f"{DJANGO}/ru/LC_MESSAGES/django.po", "rb") as file:
        theirs = read_po(file, locale="ru")
    ours = read_catalog("ru")
    assert (ours.num_plurals, ours.plural_expr) == (theirs.num_plurals, theirs.plural_expr)


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (1, "1 дочерняя"),
        (2, "2 дочерние"),
        (5, "5 дочерних"),
        (11, "11 дочерних"),
        (21, "21 дочерняя"),
        (22, "22 дочерние"),
        (112, "112 дочерних"),
    ],
)
def test_russian_bends_the_noun_after_a_number(
    russian: GNUTranslations, count: int, words: str
) -> None:
    sentence = russian.ngettext("%(count)s company below it", "%(count)s companies below it", count)
    assert (sentence % {"count": count}).replace("\u00a0", " ").startswith(words)


def test_placeholders_and_tags_are_those_of_the_source(catalog: Catalog) -> None:
    wrong = [
        (english, text)
        for english, text, _message in words_of(catalog)
        if sorted(PLACEHOLDER.findall(english)) != sorted(PLACEHOLDER.findall(text))
        or sorted(TAG.findall(english)) != sorted(TAG.findall(text))
        or english.count("|") != text.count("|")
    ]
    assert wrong == []


def test_a_percent_sign_is_doubled_where_values_are_put_in(catalog: Catalog) -> None:
    for english, text, message in words_of(catalog):
        values = dict.fromkeys(PLACEHOLDER.findall(english), "")
        if values or message.python_format:
            assert (text % values).count("%") == (english % values).count("%"), text


def test_a_sentence_ends_as_its_source_does(catalog: Catalog) -> None:
    wrong = [
        (english, text)
        for english, text, _message in words_of(catalog)
        if [english.endswith(end) for end in ENDS] != [text.endswith(end) for end in ENDS]
        or [english == english.strip(), english[-1:] == " "]
        != [text == text.strip(), text[-1:] == " "]
    ]
    assert wrong == []


def test_russian_calls_a_customer_a_customer_and_neither_praises_nor_begs_nor_shouts() -> None:
    words = [text for _english, text, _message in words_of(read_catalog("ru"))]
    assert [text for text in words if UNSAID_IN_RUSSIAN.search(text)] == []


def test_russian_writes_you_small_and_has_its_own_quotes() -> None:
    words = [text for _english, text, _message in words_of(read_catalog("ru"))]
    assert [text for text in words if CAPITAL_YOU.search(text)] == []
    assert [text for text in words if FOREIGN_QUOTES.search(CODE.sub("", TAG.sub("", text)))] == []


def test_english_neither_praises_nor_begs_nor_shouts(said: Catalog) -> None:
    english = [
        text
        for context, given in names(said)
        for text in ([given] if isinstance(given, str) else given)
    ]
    assert [text for text in english if UNSAID_IN_ENGLISH.search(text)] == []
