"""What may a stranger know of an object whose code they scan, and do with it?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from naryad.access.actor import Actor
from naryad.assets.actions import note_scan
from naryad.assets.code_states import CodeState
from naryad.assets.codes import find_code
from naryad.assets.models import AssetCode
from naryad.assets.scanning import Lead, lead_inside
from naryad.files.models import File
from naryad.files.owners import Owner
from naryad.files.visibility import passport_files
from naryad.intake.models import CodeSettings
from naryad.intake.settings_queries import settings_of


@dataclass(frozen=True, slots=True)
class Passport:
    """All that a stranger ever reads of an object; `code` and `settings` are for the program."""

    organization_name: str
    name: str
    class_name: str
    address: str
    warranty_till: date | None
    photo: File | None
    files: Sequence[File]
    code: AssetCode
    settings: CodeSettings


def scan_code(
    code: AssetCode | None, *, by: Actor | None, at: datetime, is_scan: bool = True
) -> Lead | Passport | None:
    """`code` as `find_code` has found it. `by` None: somebody who is not signed in, or asks as if
    they were not. `is_scan`: it is kept that somebody came.

    What is not there, was never bound, has died, or is not public looks the same to strangers, and
    is looked up by the same statements."""
    if by is not None and code is not None and code.organization_id == by.organization_id:
        inside = lead_inside(code, by=by, at=at)
        if inside is not None:
            return inside
    passport = _read_passport(code)
    if passport is not None and is_scan and (by is None or by.viewed_by is None):
        note_scan(passport.code, by=by, at=at)
    return passport


def find_passport(typed: str) -> Passport | None:
    """For whoever has the code, whoever they are."""
    return _read_passport(find_code(typed))


def _read_passport(code: AssetCode | None) -> Passport | None:
    """The settings are asked for whatever the code is, so that all answers take one way."""
    where = (code.organization_id, code.asset_id or 0) if code else (0, 0)
    settings = settings_of(*where)
    asset = code.asset if code else None
    if code is None or asset is None or not settings.is_public:
        return None
    if code.state != CodeState.LIVING or not asset.is_published or asset.deleted_at is not None:
        return None
    owner = Owner("asset", asset.pk)
    photo, files = passport_files(owner, organization_id=code.organization_id)
    return Passport(
        organization_name=str(code.organization.name),
        name=asset.name,
        class_name=str(asset.asset_class.name) if asset.asset_class else "",
        address=asset.address if settings.shows_address else "",
        warranty_till=asset.warranty_till,
        photo=photo,
        files=files,
        code=code,
        settings=settings,
    )
