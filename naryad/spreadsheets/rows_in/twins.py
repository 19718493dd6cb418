"""Which rows of one file say the same, though only one of them can be true?"""

from collections.abc import Hashable, Sequence

from naryad.core.search import normalize_text
from naryad.spreadsheets.rows_in.drafts import Draft
from naryad.spreadsheets.rows_in.layout import Layout
from naryad.spreadsheets.rows_in.refusals import SameAsLine


class Twins:
    """Looks at all rows of a file in their order: the first of several counts."""

    def __init__(self, layout: Layout) -> None:
        key = layout.key
        self._unique = [each for each in layout.sheet.unique if each in layout.columns]
        self._key = () if key is None else key.columns
        self._targets: dict[int, int] = {}
        self._seen: dict[tuple[str, Hashable], int] = {}

    def look_at(self, draft: Draft) -> None:
        if draft.target_id is not None and self._key:
            first = self._targets.setdefault(draft.target_id, draft.line)
            if first != draft.line:
                draft.blame(self._key[0], SameAsLine(line=first))
                return
        for key in self._unique:
            self._look(draft, key, (key,))
        if self._key:
            self._look(draft, self._key[0], self._key)

    def _look(self, draft: Draft, blamed: str, keys: Sequence[str]) -> None:
        said = tuple(_fold(draft.values.get(key)) for key in keys)
        if not all(said):
            return
        first = self._seen.setdefault(("/".join(keys), said), draft.line)
        if first != draft.line:
            draft.blame(blamed, SameAsLine(line=first))


def _fold(value: object) -> Hashable:
    if isinstance(value, str):
        return normalize_text(value)
    return tuple(value) if isinstance(value, list) else value
