"""How does a code die, with another in its place or with none?"""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.assets.code_rows import living_code, tell_code
from naryad.assets.code_states import CodeDeath, CodeState
from naryad.assets.locking import lock_codes, take_codes
from naryad.assets.models import AssetCode
from naryad.core.bulk import write_rows
from naryad.core.errors import NotVisible, Refusal
from naryad.core.outcomes import Outcome, done, refused, same
from naryad.history.recording import record


class NothingToReplace(Refusal):
    message = _("Only a code that stands for an object can be replaced.")


def retire_codes(code_ids: Sequence[int], *, by: Actor, at: datetime) -> list[Outcome]:
    """They lead nowhere from now on, for ever; blank ones too. Their history stays."""
    by.require(Permission.EDIT_CODES)
    return _retire(code_ids, by=by, at=at)


def reissue_codes(code_ids: Sequence[int], *, by: Actor, at: datetime) -> list[Outcome]:
    """Each dies, and its object has a new one of ours in its place. NothingToReplace."""
    by.require(Permission.EDIT_CODES)
    return _reissue(code_ids, by=by, at=at)


@transaction.atomic
def _retire(code_ids: Sequence[int], *, by: Actor, at: datetime) -> list[Outcome]:
    lock_codes(by.organization_id)
    codes = take_codes(code_ids, by=by)
    living = {pk: code for pk, code in codes.items() if code.state != CodeState.DEAD}
    _end(list(living.values()), CodeDeath.RETIRED, at=at)
    told = [tell_code("code_retired", code) for code in living.values() if code.asset_id]
    record(told, by=by, at=at)
    return [
        done(pk) if pk in living else same(pk) if pk in codes else refused(pk, NotVisible())
        for pk in code_ids
    ]


@transaction.atomic
def _reissue(code_ids: Sequence[int], *, by: Actor, at: datetime) -> list[Outcome]:
    """Outcomes name the old codes."""
    lock_codes(by.organization_id)
    codes = take_codes(code_ids, by=by)
    living = {pk: code for pk, code in codes.items() if code.state == CodeState.LIVING}
    _end(list(living.values()), CodeDeath.REPLACED, at=at)
    new = {pk: living_code(code.asset_id or 0, by=by, at=at) for pk, code in living.items()}
    AssetCode.objects.bulk_create(new.values(), batch_size=4000)
    told = [tell_code("code_replaced", new[pk], instead_of=code) for pk, code in living.items()]
    record(told, by=by, at=at)
    return [
        done(pk)
        if pk in living
        else refused(pk, NothingToReplace() if pk in codes else NotVisible())
        for pk in code_ids
    ]


def _end(codes: Sequence[AssetCode], death: CodeDeath, *, at: datetime) -> None:
    for code in codes:
        code.state, code.death, code.died_at = CodeState.DEAD.value, death.value, at
    write_rows(codes, fields=("state", "death", "died_at"))
