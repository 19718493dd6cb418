"""How are attached files shown to customers, and hidden from them again?"""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.core.bulk import write_rows
from naryad.core.errors import NotVisible
from naryad.core.outcomes import Outcome, done, refused, same
from naryad.files.locking import take_files
from naryad.files.owners import permit_changing, refuse_hiding, refuse_marking
from naryad.files.telling import tell_edited
from naryad.history.recording import record


@transaction.atomic
def mark_files(
    ids: Sequence[int], is_for_customers: bool, *, of: str, by: Actor, at: datetime
) -> list[Outcome]:
    """What customers do not see strangers see even less. `of`: the noun of their records. An
    outcome for each, in order. NotForCustomers, SentByCustomer."""
    by.require_own_eyes()
    permit_changing(of, by=by)
    refuse_marking(of, is_for_customers)
    files = take_files(ids, of=of, by=by)
    turned = [each for each in files.values() if each.is_for_customers != is_for_customers]
    if not is_for_customers:
        refuse_hiding(turned)
    for file in turned:
        file.is_for_customers = is_for_customers
        file.is_for_strangers = file.is_for_strangers and is_for_customers
        file.version += 1
    write_rows(turned, fields=("is_for_customers", "is_for_strangers", "version"))
    changes = [
        tell_edited(file, was_called=file.name, was_for_customers=not is_for_customers)
        for file in turned
    ]
    record(changes, by=by, at=at)
    done_ids = {file.pk for file in turned}
    return [
        done(pk) if pk in done_ids else same(pk) if pk in files else refused(pk, NotVisible())
        for pk in ids
    ]
