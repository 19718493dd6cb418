"""Are the documents of the API in the language of whoever reads them?"""

import re
from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

import pytest

from tests.api.calling import BASE, program_of
from tests.world import World

_PHRASES = {status.phrase for status in HTTPStatus}
_RUSSIAN = re.compile("[а-яё]")


def _descriptions(said: Any) -> Iterator[str]:
    if isinstance(said, list):
        for each in said:
            yield from _descriptions(each)
    elif isinstance(said, dict):
        for name, each in said.items():
            if name == "description" and isinstance(each, str):
                yield each
            elif name != "example":
                yield from _descriptions(each)


@pytest.mark.parametrize(("language", "is_russian"), [("ru", True), ("en", False)])
def test_the_contract_says_all_in_the_callers_language(
    world: World, language: str, *, is_russian: bool
) -> None:
    program = program_of(world, world.service.admin, **{"Accept-Language": language})
    said = {each for each in _descriptions(program.get("openapi.json")) if each} - _PHRASES
    assert len(said) > 100
    assert {each for each in said if bool(_RUSSIAN.search(each)) is not is_russian} == set()


def test_the_page_says_it_too_whoever_read_it_before(world: World) -> None:
    client = world.client(world.service.admin)
    for language, words in (("en", "Newest first"), ("ru", "Новые сначала"), ("en", "list of")):
        client.cookies["language"] = language
        page = client.get(f"{BASE}docs").content.decode()
        assert words in page
        assert (language == "ru") is ("Новые сначала" in page)
