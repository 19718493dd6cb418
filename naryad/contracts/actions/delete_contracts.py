"""What happens to contracts that nobody needs any more?"""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.contracts.locking import lock_contracts, take_contracts
from naryad.core.bulk import write_rows
from naryad.core.dependents import lock_dependents
from naryad.core.errors import NotVisible
from naryad.core.outcomes import Outcome, done, refused, same
from naryad.history.recording import Change, record


@transaction.atomic
def delete_contracts(ids: Sequence[int], *, by: Actor, at: datetime) -> list[Outcome]:
    """They leave the lists, cover nothing and remind of nothing; what they name stays with them."""
    by.require(Permission.DELETE_CONTRACTS)
    lock_contracts(by.organization_id)
    lock_dependents("contract", organization_id=by.organization_id)
    contracts = take_contracts(ids, by=by, is_deleted=None)
    living = {pk: each for pk, each in contracts.items() if each.deleted_at is None}
    for contract in living.values():
        contract.deleted_at = at
        contract.version += 1
    write_rows(list(living.values()), fields=("deleted_at", "version"))
    record([Change("contract.deleted", "contract", pk) for pk in living], by=by, at=at)
    return [
        done(pk) if pk in living else same(pk) if pk in contracts else refused(pk, NotVisible())
        for pk in ids
    ]
