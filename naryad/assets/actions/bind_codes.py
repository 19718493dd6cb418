"""How does a blank code, or one that somebody else has glued on, come to stand for an object?"""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.assets.code_input import Binding
from naryad.assets.code_rows import tell_code
from naryad.assets.code_states import CodeOrigin, CodeState
from naryad.assets.codes import is_address_of_ours, texts_of
from naryad.assets.locking import lock_codes, take_assets
from naryad.assets.models import Asset, AssetCode
from naryad.core.bulk import write_rows
from naryad.core.errors import NotVisible, Refusal
from naryad.core.outcomes import Outcome, done, refused, same
from naryad.history.recording import record


class CodeTaken(Refusal):
    message = _("This code stands for another object already.")

    def __init__(self) -> None:
        super().__init__(field="code")


class CodeIsDead(Refusal):
    message = _("This code was replaced or retired. It never lives again: take another one.")

    def __init__(self) -> None:
        super().__init__(field="code")


class NoSuchCode(Refusal):
    message = _("There is no such code of yours. Look at its letters once more.")

    def __init__(self) -> None:
        super().__init__(field="code")


@transaction.atomic
def bind_codes(bindings: Sequence[Binding], *, by: Actor, at: datetime) -> list[Outcome]:
    """Outcomes name the objects. A code that the organization does not know is a foreign one, and
    is kept as it was read. CodeTaken, CodeIsDead, NoSuchCode."""
    by.require(Permission.BIND_CODES)
    lock_codes(by.organization_id)
    assets = take_assets({each.asset_id for each in bindings}, by=by)
    known = _read_known(bindings, by=by)
    bound: list[AssetCode] = []
    outcomes = [_bind(each, assets, known, bound, by=by, at=at) for each in bindings]
    AssetCode.objects.bulk_create([code for code in bound if code.pk is None], batch_size=4000)
    blanks = [code for code in bound if code.batch_id is not None]
    write_rows(blanks, fields=("state", "asset", "bound_at", "bound_by"))
    record([tell_code("code_bound", code) for code in bound], by=by, at=at)
    return outcomes


def _read_known(bindings: Sequence[Binding], *, by: Actor) -> dict[str, AssetCode]:
    texts = {text for each in bindings for text in texts_of(each.text)}
    codes = AssetCode.objects.filter(organization_id=by.organization_id, text__in=texts)
    return {code.text: code for code in codes.select_for_update(no_key=True).order_by("pk")}


def _bind(
    binding: Binding,
    assets: Mapping[int, Asset],
    known: dict[str, AssetCode],
    bound: list[AssetCode],
    *,
    by: Actor,
    at: datetime,
) -> Outcome:
    asset_id = binding.asset_id
    if asset_id not in assets:
        return refused(asset_id, NotVisible())
    found = (known.get(text) for text in texts_of(binding.text))
    code = next((each for each in found if each is not None), None)
    if code is None:
        if is_address_of_ours(binding.text):
            return refused(asset_id, NoSuchCode())
        code = known[binding.text.strip()] = _foreign_code(binding.text.strip(), by=by, at=at)
    elif code.state == CodeState.DEAD:
        return refused(asset_id, CodeIsDead())
    elif code.state == CodeState.LIVING:
        is_same = code.asset_id == asset_id
        return same(asset_id) if is_same else refused(asset_id, CodeTaken())
    code.state, code.asset_id = CodeState.LIVING.value, asset_id
    code.bound_at, code.bound_by_id = at, by.person_id
    bound.append(code)
    return done(asset_id)


def _foreign_code(text: str, *, by: Actor, at: datetime) -> AssetCode:
    return AssetCode(
        organization_id=by.organization_id,
        text=text,
        origin=CodeOrigin.FOREIGN.value,
        made_at=at,
        made_by_id=by.person_id,
    )
