"""How are attached files shown to strangers who scan a code, and hidden from them again?"""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.core.bulk import write_rows
from naryad.core.errors import NotVisible
from naryad.core.outcomes import Outcome, done, refused, same
from naryad.files.locking import take_files
from naryad.files.owners import permit_changing, refuse_showing
from naryad.files.telling import tell_shown
from naryad.history.recording import record


@transaction.atomic
def show_files(
    ids: Sequence[int], is_for_strangers: bool, *, of: str, by: Actor, at: datetime
) -> list[Outcome]:
    """What strangers see customers see as well, and go on seeing. `of`: the noun of their records.
    An outcome for each, in order. NotForStrangers."""
    by.require_own_eyes()
    permit_changing(of, by=by)
    refuse_showing(of)
    files = take_files(ids, of=of, by=by)
    turned = [each for each in files.values() if each.is_for_strangers != is_for_strangers]
    for file in turned:
        file.is_for_strangers = is_for_strangers
        file.is_for_customers = file.is_for_customers or is_for_strangers
        file.version += 1
    write_rows(turned, fields=("is_for_customers", "is_for_strangers", "version"))
    record([tell_shown(file) for file in turned], by=by, at=at)
    done_ids = {file.pk for file in turned}
    return [
        done(pk) if pk in done_ids else same(pk) if pk in files else refused(pk, NotVisible())
        for pk in ids
    ]
