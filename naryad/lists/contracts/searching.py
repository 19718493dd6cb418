"""Which contracts does somebody mean by these words?"""

from collections.abc import Sequence

from django.db.models import Q, QuerySet

from naryad.access.actor import Actor
from naryad.assets.visibility import assets_visible_to
from naryad.companies.models import Company
from naryad.companies.visibility import companies_visible_to
from naryad.contracts.models import Contract, ContractAsset
from naryad.core.search import make_search_terms, sought
from naryad.lists.assets.searching import search_assets
from naryad.lists.companies.searching import search_companies
from naryad.lists.counting import count_each

# So many contracts are looked at one by one sooner than two large sets are compared.
_FEW = 1_000


def search_contracts(
    contracts: QuerySet[Contract], words: str, *, actor: Actor
) -> QuerySet[Contract]:
    """Those in which every word is found: name, number, external id, or the name of the company or
    of an object, as far as the reader sees these."""
    terms = make_search_terms(words)
    rare = _find_rare(terms, actor)
    for term in rare:
        contracts = contracts.filter(pk__in=_named(term, actor))
    for term in set(terms).difference(rare):
        contracts = contracts.filter(_is_named(term, actor))
    return contracts


def search_named_contracts(contracts: QuerySet[Contract], words: str) -> QuerySet[Contract]:
    """By name, number and external id alone."""
    for term in make_search_terms(words):
        contracts = contracts.filter(search_text__contains=sought(term))
    return contracts


def _find_rare(terms: Sequence[str], actor: Actor) -> list[str]:
    """Words of few contracts, which an index finds; the others are asked of each contract."""
    if not terms:
        return []
    counts = count_each([_named(term, actor) for term in terms], cap=_FEW)
    return [term for term, count in zip(terms, counts, strict=True) if count <= _FEW]


def _named(term: str, actor: Actor) -> QuerySet[Contract, int]:
    """The set form: ids in the whole organization."""
    mine = Contract.objects.filter(organization_id=actor.organization_id)
    found = mine.filter(search_text__contains=sought(term)).values_list("pk", flat=True)
    of_companies = mine.filter(company_id__in=_companies(term, actor).values("pk"))
    of_objects = _links(term, actor).values_list("contract_id", flat=True)
    return found.union(of_companies.values_list("pk", flat=True), of_objects, all=True)


def _is_named(term: str, actor: Actor) -> Q:
    """The same, asked of one contract."""
    return (
        Q(search_text__contains=sought(term))
        | Q(company_id__in=_companies(term, actor).values("pk"))
        | Q(pk__in=_links(term, actor).values("contract_id"))
    )


def _companies(term: str, actor: Actor) -> QuerySet[Company]:
    return search_companies(companies_visible_to(actor), term).order_by()


def _links(term: str, actor: Actor) -> QuerySet[ContractAsset]:
    objects = search_assets(assets_visible_to(actor), term).order_by()
    return ContractAsset.objects.filter(
        organization_id=actor.organization_id, asset_id__in=objects.values("pk")
    )
