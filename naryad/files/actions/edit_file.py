"""How does an attached file get another name, or other readers?"""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from naryad.access.actor import Actor
from naryad.core.bulk import write_rows
from naryad.core.errors import Invalid, NotVisible
from naryad.core.versions import refuse_stale
from naryad.files.input import FileInput, ending_of, values_of_file
from naryad.files.locking import take_files
from naryad.files.models import File
from naryad.files.names import MOST_LETTERS, clean_stem
from naryad.files.owners import permit_changing, refuse_hiding, refuse_marking
from naryad.files.telling import tell_edited
from naryad.history.recording import record


@transaction.atomic
def edit_file(
    file_id: int, new: FileInput, *, of: str, seen_version: int | None, by: Actor, at: datetime
) -> int:
    """`of`: the noun of its record. NotVisible, NotForCustomers, SentByCustomer,
    Invalid, Stale."""
    by.require_own_eyes()
    permit_changing(of, by=by)
    refuse_marking(of, new.is_for_customers)
    file = take_files([file_id], of=of, by=by).get(file_id)
    if file is None:
        raise NotVisible
    mine, current = {**vars(new), "name": _check(new.name, file)}, values_of_file(file)
    if not new.is_for_customers:
        refuse_hiding([file])
    if mine == current:
        return file.pk
    refuse_stale(
        seen_version=seen_version, current_version=file.version, mine=mine, current=current
    )
    was_called, was_for_customers = file.name, file.is_for_customers
    file.name = f"{mine['name']}{ending_of(file)}"
    file.is_for_customers = new.is_for_customers
    file.is_for_strangers = file.is_for_strangers and new.is_for_customers
    file.version += 1
    write_rows([file], fields=("name", "is_for_customers", "is_for_strangers", "version"))
    change = tell_edited(file, was_called=was_called, was_for_customers=was_for_customers)
    record([change], by=by, at=at)
    return file.pk


def _check(name: str, file: File) -> str:
    ending = ending_of(file)
    typed = name.strip()
    if typed.lower().endswith(ending):
        typed = typed[: -len(ending)]
    if len(typed) > MOST_LETTERS:
        raise Invalid({"name": _("At most 200 characters.")})
    stem = clean_stem(typed)
    if not stem:
        raise Invalid({"name": _("Write a name.")})
    return stem
