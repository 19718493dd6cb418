"""How do new contracts come in?"""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.contracts.checking import Surroundings, survey
from naryad.contracts.columns import fill, values_of
from naryad.contracts.describing import read_names
from naryad.contracts.input import ID_LISTS, ContractInput
from naryad.contracts.linking import NOTHING, write_links
from naryad.contracts.locking import lock_contracts
from naryad.contracts.models import Contract
from naryad.core.errors import Invalid
from naryad.core.outcomes import Outcome, done, refused
from naryad.history.recording import Change, compare, record

_EMPTY = ContractInput("", None, None)


@transaction.atomic
def add_contracts(new: Sequence[ContractInput], *, by: Actor, at: datetime) -> list[Outcome]:
    """An outcome for each, in order, with the id of the contract or what is wrong with the row."""
    by.require(Permission.EDIT_CONTRACTS)
    lock_contracts(by.organization_id)
    around = survey(new, by=by)
    decided = [_decide(each, around, by=by, at=at) for each in new]
    pairs = [
        (contract, given)
        for contract, given in zip(decided, new, strict=True)
        if isinstance(contract, Contract)
    ]
    contracts = [contract for contract, _given in pairs]
    Contract.objects.bulk_create(contracts, batch_size=1000)
    after = {
        contract.pk: {field: getattr(given, field) for field in ID_LISTS}
        for contract, given in pairs
    }
    write_links(contracts, before=dict.fromkeys(after, NOTHING), after=after)
    _record(pairs, by=by, at=at)
    return [done(each.pk) if isinstance(each, Contract) else each for each in decided]


def _decide(
    new: ContractInput, around: Surroundings, *, by: Actor, at: datetime
) -> Contract | Outcome:
    try:
        around.check(new, contract=None, kept={})
    except Invalid as refusal:
        return refused(None, refusal)
    contract = Contract(organization_id=by.organization_id, created_at=at)
    fill(contract, new, today=by.today)
    around.keep(contract)
    return contract


def _record(pairs: Sequence[tuple[Contract, ContractInput]], *, by: Actor, at: datetime) -> None:
    held = {
        contract.pk: values_of(contract, {field: getattr(given, field) for field in ID_LISTS})
        for contract, given in pairs
    }
    names = read_names(held.values(), organization_id=by.organization_id)
    changes = []
    for contract_id, values in held.items():
        filled = {
            field: names.say(field, value)
            for field, value in values.items()
            if value != getattr(_EMPTY, field)
        }
        changes.append(Change("contract.added", "contract", contract_id, compare({}, filled)))
    record(changes, by=by, at=at)
