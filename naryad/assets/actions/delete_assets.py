"""What happens to objects and equipment that are no longer served?"""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import F

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.assets.locking import lock_tree, take_assets
from naryad.assets.models import Asset
from naryad.core.dependents import lock_dependents
from naryad.core.errors import NotVisible
from naryad.core.outcomes import Outcome, done, refused
from naryad.history.recording import Change, record


@transaction.atomic
def delete_assets(ids: Sequence[int], *, by: Actor, at: datetime) -> list[Outcome]:
    """They leave the lists with all that stands under them, also what the actor does not see: it
    would hang in the air; beforehand they are told by `see_below`. One moment marks what went
    together, so that a restoration brings the same back."""
    by.require(Permission.DELETE_ASSETS)
    lock_tree(by.organization_id)
    lock_dependents("asset", organization_id=by.organization_id)
    assets = take_assets(ids, by=by)
    below = Asset.objects.filter(
        organization_id=by.organization_id, above__overlap=list(assets), deleted_at=None
    )
    gone = {*assets, *below.values_list("pk", flat=True)}
    Asset.objects.filter(pk__in=gone).update(deleted_at=at, version=F("version") + 1)
    record([Change("asset.deleted", "asset", pk) for pk in sorted(gone)], by=by, at=at)
    return [done(pk) if pk in assets else refused(pk, NotVisible()) for pk in ids]
