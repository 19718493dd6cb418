"""Which codes does somebody mean by these words?"""

from typing import Any

from django.db.models import F, Q, QuerySet, Value
from django.db.models.functions import Coalesce, Concat, Right
from django.db.models.lookups import Contains

from naryad.access.actor import Actor
from naryad.assets.codes import texts_of
from naryad.assets.models import AssetCode
from naryad.assets.visibility import asset_codes_visible_to, assets_visible_to
from naryad.core.conditions.sql import fold
from naryad.core.search import make_search_terms
from naryad.lists.assets.searching import search_assets


def search_codes(codes: QuerySet[AssetCode], words: str, *, actor: Actor) -> QuerySet[AssetCode]:
    """The one that was typed or scanned whole; else those in which every word is found: in the code
    itself, with dashes or not, in the note of its batch, or in the object."""
    exact = codes.filter(text__in=texts_of(words))
    if exact.exists():
        return exact
    for term in make_search_terms(words):
        assets = search_assets(assets_visible_to(actor), term).order_by()
        codes = codes.filter(
            Q(Contains(fold(F("text")), term))
            | Q(Contains(fold(F("text")), term.replace("-", "") or term))
            | Q(Contains(fold(F("batch__note")), term))
            | Q(asset_id__in=assets.values("pk"))
        )
    return codes


def name_codes(actor: Actor) -> QuerySet[Any]:
    """With a `name` each, as a reference of a list wants it: its last letters and its object."""
    said = Concat(Value("…"), Right("text", 4), Value(" "), Coalesce("asset__name", Value("")))
    return asset_codes_visible_to(actor).annotate(name=said)


def search_named_codes(codes: QuerySet[Any], words: str) -> QuerySet[Any]:
    for term in make_search_terms(words):
        codes = codes.filter(Contains(fold(F("name")), term))
    return codes
