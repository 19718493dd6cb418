"""What does a list show of each contract on a page?"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count

from naryad.access.actor import Actor
from naryad.contracts.columns import planned_day
from naryad.contracts.models import Contract, ContractAsset
from naryad.contracts.validity import State, state_of
from naryad.contracts.visibility import contracts_visible_to
from naryad.lists.companies.searching import name_companies


@dataclass(frozen=True, slots=True)
class ContractRow:
    """`company_name` is empty where the reader does not see the company. `object_count`: how many
    it names, seen or not; without any it covers all of its company."""

    contract: Contract
    company_name: str
    state: State
    object_count: int

    @property
    def id(self) -> int:
        return self.contract.pk

    @property
    def remind_on(self) -> object:
        """Of what is still to come."""
        return planned_day(self.contract) if self.contract.due_on else None


def read_contracts(ids: Sequence[int], *, actor: Actor) -> list[ContractRow]:
    """In their order, in a fixed number of queries; those that the actor sees."""
    found = contracts_visible_to(actor, with_deleted=True).in_bulk(ids)
    contracts = [found[each] for each in ids if each in found]
    companies = name_companies([each.company_id for each in contracts], actor=actor)
    counted = _count_objects(contracts, actor)
    return [
        ContractRow(
            contract,
            companies.get(contract.company_id, ""),
            state_of(contract, today=actor.today),
            counted.get(contract.pk, 0),
        )
        for contract in contracts
    ]


def _count_objects(contracts: Sequence[Contract], actor: Actor) -> dict[int, int]:
    links = ContractAsset.objects.filter(
        organization_id=actor.organization_id,
        contract_id__in=[contract.pk for contract in contracts],
    )
    return dict(links.order_by().values_list("contract_id").annotate(Count("pk")))
