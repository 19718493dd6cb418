"""What of contracts hangs on companies and on objects?"""

from collections.abc import Sequence

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from naryad.access.actor import Actor
from naryad.assets.queries import with_all_below
from naryad.companies.moving_columns import ColumnMover
from naryad.contracts.locking import lock_contracts
from naryad.contracts.models import Contract, ContractAsset
from naryad.contracts.visibility import contracts_visible_to
from naryad.core.dependents import Dependent, declare_dependent

_OF_COMPANY = _("stay as they are; nobody is reminded of their end until the company is restored.")
_OF_ASSET = _("stay, and show what they name as deleted.")


def declare_dependents() -> None:
    """Called once, when the program starts."""
    words = _("contracts")
    declare_dependent(
        Dependent(
            "company",
            words,
            _count_of_companies,
            consequence=_OF_COMPANY,
            mover=ColumnMover(Contract, "contract", count=_count_of_companies),
            key="contracts",
            seen=_count_seen_of_companies,
            lock=lock_contracts,
        )
    )
    declare_dependent(
        Dependent(
            "asset",
            words,
            _count_of_assets,
            consequence=_OF_ASSET,
            seen=_count_seen_of_assets,
            lock=lock_contracts,
        )
    )


def _count_of_companies(organization_id: int, ids: Sequence[int]) -> int:
    return Contract.objects.filter(
        organization_id=organization_id, company_id__in=ids, is_living=True
    ).count()


def _count_of_assets(organization_id: int, ids: Sequence[int]) -> int:
    links = _links_of_assets(organization_id, ids).filter(contract__is_living=True)
    return links.values("contract_id").distinct().count()


def _count_seen_of_companies(actor: Actor, ids: Sequence[int]) -> int:
    return contracts_visible_to(actor).filter(company_id__in=ids).count()


def _count_seen_of_assets(actor: Actor, ids: Sequence[int]) -> int:
    links = _links_of_assets(actor.organization_id, ids)
    return contracts_visible_to(actor).filter(pk__in=links.values("contract_id")).count()


def _links_of_assets(organization_id: int, ids: Sequence[int]) -> QuerySet[ContractAsset]:
    """Also to what stands below these, which goes with them."""
    going = with_all_below(ids, organization_id=organization_id)
    return ContractAsset.objects.filter(
        organization_id=organization_id, asset_id__in=going.values("pk")
    )
