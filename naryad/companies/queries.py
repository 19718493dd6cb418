"""In which shape do screens get the companies?"""

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q, QuerySet

from naryad.access.actor import Actor
from naryad.access.arms import Page, page_ids
from naryad.companies.kinds import COLUMNS, CompanyKind
from naryad.companies.models import Company
from naryad.companies.visibility import ARMS, companies_visible_to
from naryad.core.cursors import Cursor
from naryad.core.dependents import Hanging, count_dependents
from naryad.core.search import make_search_terms

PAGE_SIZE = 50
COUNTED_AT_MOST = 10_000


@dataclass(frozen=True)
class CompanyFilter:
    """`is_deleted`: the deleted ones instead of the living, for those who may restore."""

    query: str = ""
    kinds: frozenset[CompanyKind] = field(default_factory=frozenset)
    is_deleted: bool = False

    @property
    def is_plain(self) -> bool:
        return not (make_search_terms(self.query) or self.kinds or self.is_deleted)


@dataclass(frozen=True)
class CompanyPage:
    """`before` and `after` lead to the neighboring pages, where there are any."""

    companies: list[Company]
    before: Cursor | None
    after: Cursor | None


def page_of_companies(
    actor: Actor,
    narrowed: CompanyFilter = CompanyFilter(),
    *,
    cursor: Cursor | None = None,
    size: int = PAGE_SIZE,
) -> CompanyPage:
    """By name. The plain list comes from the index of each arm, any other from the visible set."""
    if narrowed.is_plain:
        where = {"is_living": True}
        ids = page_ids(ARMS, actor, Page("sort_key", where, size + 1, cursor))
        found = companies_visible_to(actor).filter(pk__in=ids)
    else:
        found = _beyond(_narrow(actor, narrowed), cursor)
    return _cut(found, cursor, size=size)


def count_companies(actor: Actor, narrowed: CompanyFilter = CompanyFilter()) -> int:
    """Capped at COUNTED_AT_MOST: beyond that nobody reads the number, and counting costs."""
    return _narrow(actor, narrowed).order_by()[:COUNTED_AT_MOST].count()


def find_companies(actor: Actor, query: str, *, most: int = 20) -> list[Company]:
    """For a choice in a form and for the palette: living companies by name."""
    return list(_narrow(actor, CompanyFilter(query)).order_by("sort_key", "pk")[:most])


def companies_by_id(actor: Actor, ids: Collection[int]) -> dict[int, Company]:
    """Those of them that the actor sees, for naming them on a screen."""
    return companies_visible_to(actor).in_bulk(list(ids))


def parent_of(actor: Actor, company: Company) -> Company | None:
    """As far as the actor sees it."""
    if company.parent_id is None:
        return None
    return companies_visible_to(actor).filter(pk=company.parent_id).first()


def companies_under(actor: Actor, company: Company, *, most: int = 200) -> list[Company]:
    under = companies_visible_to(actor).filter(parent_id=company.pk)
    return list(under.order_by("sort_key", "pk")[:most])


def hanging_on_company(actor: Actor, company_id: int) -> list[Hanging]:
    """For the dialog before a deletion."""
    return count_dependents("company", organization_id=actor.organization_id, ids=[company_id])


def _narrow(actor: Actor, narrowed: CompanyFilter) -> QuerySet[Company]:
    companies = companies_visible_to(actor, with_deleted=narrowed.is_deleted)
    if narrowed.is_deleted:
        companies = companies.exclude(deleted_at=None)
    for term in make_search_terms(narrowed.query):
        companies = companies.filter(_holds(term))
    if narrowed.kinds:
        any_kind = Q(*((COLUMNS[kind], True) for kind in narrowed.kinds), _connector=Q.OR)
        companies = companies.filter(any_kind)
    return companies


def _holds(term: str) -> Q:
    """A word of one or two letters finds beginnings of names alone: three make a trigram."""
    if len(term) < 3:
        return Q(sort_key__startswith=term)
    return Q(search_text__contains=term)


def _beyond(companies: QuerySet[Company], cursor: Cursor | None) -> QuerySet[Company]:
    if cursor is None:
        return companies
    side = "lt" if cursor.is_backward else "gt"
    conditions: dict[str, Any] = {f"sort_key__{side}": cursor.sort_key}
    same = Q(sort_key=cursor.sort_key, **{f"pk__{side}": cursor.id})
    return companies.filter(Q(**conditions) | same)


def _cut(companies: QuerySet[Company], cursor: Cursor | None, *, size: int) -> CompanyPage:
    """One row more than a page tells whether there is another page in this direction."""
    is_backward = cursor is not None and cursor.is_backward
    order = ("-sort_key", "-pk") if is_backward else ("sort_key", "pk")
    rows = list(companies.order_by(*order)[: size + 1])
    has_more = len(rows) > size
    rows = rows[:size]
    if is_backward:
        rows.reverse()
    has_before = has_more if is_backward else cursor is not None
    has_after = cursor is not None if is_backward else has_more
    return CompanyPage(
        companies=rows,
        before=_cursor(rows[0], is_backward=True) if rows and has_before else None,
        after=_cursor(rows[-1]) if rows and has_after else None,
    )


def _cursor(company: Company, *, is_backward: bool = False) -> Cursor:
    return Cursor(company.sort_key, company.pk, is_backward)
