"""Which contracts cover an object, and which objects does a contract cover?"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from naryad.access.actor import Actor
from naryad.assets.models import Asset
from naryad.assets.visibility import assets_visible_to
from naryad.companies.checking import read_above
from naryad.contracts.checking import belongs
from naryad.contracts.columns import values_of
from naryad.contracts.linking import read_links
from naryad.contracts.models import Contract, ContractAsset
from naryad.contracts.visibility import contracts_visible_to


class Why(StrEnum):
    """By which way a contract covers an object: the nearest."""

    ITSELF = "ITSELF"
    THROUGH = "THROUGH"
    COMPANY = "COMPANY"


@dataclass(frozen=True, slots=True)
class Covering:
    """`through`: the one above that the contract names; None where the reader does not see it."""

    contract: Contract
    why: Why
    through: Asset | None = None


@dataclass(frozen=True, slots=True)
class Covered:
    """An object that a contract names. `is_strange`: it belongs to another company by now."""

    asset: Asset
    with_below: bool
    is_strange: bool


@dataclass(frozen=True)
class Scope:
    """Which objects a contract covers, decided without asking again: `trees` with all below."""

    company_id: int
    trees: frozenset[int]
    single: frozenset[int]

    @property
    def is_universal(self) -> bool:
        return not self.trees and not self.single

    def covers(self, asset: Asset) -> bool:
        """As `contracts_covering` finds it."""
        if self.is_universal:
            return asset.company_id == self.company_id
        named = asset.pk in self.single or asset.pk in self.trees
        return named or not self.trees.isdisjoint(asset.above)


def scopes_of(contract_ids: Collection[int], *, organization_id: int) -> dict[int, Scope]:
    """In two queries, of deleted ones too."""
    if not contract_ids:
        return {}
    mine = {"organization_id": organization_id}
    links: dict[int, dict[bool, set[int]]] = {}
    rows = ContractAsset.objects.filter(**mine, contract_id__in=contract_ids)
    for contract_id, asset_id, with_below in rows.values_list(
        "contract_id", "asset_id", "with_below"
    ):
        links.setdefault(contract_id, {}).setdefault(with_below, set()).add(asset_id)
    contracts = Contract.objects.filter(**mine, pk__in=contract_ids)
    return {
        pk: Scope(
            company_id,
            frozenset(links.get(pk, {}).get(True, ())),
            frozenset(links.get(pk, {}).get(False, ())),
        )
        for pk, company_id in contracts.values_list("pk", "company_id")
    }


def contracts_covering(actor: Actor, asset: Asset) -> QuerySet[Contract]:
    """Those that name the object itself, or one above it with everything below, and those of its
    company that name none. In force or not: that is for the day in question to say."""
    return contracts_visible_to(actor).filter(pk__in=covering_ids([asset]))


def covering_ids(assets: Sequence[Asset]) -> QuerySet[Any, int]:
    """Of the contracts that cover any of these, which are of one organization: for whoever has
    asked what the reader may see."""
    covering = _links(assets).values_list("contract_id", flat=True)
    companies = {asset.company_id for asset in assets if asset.company_id is not None}
    if not companies:
        return covering
    mine = {"organization_id": assets[0].organization_id}
    any_object = ContractAsset.objects.filter(**mine, contract_id=OuterRef("pk"))
    of_companies = Contract.objects.filter(**mine, company_id__in=companies)
    universal = of_companies.exclude(Exists(any_object)).values_list("pk", flat=True)
    return covering.union(universal, all=True)


def explain_covering(actor: Actor, asset: Asset, *, most: int) -> list[Covering]:
    """The first of them, the longest valid in front, and why each covers the object."""
    found = contracts_covering(actor, asset)
    contracts = list(found.order_by("-till", "sort_key", "pk")[:most])
    links: dict[int, int] = {}
    rows = _links([asset]).filter(contract_id__in=[contract.pk for contract in contracts])
    depth = {pk: place for place, pk in enumerate([*asset.above, asset.pk])}
    for contract_id, asset_id in rows.values_list("contract_id", "asset_id"):
        nearest = links.get(contract_id)
        if nearest is None or depth[asset_id] > depth[nearest]:
            links[contract_id] = asset_id
    above = assets_visible_to(actor, with_deleted=True).in_bulk(set(links.values()) - {asset.pk})
    return [_explain(contract, links.get(contract.pk), asset, above) for contract in contracts]


def covered_objects(actor: Actor, contract: Contract) -> tuple[list[Covered], int]:
    """Those that the contract names and the reader sees, by name, and how many they do not see."""
    links = ContractAsset.objects.filter(
        organization_id=contract.organization_id, contract_id=contract.pk
    )
    flags = dict(links.values_list("asset_id", "with_below"))
    seen = assets_visible_to(actor, with_deleted=True).filter(pk__in=flags)
    assets = list(seen.order_by("sort_key", "pk"))
    owners = {each.company_id for each in assets if each.company_id}
    above = read_above(owners, organization_id=contract.organization_id) if owners else {}
    covered = [
        Covered(each, flags[each.pk], not belongs(each.company_id, contract.company_id, above))
        for each in assets
    ]
    return covered, len(flags) - len(assets)


def values_of_contract(contract: Contract) -> dict[str, Any]:
    """What is kept of it, in the shape of the input: what a form edits."""
    links = read_links([contract.pk], organization_id=contract.organization_id)
    return values_of(contract, links[contract.pk])


def _links(assets: Sequence[Asset]) -> QuerySet[ContractAsset]:
    """To these themselves, and to those above them with everything below."""
    above = {each for asset in assets for each in asset.above}
    links = Q(asset_id__in=[asset.pk for asset in assets])
    if above:
        links |= Q(asset_id__in=above, with_below=True)
    organizations = {asset.organization_id for asset in assets}
    return ContractAsset.objects.filter(links, organization_id__in=organizations)


def _explain(
    contract: Contract, through: int | None, asset: Asset, above: Mapping[int, Asset]
) -> Covering:
    if through is None:
        return Covering(contract, Why.COMPANY)
    if through == asset.pk:
        return Covering(contract, Why.ITSELF)
    return Covering(contract, Why.THROUGH, above.get(through))
