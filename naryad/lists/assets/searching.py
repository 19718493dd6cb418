"""Which objects and equipment does somebody mean by these words, also mistyped?"""

from django.db.models import F, FloatField, Func, QuerySet, Value

from naryad.assets.models import Asset
from naryad.core.search import make_search_terms, normalize_text, sought

# Of a word with one wrong letter in six, three of its trigrams remain.
_ALIKE = 0.45


def search_assets(assets: QuerySet[Asset], words: str) -> QuerySet[Asset]:
    """Those in whom every word is found: name, serial number, number, tags, address (its own or
    from above)."""
    for term in make_search_terms(words):
        assets = assets.filter(search_text__contains=sought(term))
    return assets


def search_mistyped(assets: QuerySet[Asset], words: str) -> QuerySet[Asset]:
    """Those that hold something like each of the words, where nothing holds the words themselves.
    The index narrows by the operator, whose threshold is lower."""
    for term in normalize_text(words).split()[:8]:
        alike = Func(
            Value(term),
            F("search_text"),
            function="word_similarity",
            output_field=FloatField(),
        )
        assets = assets.filter(search_text__trigram_word_similar=term)
        assets = assets.annotate(**{f"alike_{len(assets.query.annotations)}": alike})
        assets = assets.filter(**{f"alike_{len(assets.query.annotations) - 1}__gte": _ALIKE})
    return assets


def find_assets(assets: QuerySet[Asset], words: str) -> QuerySet[Asset]:
    """By the words as they are, else by what is like them."""
    found = search_assets(assets, words)
    if any(len(term) > 3 for term in make_search_terms(words)) and not found.exists():
        return search_mistyped(assets, words)
    return found
