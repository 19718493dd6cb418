"""Which objects and equipment does somebody mean by these words, also mistyped?"""

from django.db.models import QuerySet

from naryad.assets.models import Asset
from naryad.core.search import make_search_terms, normalize_text, sought

# Nobody looks further through what is only like the words.
_MOST_ALIKE = 1_000


def search_assets(assets: QuerySet[Asset], words: str) -> QuerySet[Asset]:
    """Those in whom every word is found: name, serial number, number, tags, address (its own or
    from above)."""
    for term in make_search_terms(words):
        assets = assets.filter(search_text__contains=sought(term))
    return assets


def search_mistyped(assets: QuerySet[Asset], words: str) -> QuerySet[Asset]:
    """The first that hold something like each of the words: a word with a letter or two amiss."""
    alike = assets
    for term in normalize_text(words).split()[:8]:
        alike = alike.filter(search_text__trigram_word_similar=term)
    return assets.filter(pk__in=list(alike.order_by().values_list("pk", flat=True)[:_MOST_ALIKE]))


def find_assets(assets: QuerySet[Asset], words: str) -> QuerySet[Asset]:
    """By the words as they are, else by what is like them."""
    found = search_assets(assets, words)
    if any(len(term) > 3 for term in make_search_terms(words)) and not found.exists():
        return search_mistyped(assets, words)
    return found
