"""What happens to companies that nobody should choose any more?"""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.companies.checking import lock_companies
from naryad.companies.locking import take_companies
from naryad.companies.telling import tell_outcome
from naryad.core.bulk import write_rows
from naryad.core.dependents import follow_deletion
from naryad.core.outcomes import Outcome
from naryad.history.recording import Change, record


@transaction.atomic
def delete_companies(ids: Sequence[int], *, by: Actor, at: datetime) -> list[Outcome]:
    """They leave the lists; links of people and companies below keep pointing at them, so that a
    restoration brings all back. How many people it is: `hanging_on_company`."""
    by.require(Permission.DELETE_COMPANIES)
    lock_companies(by.organization_id)
    companies = take_companies(ids, by=by, is_deleted=None)
    living = {pk: each for pk, each in companies.items() if each.deleted_at is None}
    for company in living.values():
        company.deleted_at = at
        company.version += 1
    write_rows(list(living.values()), fields=("deleted_at", "version"))
    followed = follow_deletion(
        "company", organization_id=by.organization_id, ids=list(living), at=at
    )
    deleted = [Change("company.deleted", "company", pk) for pk in living]
    record([*followed, *deleted], by=by, at=at)
    return [tell_outcome(pk, done_with=living, known=companies) for pk in ids]
