"""Which companies does somebody mean by these words, and what are they called?"""

from collections.abc import Iterable

from django.db.models import QuerySet

from naryad.access.actor import Actor
from naryad.companies.models import Company
from naryad.companies.visibility import companies_visible_to
from naryad.core.search import make_search_terms, sought


def search_companies(companies: QuerySet[Company], words: str) -> QuerySet[Company]:
    """Those in whose name every word is found."""
    for term in make_search_terms(words):
        companies = companies.filter(search_text__contains=sought(term))
    return companies


def name_companies(ids: Iterable[int | None], *, actor: Actor) -> dict[int, str]:
    """The names of those among them that the reader sees."""
    asked = {each for each in ids if each is not None}
    if not asked:
        return {}
    return dict(companies_visible_to(actor).filter(pk__in=asked).values_list("pk", "name"))
