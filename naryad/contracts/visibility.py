"""Which contracts may this person see?"""

from django.db.models import QuerySet

from naryad.access.actor import Actor
from naryad.access.arms import Arm, sees_everything, visible_ids
from naryad.access.own_keys import OWN_COMPANIES
from naryad.access.permissions import Permission
from naryad.companies.models import Company
from naryad.companies.visibility import companies_visible_to
from naryad.contracts.models import Contract

ARMS = (
    Arm(Permission.SEE_ALL_CONTRACTS, table="contracts_contract"),
    Arm(
        Permission.SEE_CONTRACTS_OF_COMPANIES,
        table="contracts_contract",
        seek="company_id",
        keys=OWN_COMPANIES,
    ),
)
_OF_THEIR_COMPANIES = (
    Arm(
        Permission.SEE_CONTRACTS_OF_COMPANIES,
        table="companies_company",
        seek="id",
        keys=OWN_COMPANIES,
    ),
)


def contracts_visible_to(actor: Actor, *, with_deleted: bool = False) -> QuerySet[Contract]:
    """Deleted ones only when asked for, to those who may delete and restore. Customers see none:
    the permissions are not for them."""
    contracts = Contract.objects.filter(organization_id=actor.organization_id)
    if not sees_everything(ARMS, actor):
        contracts = contracts.filter(pk__in=visible_ids(ARMS, actor))
    if with_deleted and actor.may(Permission.DELETE_CONTRACTS):
        return contracts
    return contracts.filter(is_living=True)


def companies_for_contracts(actor: Actor) -> QuerySet[Company]:
    """Companies that the actor sees and whose contracts they would see too: of another one a new
    contract would be out of their sight at once."""
    companies = companies_visible_to(actor)
    if sees_everything(ARMS, actor):
        return companies
    return companies.filter(pk__in=visible_ids(_OF_THEIR_COMPANIES, actor))
