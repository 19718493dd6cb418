"""In which corners of language, width and theme is each flow and screen looked at?

The four corners below meet every pair of values. A flow is played in one of them, the next flow in
the next one; every screen is examined in two opposite corners. With --long all eight are used.
"""

import itertools
import os
from dataclasses import dataclass


@dataclass(frozen=True)
class Corner:
    language: str
    width: int
    theme: str

    @property
    def height(self) -> int:
        return 844 if self.width < 768 else 900

    def __str__(self) -> str:
        return f"{self.language}-{self.width}-{self.theme}"

    def say(self, en: str, ru: str) -> str:
        """The word that a reader of this language must find."""
        return ru if self.language == "ru" else en


PAIRWISE = (
    Corner("ru", 390, "light"),
    Corner("en", 1440, "light"),
    Corner("en", 390, "dark"),
    Corner("ru", 1440, "dark"),
)
ALL = tuple(
    Corner(language, width, theme)
    for language, width, theme in itertools.product(("ru", "en"), (390, 1440), ("light", "dark"))
)
IS_LONG = bool(os.environ.get("NARYAD_TEST_LONG"))
# Two pairs of opposite corners; a screen takes one pair, its neighbour the other.
OPPOSITES = ((PAIRWISE[0], Corner("en", 1440, "dark")), (PAIRWISE[2], Corner("ru", 1440, "light")))


def corners_of_flow(number: int) -> tuple[Corner, ...]:
    return ALL if IS_LONG else (PAIRWISE[number % len(PAIRWISE)],)


def corners_of_screen(number: int) -> tuple[Corner, ...]:
    return ALL if IS_LONG else OPPOSITES[number % len(OPPOSITES)]
