"""Which of the things that somebody sees bear these names?"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from naryad.access.actor import Actor
from naryad.companies.columns import sort_key_of
from naryad.companies.visibility import companies_visible_to
from naryad.core.labels import Label
from naryad.core.search import normalize_text
from naryad.spreadsheets.sheets.columns import Found

# How many texts are looked up in one statement.
_AT_ONCE = 2_000


@dataclass(frozen=True, slots=True)
class Labelled:
    """Of a directory whose names are labels: finds, and names what there is to choose from."""

    visible_to: Callable[[Actor], QuerySet[Any]]

    def __call__(self, texts: Sequence[str], actor: Actor) -> Mapping[str, Found]:
        shown: dict[str, set[int]] = defaultdict(set)
        others: dict[str, set[int]] = defaultdict(set)
        for row_id, name in self.visible_to(actor).values_list("pk", "name"):
            label = Label(name)
            shown[normalize_text(str(label))].add(row_id)
            for text in label.values():
                others[normalize_text(text)].add(row_id)
        return gather(texts, (shown, others))

    def names(self, actor: Actor) -> list[str]:
        """In the active language, by name."""
        rows = self.visible_to(actor).values_list("name", flat=True)
        return sorted({str(Label(name)) for name in rows}, key=normalize_text)


def find_labelled(visible_to: Callable[[Actor], QuerySet[Any]]) -> Labelled:
    """What the reader's language calls so goes first; else any language will do."""
    return Labelled(visible_to)


def find_companies(texts: Sequence[str], actor: Actor) -> Mapping[str, Found]:
    """By name, else by external ID, INN or short code."""
    seen = companies_visible_to(actor)
    by_name = look_up(seen, "sort_key", {sort_key_of(text) for text in texts})
    plain = {text.strip() for text in texts}
    external = look_up(seen, "external_id", plain)
    inn = look_up(seen, "inn", plain)
    codes = look_up(seen, "code", {text.upper() for text in plain})
    return {
        text: Found(tuple(sorted(ids)))
        for text in texts
        if (
            ids := by_name.get(sort_key_of(text))
            or external.get(text.strip())
            or inn.get(text.strip())
            or codes.get(text.strip().upper())
        )
    }


def gather(texts: Iterable[str], books: Sequence[Mapping[str, set[int]]]) -> dict[str, Found]:
    """From the first book of folded names that knows each text."""
    found: dict[str, Found] = {}
    for text in texts:
        folded = normalize_text(text)
        ids: set[int] = next((book[folded] for book in books if folded in book), set())
        if ids:
            found[text] = Found(tuple(sorted(ids)))
    return found


def look_up(rows: QuerySet[Any], column: str, wanted: set[Any]) -> dict[Any, set[int]]:
    """Value of the column → ids of the rows that have it."""
    found: dict[Any, set[int]] = defaultdict(set)
    asked = sorted(wanted - {""})
    for start in range(0, len(asked), _AT_ONCE):
        part = rows.filter(**{f"{column}__in": asked[start : start + _AT_ONCE]})
        # For the indexes of what is filled and lives.
        part = part.filter(deleted_at=None).exclude(**{column: ""})
        for value, row_id in part.values_list(column, "pk"):
            found[value].add(row_id)
    return found
