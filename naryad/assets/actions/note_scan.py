"""How is it kept that somebody has scanned a code?"""

from datetime import datetime

from naryad.access.actor import Actor
from naryad.assets.models import AssetCode, AssetScan


def note_scan(code: AssetCode, *, by: Actor | None, at: datetime) -> None:
    """`by` None, or somebody of another organization: a stranger, of whom nothing is kept."""
    is_ours = by is not None and by.organization_id == code.organization_id
    assert code.asset_id is not None
    AssetScan.objects.create(
        organization_id=code.organization_id,
        code=code,
        asset_id=code.asset_id,
        person_id=by.person_id if by is not None and is_ours else None,
        at=at,
    )
