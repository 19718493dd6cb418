"""How are objects and equipment offered for requests, and withdrawn again?"""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.assets.locking import take_assets
from naryad.core.bulk import write_rows
from naryad.core.errors import NotVisible
from naryad.core.outcomes import Outcome, done, refused, same
from naryad.history.recording import Change, record


def publish_assets(ids: Sequence[int], *, by: Actor, at: datetime) -> list[Outcome]:
    """Customers see them and requests can be made about them."""
    by.require(Permission.EDIT_ASSETS)
    return _turn(ids, is_published=True, by=by, at=at)


def withdraw_assets(ids: Sequence[int], *, by: Actor, at: datetime) -> list[Outcome]:
    """They stay in the office's lists, marked; customers do not see them."""
    by.require(Permission.EDIT_ASSETS)
    return _turn(ids, is_published=False, by=by, at=at)


@transaction.atomic
def _turn(ids: Sequence[int], *, is_published: bool, by: Actor, at: datetime) -> list[Outcome]:
    assets = take_assets(ids, by=by)
    turned = {pk: each for pk, each in assets.items() if each.is_published != is_published}
    for asset in turned.values():
        asset.is_published = is_published
        asset.version += 1
    write_rows(list(turned.values()), fields=("is_published", "version"))
    kind = "asset.published" if is_published else "asset.withdrawn"
    record([Change(kind, "asset", pk) for pk in turned], by=by, at=at)
    return [
        done(pk) if pk in turned else same(pk) if pk in assets else refused(pk, NotVisible())
        for pk in ids
    ]
