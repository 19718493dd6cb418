"""How do pictures that waited become those of a record?"""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.core.bulk import write_rows
from naryad.files.waiting import waiting_files


@transaction.atomic
def adopt_files(owner_noun: str, keys: Mapping[str, int], *, by: Actor, at: datetime) -> None:
    """Called by the action of the records, whose ids stand beside the keys. What does not wait for
    this person any more stays where it is; under which address it is read does not change."""
    by.require_own_eyes()
    files = list(waiting_files(list(keys), by=by).select_for_update(no_key=True).order_by("pk"))
    for file in files:
        file.owner_noun, file.owner_id, file.at = owner_noun, keys[file.key], at
    write_rows(files, fields=("owner_noun", "owner_id", "at"))
