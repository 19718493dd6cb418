"""How is it kept that somebody has scanned a code?"""

from datetime import datetime, timedelta

from naryad.access.actor import Actor
from naryad.assets.models import AssetCode, AssetScan

# A stranger is not told from another, and may not fill the table by asking again and again.
STRANGERS_EVERY = timedelta(minutes=1)


def note_scan(code: AssetCode, *, by: Actor | None, at: datetime) -> None:
    """`by` None, or somebody of another organization: a stranger, of whom nothing is kept, and who
    counts once a minute."""
    is_ours = by is not None and by.organization_id == code.organization_id
    assert code.asset_id is not None
    if not is_ours and _is_noted(code, at):
        return
    AssetScan.objects.create(
        organization_id=code.organization_id,
        code=code,
        asset_id=code.asset_id,
        person_id=by.person_id if by is not None and is_ours else None,
        at=at,
    )


def _is_noted(code: AssetCode, at: datetime) -> bool:
    of_strangers = AssetScan.objects.filter(
        organization_id=code.organization_id, code=code, person=None
    )
    return of_strangers.filter(at__gt=at - STRANGERS_EVERY).exists()
