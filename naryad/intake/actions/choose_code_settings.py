"""How do objects come to follow a template of code settings, or the default again?"""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.assets.locking import take_assets
from naryad.core.errors import NotVisible
from naryad.core.outcomes import Outcome, done, refused, same
from naryad.history.recording import Change, record
from naryad.intake.models import CodeSettings, SettingsOfAsset
from naryad.intake.settings_locking import lock_code_settings, take_settings


@transaction.atomic
def choose_code_settings(
    asset_ids: Sequence[int], settings_id: int | None, *, by: Actor, at: datetime
) -> list[Outcome]:
    """None: the default. NotVisible for a template that is not there."""
    by.require(Permission.EDIT_CODES)
    lock_code_settings(by.organization_id)
    chosen = None if settings_id is None else take_settings(settings_id, by=by)
    assets = take_assets(asset_ids, by=by)
    links = _read_links(assets, by=by)
    changed = {pk for pk in assets if _followed(links.get(pk)) != settings_id}
    _write(changed, links, settings_id, by=by)
    new = None if chosen is None else dict(chosen.name)
    record([_tell(pk, links.get(pk), new) for pk in sorted(changed)], by=by, at=at)
    return [
        done(pk) if pk in changed else same(pk) if pk in assets else refused(pk, NotVisible())
        for pk in asset_ids
    ]


def _read_links(asset_ids: Collection[int], *, by: Actor) -> dict[int, CodeSettings]:
    links = SettingsOfAsset.objects.filter(
        organization_id=by.organization_id, asset_id__in=asset_ids
    )
    return {link.asset_id: link.settings for link in links.select_related("settings")}


def _followed(settings: CodeSettings | None) -> int | None:
    """What they follow just now: a deleted template is none."""
    return settings.pk if settings is not None and settings.deleted_at is None else None


def _write(
    changed: Collection[int],
    links: Mapping[int, CodeSettings],
    settings_id: int | None,
    *,
    by: Actor,
) -> None:
    rows = SettingsOfAsset.objects.filter(organization_id=by.organization_id)
    rows.filter(asset_id__in=[pk for pk in changed if pk in links]).delete()
    if settings_id is not None:
        SettingsOfAsset.objects.bulk_create(
            SettingsOfAsset(
                organization_id=by.organization_id, asset_id=pk, settings_id=settings_id
            )
            for pk in sorted(changed)
        )


def _tell(asset_id: int, before: CodeSettings | None, new: dict[str, Any] | None) -> Change:
    old = None if before is None or before.deleted_at is not None else dict(before.name)
    changes = {"code_settings": {"old": old, "new": new}}
    return Change("asset.code_settings_chosen", "asset", asset_id, changes)
