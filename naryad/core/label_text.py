"""How does a query read a name that is kept in two languages?"""

from collections.abc import Iterable
from typing import Any

from django.db.models import CharField, QuerySet, Value
from django.db.models.fields.json import KT
from django.db.models.functions import Coalesce, NullIf
from django.utils.translation import get_language

from naryad.core.labels import LANGUAGES
from naryad.core.search import normalize_text

# Names that administrators type: more than these of a kind nobody keeps.
_MOST = 1_000


def label_text(column: str) -> Coalesce:
    """In the reader's language, else in whichever is filled; empty where neither is."""
    own = (get_language() or "en")[:2]
    languages = sorted(LANGUAGES, key=lambda language: language != own)
    filled = (NullIf(KT(f"{column}__{each}"), Value("")) for each in languages)
    return Coalesce(*filled, Value(""), output_field=CharField())


def search_labels(rows: QuerySet[Any], words: str, *, columns: Iterable[str]) -> QuerySet[Any]:
    """Those in whose texts, in either language, every word stands."""
    terms = normalize_text(words).split()
    kept = rows.order_by("pk").values_list("pk", *columns)[:_MOST]
    found = [
        row_id for row_id, *labels in kept if all(term in _all_texts(labels) for term in terms)
    ]
    return rows.filter(pk__in=found)


def _all_texts(labels: Iterable[dict[str, str] | None]) -> str:
    return normalize_text(" ".join(text for label in labels for text in (label or {}).values()))
