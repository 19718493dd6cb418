"""What can be done with many contracts at once?"""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.contracts import actions
from naryad.contracts.locking import lock_contracts, take_contracts
from naryad.contracts.models import Contract
from naryad.contracts.visibility import contracts_visible_to
from naryad.lists.bulk.contract_changes import (
    change_reminders,
    prepare_reminders,
    put_reminders_back,
    refuse_sent,
    remember_reminders,
)
from naryad.lists.bulk.verbs import Noun, Verb, calling


def _lock(ids: Sequence[int], *, by: Actor, at: datetime) -> Mapping[int, int]:
    """In the order of the actions: first the line of all who write contracts."""
    lock_contracts(by.organization_id)
    return {pk: each.version for pk, each in take_contracts(ids, by=by, is_deleted=None).items()}


CONTRACTS = Noun(
    "contract",
    table=Contract,
    visible_to=lambda actor: contracts_visible_to(actor, with_deleted=True),
    lock=_lock,
    none_picked=_("No contract is selected"),
    too_many=_("More than %(count)s contracts at once are too many: narrow the list down first."),
)


VERBS = (
    Verb(
        CONTRACTS,
        "remind",
        _("Reminder…"),
        "bell",
        Permission.EDIT_CONTRACTS,
        act=change_reminders,
        said=lambda count: ngettext(
            "%(count)s contract changed", "%(count)s contracts changed", count
        ),
        prepare=prepare_reminders,
        asks=True,
        undone_by="put-back",
        keep=remember_reminders,
    ),
    Verb(
        CONTRACTS,
        "put-back",
        _("Put back"),
        "arrow-back-up",
        Permission.EDIT_CONTRACTS,
        act=put_reminders_back,
        said=lambda count: ngettext(
            "%(count)s contract is as before", "%(count)s contracts are as before", count
        ),
        prepare=refuse_sent,
        is_offered=False,
    ),
    Verb(
        CONTRACTS,
        "delete",
        _("Delete"),
        "trash",
        Permission.DELETE_CONTRACTS,
        act=calling(actions.delete_contracts),
        said=lambda count: ngettext(
            "%(count)s contract deleted", "%(count)s contracts deleted", count
        ),
        is_danger=True,
        undone_by="restore",
    ),
    Verb(
        CONTRACTS,
        "restore",
        _("Restore"),
        "restore",
        Permission.DELETE_CONTRACTS,
        act=calling(actions.restore_contracts),
        said=lambda count: ngettext(
            "%(count)s contract restored", "%(count)s contracts restored", count
        ),
        undone_by="delete",
    ),
)
