"""Which objects and equipment does somebody mean by these words, also mistyped?"""

from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from naryad.assets.models import Asset
from naryad.core.search import make_search_terms, normalize_text, sought

# Nobody looks further through what is only like the words.
_MOST_ALIKE = 300


def search_assets(assets: QuerySet[Asset], words: str) -> QuerySet[Asset]:
    """Those in whom every word is found: name, serial number, number, tags, address (its own or
    from above)."""
    for term in make_search_terms(words):
        assets = assets.filter(search_text__contains=sought(term))
    return assets


def search_mistyped(assets: QuerySet[Asset], words: str) -> QuerySet[Asset]:
    """The first that hold something like each of the words: a word with a letter or two amiss.
    Where all words are short, nothing is like them."""
    if not any(len(term) > 3 for term in make_search_terms(words)):
        return assets.none()
    alike = assets
    for term in normalize_text(words).split()[:8]:
        alike = alike.filter(search_text__trigram_word_similar=term)
    found = list(alike.order_by().values_list("pk", flat=True)[:_MOST_ALIKE])
    # One value, where a thousand would have to be bound.
    return Asset.objects.filter(pk__in=RawSQL("SELECT unnest(%s::bigint[])", [found]))


def find_assets(assets: QuerySet[Asset], words: str) -> QuerySet[Asset]:
    """By the words as they are, else by what is like them."""
    found = search_assets(assets, words)
    return found if found.exists() else search_mistyped(assets, words)
