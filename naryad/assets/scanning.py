"""Where in the program does a scanned code lead whoever belongs to its organization?"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.assets.actions import note_scan
from naryad.assets.code_states import CodeOrigin, CodeState
from naryad.assets.codes import texts_of
from naryad.assets.models import AssetCode
from naryad.assets.visibility import asset_codes_visible_to, assets_visible_to


class Where(StrEnum):
    ASSET = "ASSET"
    BINDING = "BINDING"
    DEAD = "DEAD"


@dataclass(frozen=True, slots=True)
class Lead:
    """`id`: of the object, or of a code that is to be bound."""

    where: Where
    id: int


def lead_foreign(typed: str, *, by: Actor, at: datetime) -> Lead | None:
    """To the object on which another maker's code is glued, for whoever sees that object anyway:
    such a code shows nothing that was not seen before."""
    codes = AssetCode.objects.filter(
        organization_id=by.organization_id,
        text=typed.strip(),
        origin=CodeOrigin.FOREIGN,
        state=CodeState.LIVING,
    )
    code = codes.first()
    if code is None or not _sees(code, by):
        return None
    if by.viewed_by is None:
        note_scan(code, by=by, at=at)
    return Lead(Where.ASSET, code.asset_id or 0)


def note_presence(typed: str, asset_id: int | None, *, by: Actor, at: datetime) -> bool:
    """Whether it is a living code of this object, ours or another maker's. Then it is kept that
    they have scanned it, whether or not they see the object: a ticket has sent them there."""
    codes = AssetCode.objects.filter(
        organization_id=by.organization_id,
        text__in=texts_of(typed),
        state=CodeState.LIVING,
        asset_id=asset_id or 0,
    )
    code = codes.first()
    if code is not None and by.viewed_by is None:
        note_scan(code, by=by, at=at)
    return code is not None


def lead_inside(code: AssetCode, *, by: Actor, at: datetime) -> Lead | None:
    """None: they see no more than a stranger."""
    if code.state == CodeState.LIVING:
        # First, since to have scanned it may be what lets them see it, once they are approved.
        lets_see = by.may(Permission.SEE_SCANNED_ASSETS) or by.awaits_approval
        if by.viewed_by is None and (lets_see or _sees(code, by)):
            note_scan(code, by=by, at=at)
        return Lead(Where.ASSET, code.asset_id or 0) if _sees(code, by) else None
    if not asset_codes_visible_to(by).filter(pk=code.pk).exists():
        return None
    if code.state == CodeState.BLANK and by.may_change(Permission.BIND_CODES):
        return Lead(Where.BINDING, code.pk)
    is_known = code.state == CodeState.DEAD and code.asset_id is not None
    return Lead(Where.DEAD, code.asset_id or 0) if is_known else None


def _sees(code: AssetCode, by: Actor) -> bool:
    return assets_visible_to(by).filter(pk=code.asset_id or 0).exists()
