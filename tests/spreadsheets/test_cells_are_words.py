"""Does each cell of a file say in words what it is, whatever a list keeps it in?"""

import re
from collections.abc import Iterator

import pytest
from django.utils import translation

from naryad.spreadsheets.nouns import _LISTS
from tests.spreadsheets.exporting import export_list, read_text
from tests.tickets.asking import ask
from tests.world import World

# «InvitationView(state=…)», «<Label: …>», «{'ru': …}», «Invited.ACTIVATED».
_OURS = re.compile(r"\w\(\w+=|<\w+[ :]|^[\[{(].*[\]})]$|\w+\.[A-Z]+(_[A-Z]+)*$|\blambda\b")


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.mark.parametrize("noun", sorted(_LISTS))
def test_all_columns_of_all_lists_are_words(world: World, noun: str) -> None:
    ask(world, title="Stands", asset_id=world.service.tower.pk)
    _heads, *rows = read_text(export_list(world, noun, without=()))
    assert rows
    assert [cell for row in rows for cell in row if _OURS.search(cell)] == []
