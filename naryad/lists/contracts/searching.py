"""Which contracts does somebody mean by these words?"""

from django.db.models import QuerySet

from naryad.access.actor import Actor
from naryad.assets.visibility import assets_visible_to
from naryad.companies.visibility import companies_visible_to
from naryad.contracts.models import Contract, ContractAsset
from naryad.core.search import make_search_terms, sought
from naryad.lists.assets.searching import search_assets
from naryad.lists.companies.searching import search_companies


def search_contracts(
    contracts: QuerySet[Contract], words: str, *, actor: Actor
) -> QuerySet[Contract]:
    """Those in which every word is found: name, number, external id, or the name of the company or
    of an object, as far as the reader sees these."""
    for term in make_search_terms(words):
        contracts = contracts.filter(pk__in=_named(term, actor))
    return contracts


def _named(term: str, actor: Actor) -> QuerySet[Contract, int]:
    mine = Contract.objects.filter(organization_id=actor.organization_id)
    found = mine.filter(search_text__contains=sought(term)).values_list("pk", flat=True)
    companies = search_companies(companies_visible_to(actor), term).order_by()
    of_companies = mine.filter(company_id__in=companies.values("pk")).values_list("pk", flat=True)
    objects = search_assets(assets_visible_to(actor), term).order_by()
    links = ContractAsset.objects.filter(
        organization_id=actor.organization_id, asset_id__in=objects.values("pk")
    )
    of_objects = links.values_list("contract_id", flat=True)
    return found.union(of_companies, of_objects, all=True)
