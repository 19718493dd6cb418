"""How do names in two languages stand in a sheet, and how are the small directories read in?"""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from naryad.core.errors import Refusal
from naryad.core.labels import LANGUAGES, make_label
from naryad.core.outcomes import Outcome, done, refused
from naryad.core.search import normalize_text
from naryad.spreadsheets.sheets.columns import NOT_FOUND, Found, SheetColumn, SheetKey
from naryad.spreadsheets.sheets.sheet import Values

T = TypeVar("T")
_CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)
_MARKS: Mapping[str, str | Promise] = {"ru": _("Russian"), "en": _("English")}
# Either name says which one is meant, where a file has both.
LABEL_KEYS = (
    SheetKey("name", _("Name"), ("name_ru", "name_en")),
    SheetKey("name_ru", _("Name in Russian"), ("name_ru",)),
    SheetKey("name_en", _("Name in English"), ("name_en",)),
)


def label_columns(
    field: str, label: str | Promise, *, synonyms: tuple[str, ...], is_first: bool = False
) -> list[SheetColumn]:
    """A column for each language; `is_first`: what is headed by the bare word is Russian."""
    return [
        SheetColumn(
            f"{field}_{language}",
            format_lazy("{label} ({language})", label=label, language=_MARKS[language]),
            _synonyms(synonyms, language, is_bare=is_first and language == "ru"),
        )
        for language in LANGUAGES
    ]


def _synonyms(words: tuple[str, ...], language: str, *, is_bare: bool) -> tuple[str, ...]:
    marked = tuple(f"{word} {language}" for word in ("название", "name", *words))
    return (*marked, "название", "наименование", "name", *words) if is_bare else marked


def label_values(field: str, label: Mapping[str, str]) -> dict[str, Any]:
    return {f"{field}_{language}": label.get(language, "") for language in LANGUAGES}


def label_named(text: str) -> Values:
    """Of a name alone: in the language of its letters."""
    language = "ru" if _CYRILLIC.search(text) else "en"
    return label_values("name", make_label(**{language: text}))


def find_labels(visible: QuerySet[Any], key: SheetKey, rows: Sequence[Values]) -> Sequence[Found]:
    """Each by the name of a row in either language of the key; a name of one language is never
    taken for the other's."""
    named: dict[tuple[str, str], set[int]] = defaultdict(set)
    for pk, label in visible.order_by().values_list("pk", "name"):
        for language, text in label.items():
            named[language, normalize_text(text)].add(pk)
    return [_find(key, row, named) for row in rows]


def _find(key: SheetKey, row: Values, named: Mapping[tuple[str, str], set[int]]) -> Found:
    ids: set[int] = set()
    for column in key.columns:
        text = normalize_text(str(row.get(column) or ""))
        ids |= named.get((column.removeprefix("name_"), text), set()) if text else set()
    return Found(tuple(sorted(ids))) if ids else NOT_FOUND


def one_by_one(rows: Sequence[T], act: Callable[[T], int]) -> list[Outcome]:
    """Actions over directories take one line: there are dozens of them, not thousands. A refused
    one leaves no trace."""
    outcomes = []
    for row in rows:
        try:
            with transaction.atomic():
                outcomes.append(done(act(row)))
        except Refusal as refusal:
            outcomes.append(refused(_id_of(row), refusal))
    return outcomes


def _id_of(row: object) -> int | None:
    return row if isinstance(row, int) else getattr(row, "id", None)
