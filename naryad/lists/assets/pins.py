"""Which places of the objects of a list does a map show?"""

from dataclasses import dataclass
from typing import Any

from naryad.lists.noun_lists import NounList
from naryad.lists.questions import Question

# A browser draws so many at once without a wait; a map of more tells nobody anything.
MOST = 2_000


@dataclass(frozen=True, slots=True)
class Place:
    id: int
    name: str
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Places:
    """`is_cut`: there are more of them than `MOST`; by name the first are here."""

    rows: list[Place]
    is_cut: bool


def find_places(assets: NounList[Any], question: Question) -> Places:
    """Of all that the list finds for its reader: those that have coordinates of their own."""
    found = assets.matching(question).exclude(latitude=None)
    columns = ("pk", "name", "latitude", "longitude")
    rows = found.order_by("sort_key", "pk").values_list(*columns)[: MOST + 1]
    places = [Place(*row) for row in rows]
    return Places(places[:MOST], len(places) > MOST)
