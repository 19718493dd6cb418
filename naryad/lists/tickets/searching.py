"""Which tickets does somebody mean by these words?"""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

from django.db.models import QuerySet, Value
from django.db.models.expressions import RawSQL
from django.db.models.functions import Concat

from naryad.access.actor import Actor
from naryad.access.arms import sees_everything
from naryad.access.statements import Select, text_of, values_of
from naryad.assets.models import Asset
from naryad.assets.visibility import assets_visible_to
from naryad.companies.models import Company
from naryad.companies.visibility import companies_visible_to
from naryad.core.plans import planned_anew
from naryad.core.search import escape_like, make_search_terms, sought
from naryad.lists.assets.searching import search_assets
from naryad.lists.companies.searching import search_companies
from naryad.lists.noun_lists import Searched
from naryad.lists.tickets.several_numbers import BETWEEN, ids_of_numbers, numbers_among
from naryad.tickets.models import Ticket
from naryad.tickets.visibility import ARMS, Shelf, page_of_tickets, tickets_visible_to

# So many tickets are looked at one by one, whatever else is asked of them.
FEW, _TRIED = 5_000, 3
# Of words that more have, and that are names too, nobody looks through all: that may be a million.
MOST_LOOKED_AT = 5_000
_GIVEN = "SELECT unnest(%(ids)s::bigint[]) AS id"
# The joins are not opened: an object is looked up for each ticket, and not all of them gathered.
# Whether the reader sees it is asked where its name has the words, which few have.
_FITTING = """
WITH within AS MATERIALIZED ({within})
SELECT (SELECT count(*) FROM within), array(
SELECT t.id FROM tickets_ticket t
LEFT JOIN LATERAL (
  SELECT v.search_text FROM assets_asset v
  WHERE v.organization_id = %(organization)s::bigint AND v.id = t.asset_id OFFSET 0) a ON TRUE
LEFT JOIN LATERAL (
  SELECT v.search_text FROM companies_company v
  WHERE v.organization_id = %(organization)s::bigint AND v.id = t.company_id OFFSET 0) c ON TRUE
WHERE t.organization_id = %(organization)s::bigint AND t.id = ANY(array(SELECT id FROM within))
  AND concat_ws(chr(10), t.search_text, a.search_text, c.search_text)
      LIKE ALL (%(patterns)s::text[])
  AND (t.search_text LIKE ALL (%(patterns)s::text[])
    OR concat_ws(chr(10), t.search_text,
        (SELECT v.search_text FROM ({assets}) v WHERE v.id = t.asset_id),
        (SELECT v.search_text FROM ({companies}) v WHERE v.id = t.company_id))
      LIKE ALL (%(patterns)s::text[])))"""


Newest = Callable[[int], Select]


def name_tickets(actor: Actor) -> QuerySet[Any]:
    """With a `name` each, as a reference of a list wants it."""
    said: dict[str, Any] = {"name": Concat("number", Value(" "), "title")}
    return tickets_visible_to(actor).annotate(**said)


def find_by_number(tickets: QuerySet[Any], words: str) -> QuerySet[Any]:
    """By what stands in the ticket itself."""
    return _holding(tickets, make_search_terms(words))


def search_tickets(
    tickets: QuerySet[Ticket],
    words: str,
    *,
    actor: Actor,
    newest: Newest | None = None,
) -> Searched:
    """Those in which every word is found: number, title, text, address, or the name of the object
    or of the company, as far as the reader sees these; or those that bear one of several numbers.
    `newest`: so many of the tickets, where there is a shorter way to them."""
    if BETWEEN in words:
        return Searched(_bearing(tickets, words, actor))
    terms = make_search_terms(words)
    with planned_anew():
        if len(terms) == 1 and _stand_in_tickets_alone(terms, actor):
            return Searched(_holding(tickets, terms))
        few = _few_of(terms, actor)
        if few is not None:
            return Searched(_among(tickets, _fitting(_given(few), terms, actor)[1]))
        if len(terms) != 1 and _stand_in_tickets_alone(terms, actor):
            return Searched(_holding(tickets, terms))
        within = newest(MOST_LOOKED_AT) if newest else _newest(tickets, MOST_LOOKED_AT)
        number, fitting = _fitting(within, terms, actor)
        # Of a single word it is known by now that more than a few have it.
        together = _take_few(_named(terms, actor), MOST_LOOKED_AT) if len(terms) > 1 else None
    found = [*{*fitting, *(together or ())}]
    return Searched(_among(tickets, found), MOST_LOOKED_AT if number == MOST_LOOKED_AT else 0)


