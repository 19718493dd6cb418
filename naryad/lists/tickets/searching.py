"""Which tickets does somebody mean by these words?"""

from collections.abc import Sequence
from typing import Any

from django.db.models import Q, QuerySet, Value
from django.db.models.functions import Concat

from naryad.access.actor import Actor
from naryad.assets.models import Asset
from naryad.assets.visibility import assets_visible_to
from naryad.companies.models import Company
from naryad.companies.visibility import companies_visible_to
from naryad.core.search import make_search_terms, sought
from naryad.lists.assets.searching import search_assets
from naryad.lists.companies.searching import search_companies
from naryad.lists.counting import count_each
from naryad.tickets.models import Ticket
from naryad.tickets.visibility import tickets_visible_to

# So many tickets are looked at one by one sooner than two large sets are compared. Of what more
# have in their own text, the first page and its number are found soonest by going along the list.
_FEW = 1_000


def name_tickets(actor: Actor) -> QuerySet[Any]:
    """With a `name` each, as a reference of a list wants it."""
    said: dict[str, Any] = {"name": Concat("number", Value(" "), "title")}
    return tickets_visible_to(actor).annotate(**said)


def find_by_number(tickets: QuerySet[Any], words: str) -> QuerySet[Any]:
    """By what stands in the ticket itself."""
    for term in make_search_terms(words):
        tickets = tickets.filter(search_text__contains=sought(term))
    return tickets


def search_tickets(tickets: QuerySet[Ticket], words: str, *, actor: Actor) -> QuerySet[Ticket]:
    """Those in which every word is found: number, title, text, address, or the name of the object
    or of the company, as far as the reader sees these."""
    terms = make_search_terms(words)
    written = [term for term in terms if not _names_something(term, actor)]
    for term in written:
        tickets = tickets.filter(search_text__contains=sought(term))
    terms = [term for term in terms if term not in written]
    narrowing = () if _is_common([*written, *terms], actor) else _narrowing(terms, actor)
    for term in narrowing:
        tickets = tickets.filter(pk__in=_named(term, actor))
    for term in set(terms).difference(narrowing):
        tickets = tickets.filter(_is_named(term, actor))
    return tickets


def _names_something(term: str, actor: Actor) -> bool:
    """What is in no name can only stand in tickets, where an index finds several words at once."""
    return _objects(term, actor).exists() or _companies(term, actor).exists()


def _is_common(terms: Sequence[str], actor: Actor) -> bool:
    texts = Ticket.objects.filter(organization_id=actor.organization_id, is_living=True)
    for term in terms:
        texts = texts.filter(search_text__contains=sought(term))
    (count,) = count_each([texts], cap=_FEW)
    return count > _FEW


def _narrowing(terms: Sequence[str], actor: Actor) -> Sequence[str]:
    """Of several words one of few tickets; the others are then asked of these few alone. Where
    every word is common, all of them. Numbers and long words are rare most often."""
    if len(terms) < 2:
        return terms
    for term in sorted(terms, key=lambda term: (term.isalpha(), -len(term))):
        (count,) = count_each([_named(term, actor)], cap=_FEW)
        if count <= _FEW:
            return [term]
    return terms


def _named(term: str, actor: Actor) -> QuerySet[Ticket, int]:
    """The set form: ids in the whole organization. Never OR, which no index helps with."""
    mine = Ticket.objects.filter(organization_id=actor.organization_id)
    found = mine.filter(search_text__contains=sought(term))
    on_objects = mine.filter(asset_id__in=_objects(term, actor).values("pk"))
    of_companies = mine.filter(company_id__in=_companies(term, actor).values("pk"))
    return found.values_list("pk", flat=True).union(
        on_objects.values_list("pk", flat=True),
        of_companies.values_list("pk", flat=True),
        all=True,
    )


def _is_named(term: str, actor: Actor) -> Q:
    """The same, asked of one ticket."""
    return (
        Q(search_text__contains=sought(term))
        | Q(asset_id__in=_objects(term, actor).values("pk"))
        | Q(company_id__in=_companies(term, actor).values("pk"))
    )


def _objects(term: str, actor: Actor) -> QuerySet[Asset]:
    return search_assets(assets_visible_to(actor), term).order_by()


def _companies(term: str, actor: Actor) -> QuerySet[Company]:
    return search_companies(companies_visible_to(actor), term).order_by()
