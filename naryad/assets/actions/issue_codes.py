"""How do objects and equipment get new codes of ours?"""

from collections.abc import Collection, Sequence
from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.assets.code_rows import living_code, tell_code
from naryad.assets.code_states import CodeState
from naryad.assets.locking import lock_codes, take_assets
from naryad.assets.models import AssetCode
from naryad.core.errors import NotVisible
from naryad.core.outcomes import Outcome, done, refused, same
from naryad.history.recording import record


@transaction.atomic
def issue_codes(
    asset_ids: Sequence[int], *, only_bare: bool = False, by: Actor, at: datetime
) -> list[Outcome]:
    """One more for each, or `only_bare` for those that have none that lives; those that they have
    go on living."""
    by.require(Permission.EDIT_CODES)
    lock_codes(by.organization_id)
    assets = take_assets(asset_ids, by=by)
    served = _have_codes(assets, by=by) if only_bare else set()
    new = [living_code(pk, by=by, at=at) for pk in sorted(set(assets) - served)]
    codes = AssetCode.objects.bulk_create(new, batch_size=4000)
    record([tell_code("code_issued", code) for code in codes], by=by, at=at)
    return [
        same(pk) if pk in served else done(pk) if pk in assets else refused(pk, NotVisible())
        for pk in asset_ids
    ]


def _have_codes(asset_ids: Collection[int], *, by: Actor) -> set[int | None]:
    codes = AssetCode.objects.filter(organization_id=by.organization_id, asset__in=asset_ids)
    return set(codes.filter(state=CodeState.LIVING).values_list("asset_id", flat=True))
