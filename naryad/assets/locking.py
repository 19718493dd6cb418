"""How are assets and their templates taken for a change?"""

from collections.abc import Collection

from naryad.access.actor import Actor
from naryad.assets.models import Asset, AssetCode, AssetTemplate
from naryad.assets.visibility import (
    asset_codes_visible_to,
    asset_templates_visible_to,
    assets_visible_to,
)
from naryad.core.errors import NotVisible
from naryad.core.locks import hold_lock


def lock_tree(organization_id: int) -> None:
    """The tree must stay a tree and numbers apart, so that writers of assets queue."""
    hold_lock(f"assets/{organization_id}")


def lock_templates(organization_id: int) -> None:
    """Two who give the same name wait for each other."""
    hold_lock(f"asset-templates/{organization_id}")


def lock_codes(organization_id: int) -> None:
    """A code is bound once, whoever scans it at the same moment."""
    hold_lock(f"asset-codes/{organization_id}")


def take_codes(ids: Collection[int], *, by: Actor) -> dict[int, AssetCode]:
    """Those of the ids that the actor sees, locked in order of ids."""
    rows = AssetCode.objects.filter(organization_id=by.organization_id, pk__in=ids)
    locked = {row.pk: row for row in rows.select_for_update(no_key=True).order_by("pk")}
    visible = asset_codes_visible_to(by).filter(pk__in=locked)
    return {pk: locked[pk] for pk in visible.order_by("pk").values_list("pk", flat=True)}


def take_template(template_id: int, *, by: Actor, is_deleted: bool = False) -> AssetTemplate:
    """Living or deleted as asked; NotVisible when the actor cannot see it so."""
    rows = AssetTemplate.objects.filter(
        organization_id=by.organization_id, deleted_at__isnull=not is_deleted
    )
    template = rows.select_for_update(no_key=True).filter(pk=template_id).first()
    visible = asset_templates_visible_to(by, with_deleted=is_deleted).filter(pk=template_id)
    if template is None or not visible.exists():
        raise NotVisible
    return template


def take_assets(
    ids: Collection[int], *, by: Actor, is_deleted: bool | None = False
) -> dict[int, Asset]:
    """Those of the ids that the actor sees, living or deleted as asked (None: both), locked in
    order of ids."""
    rows = Asset.objects.filter(organization_id=by.organization_id, pk__in=ids)
    if is_deleted is not None:
        rows = rows.filter(deleted_at__isnull=not is_deleted)
    # Links that are just being made need the key alone and need not wait.
    locked = {row.pk: row for row in rows.select_for_update(no_key=True).order_by("pk")}
    visible = assets_visible_to(by, with_deleted=is_deleted is not False).filter(pk__in=locked)
    return {pk: locked[pk] for pk in visible.values_list("pk", flat=True)}
