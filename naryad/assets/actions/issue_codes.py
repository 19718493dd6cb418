"""How do objects and equipment get new codes of ours?"""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.assets.code_rows import living_code, tell_code
from naryad.assets.locking import take_assets
from naryad.assets.models import AssetCode
from naryad.core.errors import NotVisible
from naryad.core.outcomes import Outcome, done, refused
from naryad.history.recording import record


@transaction.atomic
def issue_codes(asset_ids: Sequence[int], *, by: Actor, at: datetime) -> list[Outcome]:
    """One more for each; those that it has go on living."""
    by.require(Permission.EDIT_CODES)
    assets = take_assets(asset_ids, by=by)
    codes = AssetCode.objects.bulk_create(
        [living_code(pk, by=by, at=at) for pk in sorted(assets)], batch_size=5000
    )
    record([tell_code("code_issued", code) for code in codes], by=by, at=at)
    return [done(pk) if pk in assets else refused(pk, NotVisible()) for pk in asset_ids]
