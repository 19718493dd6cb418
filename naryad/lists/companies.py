"""Which companies are asked for, and what does each row of their list say?"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Count, QuerySet

from naryad.access.actor import Actor
from naryad.access.kind import Kind
from naryad.access.permissions import Permission
from naryad.companies.kinds import COLUMNS, CompanyKind, kinds_of
from naryad.companies.models import Company
from naryad.companies.visibility import companies_visible_to
from naryad.core.cursors import Cursor
from naryad.core.search import make_search_terms, sought
from naryad.lists.employments import current_employments
from naryad.lists.paging import ListPage, take_page
from naryad.people.models import Employment
from naryad.people.visibility import people_visible_to


class Deleted(StrEnum):
    HIDE = "hide"
    ONLY = "only"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class CompanyConditions:
    q: str = ""
    kind: CompanyKind | None = None
    deleted: Deleted = Deleted.HIDE

    @property
    def is_plain(self) -> bool:
        return self == CompanyConditions()

    def query(self, **other: object) -> dict[str, object]:
        """The part of an address that asks for the same, with some of it exchanged."""
        asked = {
            "q": self.q,
            "kind": self.kind.lower() if self.kind else "",
            "deleted": "" if self.deleted == Deleted.HIDE else self.deleted,
        }
        return {**asked, **other}


@dataclass(frozen=True, slots=True)
class Linked:
    """How many people, of those the reader sees, belong to a company today."""

    employees: int = 0
    customers: int = 0

    @property
    def total(self) -> int:
        return self.employees + self.customers


@dataclass(frozen=True, slots=True)
class CompanyRow:
    company: Company
    kinds: Sequence[CompanyKind]
    linked: Linked
    parent_name: str


def read_conditions(given: Mapping[str, str], *, actor: Actor) -> CompanyConditions:
    """From an address. What makes no sense is left out: a list never breaks on its address."""
    kind, deleted = given.get("kind", "").upper(), given.get("deleted", "")
    may_see_deleted = actor.may(Permission.DELETE_COMPANIES) and deleted in set(Deleted)
    return CompanyConditions(
        q=" ".join(given.get("q", "").replace("\x00", "").split())[:200],
        kind=CompanyKind(kind) if kind in CompanyKind.values else None,
        deleted=Deleted(deleted) if may_see_deleted else Deleted.HIDE,
    )


def matching_companies(conditions: CompanyConditions, *, actor: Actor) -> QuerySet[Company]:
    """The set form of the list, without an order."""
    with_deleted = conditions.deleted != Deleted.HIDE
    companies = companies_visible_to(actor, with_deleted=with_deleted)
    if conditions.deleted == Deleted.ONLY:
        companies = companies.filter(is_living=False)
    if conditions.kind is not None:
        companies = companies.filter(**{COLUMNS[conditions.kind]: True})
    return search_companies(companies, conditions.q)


def search_companies(companies: QuerySet[Company], words: str) -> QuerySet[Company]:
    """Those in whose name every word is found."""
    for term in make_search_terms(words):
        companies = companies.filter(search_text__contains=sought(term))
    return companies


def page_of_companies(
    conditions: CompanyConditions, *, actor: Actor, cursor: Cursor | None, size: int
) -> ListPage[CompanyRow]:
    """By name, in a fixed number of queries."""
    matching = matching_companies(conditions, actor=actor)
    page = take_page(matching, order="sort_key", cursor=cursor, size=size)
    return ListPage(_describe(page.rows, actor=actor), page.before, page.after)


def count_linked(companies: Sequence[Company], *, actor: Actor) -> dict[int, Linked]:
    links = visible_links(actor).filter(company_id__in=[company.pk for company in companies])
    counted = links.values_list("company_id", "kind").annotate(Count("person", distinct=True))
    found = {(company_id, kind): count for company_id, kind, count in counted.order_by()}
    return {
        company.pk: Linked(
            employees=found.get((company.pk, Kind.EMPLOYEE), 0),
            customers=found.get((company.pk, Kind.CUSTOMER), 0),
        )
        for company in companies
    }


def people_of_company(company: Company, *, kind: Kind, actor: Actor, most: int) -> list[Employment]:
    """Today's links of living people whom the reader sees, by name."""
    links = visible_links(actor).filter(company_id=company.pk, kind=kind)
    return list(links.select_related("person").order_by("sort_key", "person_id")[:most])


def visible_links(actor: Actor) -> QuerySet[Employment]:
    """Today's links of the living people whom the reader sees."""
    living = current_employments(actor).filter(is_living=True)
    return living.filter(person_id__in=people_visible_to(actor).values("pk"))


def _describe(companies: Sequence[Company], *, actor: Actor) -> list[CompanyRow]:
    linked = count_linked(companies, actor=actor)
    parents = name_companies([company.parent_id for company in companies], actor=actor)
    return [
        CompanyRow(
            company,
            kinds_of(company),
            linked[company.pk],
            parents.get(company.parent_id or 0, ""),
        )
        for company in companies
    ]


def name_companies(ids: Iterable[int | None], *, actor: Actor) -> dict[int, str]:
    """The names of those among them that the reader sees."""
    asked = {each for each in ids if each is not None}
    if not asked:
        return {}
    return dict(companies_visible_to(actor).filter(pk__in=asked).values_list("pk", "name"))
