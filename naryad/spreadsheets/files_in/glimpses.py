"""What stands in each column of a table, of which only a glimpse is kept while its rows flow by?"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

SAMPLES, _LONGEST = 5, 200
# A column with more texts than these holds no choices.
MOST_WORDS = 50
# So many rows show what a column is about.
_LOOKED_AT = 500


@dataclass
class Glimpse:
    """`texts`: those of the first rows, as often as they come; `words`: all of the column, and None
    where there are too many of them."""

    texts: list[str] = field(default_factory=list)
    words: Counter[str] | None = field(default_factory=Counter)

    def see(self, text: str) -> None:
        if len(self.texts) < _LOOKED_AT:
            self.texts.append(text)
        if self.words is not None:
            self.words[text] += 1
            if len(self.words) > MOST_WORDS:
                self.words = None

    @property
    def samples(self) -> list[str]:
        return [text[:_LONGEST] for text in dict.fromkeys(self.texts)][:SAMPLES]


class Glimpses:
    """One for each column, however many turn up."""

    def __init__(self, width: int) -> None:
        self.columns = [Glimpse() for _each in range(width)]

    def see(self, cells: Sequence[str]) -> None:
        while len(self.columns) < len(cells):
            self.columns.append(Glimpse())
        for glimpse, text in zip(self.columns, cells, strict=False):
            if text:
                glimpse.see(text)