def search_all(tickets: QuerySet[Ticket], words: str, *, actor: Actor) -> QuerySet[Ticket]:
    """The same without looking at the newest alone, however many there are: it may take seconds."""
    if BETWEEN in words:
        return _bearing(tickets, words, actor)
    for term in make_search_terms(words):
        tickets = tickets.filter(pk__in=_named([term], actor))
    return tickets


def _bearing(tickets: QuerySet[Ticket], words: str, actor: Actor) -> QuerySet[Ticket]:
    numbers = numbers_among(words)
    return _among(tickets, ids_of_numbers(numbers, organization_id=actor.organization_id))


def _few_of(terms: Sequence[str], actor: Actor) -> Sequence[int] | None:
    """The tickets of a word that few of them have. Numbers and long words are rare most often."""
    for term in sorted(terms, key=lambda term: (term.isalpha(), -len(term)))[:_TRIED]:
        few = _take_few(_named([term], actor), FEW)
        if few is not None:
            return few
    return None


def _take_few(tickets: QuerySet[Ticket, Any], most: int) -> Sequence[int] | None:
    ids = list(tickets.values_list("pk", flat=True)[: most + 1])
    return ids if len(ids) <= most else None


def _stand_in_tickets_alone(terms: Sequence[str], actor: Actor) -> bool:
    """For whoever sees all of them: going along the list one meets such words soon."""
    return sees_everything(ARMS, actor) and not any(
        _objects(each, actor).exists() or _companies(each, actor).exists() for each in terms
    )


def newest_of(actor: Actor, is_open: bool | None = None, shelf: Shelf = Shelf.BOTH) -> Newest:
    """Of all living ones there, or of the open or the closed among them: indexes know these."""
    return lambda most: page_of_tickets(actor, size=most, is_open=is_open, shelf=shelf)


def _newest(tickets: QuerySet[Ticket], most: int) -> Select:
    ordered = tickets.order_by("newest_key", "pk")
    return _given(list(ordered.values_list("pk", flat=True)[:most]))


def _given(ids: Sequence[int]) -> Select:
    return Select(_GIVEN, {"ids": _write_ids(ids)})


def _fitting(within: Select, terms: Sequence[str], actor: Actor) -> tuple[int, Sequence[int]]:
    """How many are within, and those among them in which every word is found: each is one look
    into three tables."""
    patterns = [f"%{escape_like(sought(term))}%" for term in terms]
    sql = _write(within.sql, text_of(_worded_assets, actor), text_of(_worded_companies, actor))
    ((number, found),) = Select(
        sql, {**values_of(actor), **within.values, "patterns": patterns}
    ).rows()
    return number, found


@lru_cache(maxsize=256)
def _write(within: str, assets: str, companies: str) -> str:
    return _FITTING.format(within=within, assets=assets, companies=companies)


def _worded_assets(actor: Actor) -> QuerySet[Asset, Any]:
    return assets_visible_to(actor).order_by().values("id", "search_text")


def _worded_companies(actor: Actor) -> QuerySet[Company, Any]:
    return companies_visible_to(actor).order_by().values("id", "search_text")


def _among(tickets: QuerySet[Ticket], ids: Sequence[int]) -> QuerySet[Ticket]:
    return tickets.filter(pk__in=RawSQL("SELECT unnest(%s::bigint[])", [_write_ids(ids)]))


def _write_ids(ids: Sequence[int]) -> str:
    """As PostgreSQL reads an array: thousands, bound one by one, cost more than what is found."""
    return f"{{{','.join(map(str, ids))}}}"


def _holding(tickets: QuerySet[Ticket], terms: Sequence[str]) -> QuerySet[Ticket]:
    for term in terms:
        tickets = tickets.filter(search_text__contains=sought(term))
    return tickets


def _named(terms: Sequence[str], actor: Actor) -> QuerySet[Ticket, Any]:
    """All in one of its names, in the whole organization. Never OR, which no index helps with."""
    mine, words = _all(actor), " ".join(terms)
    on_objects = mine.filter(asset_id__in=_objects(words, actor).values("pk"))
    of_companies = mine.filter(company_id__in=_companies(words, actor).values("pk"))
    found = _holding(mine, terms).values("pk")
    return found.union(on_objects.values("pk"), of_companies.values("pk"), all=True)


def _all(actor: Actor) -> QuerySet[Ticket]:
    return Ticket.objects.filter(organization_id=actor.organization_id)


def _objects(words: str, actor: Actor) -> QuerySet[Asset]:
    return search_assets(assets_visible_to(actor), words).order_by()


def _companies(words: str, actor: Actor) -> QuerySet[Company]:
    return search_companies(companies_visible_to(actor), words).order_by()
