"""By which ways does a person see a contract, and what stands in the way?"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from naryad.access.actor import Actor
from naryad.access.arms import Arm, visible_ids
from naryad.access.permissions import Permission
from naryad.contracts.models import Contract
from naryad.contracts.visibility import ARMS, contracts_visible_to


@dataclass(frozen=True, slots=True)
class Way:
    """`leads`: the contract is among what the permission shows to this person, held or not."""

    permission: Permission
    is_held: bool
    leads: bool


@dataclass(frozen=True, slots=True)
class Explanation:
    """`sees` is what the lists themselves answer."""

    sees: bool
    ways: Sequence[Way]
    is_deleted: bool


def explain_contract(contract: Contract, *, of: Actor) -> Explanation:
    """Asks the code of the lists: the visible set itself, and each of its arms alone."""
    return Explanation(
        sees=contracts_visible_to(of).filter(pk=contract.pk).exists(),
        ways=[_explain(arm, contract, of) for arm in ARMS],
        is_deleted=contract.deleted_at is not None,
    )


def _explain(arm: Arm, contract: Contract, of: Actor) -> Way:
    assert arm.permission is not None
    alone = replace(of, permissions=frozenset({arm.permission}))
    among = Contract.objects.filter(pk=contract.pk, pk__in=visible_ids((arm,), alone))
    return Way(arm.permission, of.may(arm.permission), among.exists())
