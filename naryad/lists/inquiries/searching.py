"""Which inquiries does somebody mean by these words?"""

from django.db.models import F, Q, QuerySet
from django.db.models.lookups import Contains

from naryad.access.actor import Actor
from naryad.assets.visibility import assets_visible_to
from naryad.core.conditions.sql import fold
from naryad.core.search import make_search_terms
from naryad.intake.models import Inquiry
from naryad.lists.assets.searching import search_assets

_FEWEST_DIGITS = 3


def search_inquiries(
    inquiries: QuerySet[Inquiry], words: str, *, actor: Actor
) -> QuerySet[Inquiry]:
    """Those in which every word is found: in what was reported, in how to reach whoever did, or in
    the name of the object. Numbers are found however they are written."""
    for term in make_search_terms(words):
        assets = search_assets(assets_visible_to(actor), term).order_by()
        found = (
            Q(Contains(fold(F("text")), term))
            | Q(Contains(fold(F("email")), term))
            | Q(asset_id__in=assets.values("pk"))
        )
        if term.isdecimal() and len(term) >= _FEWEST_DIGITS:
            found |= Q(phone__contains=term)
        inquiries = inquiries.filter(found)
    return inquiries
