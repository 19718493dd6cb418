"""How do deleted contracts come back?"""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.contracts.checking import twins_of
from naryad.contracts.locking import lock_contracts, take_contracts
from naryad.contracts.models import Contract
from naryad.core.bulk import write_rows
from naryad.core.errors import NotVisible, Refusal
from naryad.core.outcomes import Outcome, done, refused, same
from naryad.history.recording import Change, record


class ExternalIdTaken(Refusal):
    message = _("“%(value)s” is taken by another contract by now.")


@transaction.atomic
def restore_contracts(ids: Sequence[int], *, by: Actor, at: datetime) -> list[Outcome]:
    """ExternalIdTaken where a living contract bears the external id by now. A reminder that fell
    due meanwhile is sent after all."""
    by.require(Permission.DELETE_CONTRACTS)
    lock_contracts(by.organization_id)
    contracts = take_contracts(ids, by=by, is_deleted=None)
    deleted = {pk: each for pk, each in contracts.items() if each.deleted_at is not None}
    taken = twins_of((each.external_id for each in deleted.values()), by.organization_id)
    restored: dict[int, Contract] = {}
    refusals: dict[int, Refusal] = {}
    for pk, contract in deleted.items():
        if contract.external_id in taken:
            refusals[pk] = ExternalIdTaken(value=contract.external_id)
            continue
        if contract.external_id:
            taken[contract.external_id] = pk
        contract.deleted_at = None
        contract.version += 1
        restored[pk] = contract
    write_rows(list(restored.values()), fields=("deleted_at", "version"))
    record([Change("contract.restored", "contract", pk) for pk in restored], by=by, at=at)
    return [_tell(pk, restored, contracts, refusals) for pk in ids]


def _tell(
    pk: int,
    restored: dict[int, Contract],
    known: dict[int, Contract],
    refusals: dict[int, Refusal],
) -> Outcome:
    if pk in restored:
        return done(pk)
    if pk in refusals:
        return refused(pk, refusals[pk])
    return same(pk) if pk in known else refused(pk, NotVisible())
