"""Where does a scanned code lead, for whom?"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.assets.actions import note_scan
from naryad.assets.code_queries import settings_of
from naryad.assets.code_states import CodeOrigin, CodeState
from naryad.assets.codes import find_code, texts_of
from naryad.assets.models import AssetCode
from naryad.assets.visibility import asset_codes_visible_to, assets_visible_to
from naryad.files.models import File
from naryad.files.owners import Owner
from naryad.files.visibility import passport_photo


class Where(StrEnum):
    ASSET = "ASSET"
    BINDING = "BINDING"
    DEAD = "DEAD"
    PASSPORT = "PASSPORT"
    NOWHERE = "NOWHERE"


@dataclass(frozen=True, slots=True)
class Passport:
    """All that a stranger ever reads of an object."""

    organization_name: str
    name: str
    class_name: str
    address: str
    warranty_till: date | None
    photo: File | None


@dataclass(frozen=True, slots=True)
class Lead:
    """`id`: of the object, or of a code that is to be bound."""

    where: Where
    id: int = 0
    passport: Passport | None = None


NOWHERE = Lead(Where.NOWHERE)


def lead(typed: str, *, by: Actor | None, at: datetime, is_scan: bool = True) -> Lead:
    """`by` None: somebody who is not signed in. `is_scan`: it is kept that somebody came.

    What is not there, was never bound, has died, or is not public looks the same to strangers, and
    is looked up by the same statements."""
    code = find_code(typed)
    if by is not None and code is not None and code.organization_id == by.organization_id:
        own = _lead_ours(code, by=by, at=at)
        if own is not None:
            return own
    passport = _find_passport(code)
    if code is None or passport is None:
        return NOWHERE
    if is_scan and (by is None or by.viewed_by is None):
        note_scan(code, by=by, at=at)
    return Lead(Where.PASSPORT, passport=passport)


def lead_foreign(typed: str, *, by: Actor, at: datetime) -> Lead:
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
        return NOWHERE
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


def _lead_ours(code: AssetCode, *, by: Actor, at: datetime) -> Lead | None:
    """None: they see no more than a stranger."""
    if code.state == CodeState.LIVING:
        # First, since to have scanned it may be what lets them see it.
        lets_see = by.may(Permission.SEE_SCANNED_ASSETS)
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


def _find_passport(code: AssetCode | None) -> Passport | None:
    """The settings are asked for whatever the code is, so that all answers take one way."""
    settings = settings_of(code.organization_id if code else 0)
    asset = code.asset if code else None
    if code is None or asset is None or not settings.is_public:
        return None
    if code.state != CodeState.LIVING or not asset.is_published or asset.deleted_at is not None:
        return None
    owner = Owner("asset", asset.pk)
    return Passport(
        organization_name=str(code.organization.name),
        name=asset.name,
        class_name=str(asset.asset_class.name) if asset.asset_class else "",
        address=asset.address if settings.shows_address else "",
        warranty_till=asset.warranty_till,
        photo=passport_photo(owner, organization_id=code.organization_id),
    )
