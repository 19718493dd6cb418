"""How does a code begin, and how does history tell of it?"""

from datetime import datetime

from naryad.access.actor import Actor
from naryad.assets.code_states import CodeOrigin, CodeState
from naryad.assets.codes import make_code
from naryad.assets.models import AssetCode
from naryad.history.recording import Change


def living_code(asset_id: int, *, by: Actor, at: datetime) -> AssetCode:
    return AssetCode(
        organization_id=by.organization_id,
        text=make_code(),
        origin=CodeOrigin.OWN.value,
        state=CodeState.LIVING.value,
        asset_id=asset_id,
        made_at=at,
        made_by_id=by.person_id,
        bound_at=at,
        bound_by_id=by.person_id,
    )


def blank_code(batch_id: int, *, by: Actor, at: datetime) -> AssetCode:
    return AssetCode(
        organization_id=by.organization_id,
        text=make_code(),
        origin=CodeOrigin.OWN.value,
        state=CodeState.BLANK.value,
        batch_id=batch_id,
        made_at=at,
        made_by_id=by.person_id,
    )


def tell_code(verb: str, code: AssetCode, *, instead_of: AssetCode | None = None) -> Change:
    """In the history of the object; of a code its end alone, since whoever has it whole has a way
    in."""
    assert code.asset_id is not None
    old = instead_of.mark if instead_of else ""
    changes = {"asset_code": {"old": old, "new": code.mark}}
    return Change(f"asset.{verb}", "asset", code.asset_id, changes)
