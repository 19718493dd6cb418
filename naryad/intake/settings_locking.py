"""How are settings of codes taken for a change?"""

from naryad.access.actor import Actor
from naryad.core.errors import NotVisible
from naryad.core.locks import hold_lock
from naryad.intake.models import CodeSettings
from naryad.intake.visibility import code_settings_visible_to


def lock_code_settings(organization_id: int) -> None:
    """They are few and change seldom: one who writes them waits for the other."""
    hold_lock(f"intake/code-settings/{organization_id}")


def take_settings(settings_id: int | None, *, by: Actor, is_deleted: bool = False) -> CodeSettings:
    """A template, living or deleted as asked; None: the default, which may have no row yet.
    NotVisible."""
    rows = CodeSettings.objects.filter(organization_id=by.organization_id)
    locked = rows.select_for_update(no_key=True)
    if settings_id is None:
        kept = locked.filter(is_default=True).first()
        return kept or CodeSettings(organization_id=by.organization_id, is_default=True, version=0)
    found = locked.filter(
        pk=settings_id, is_default=False, deleted_at__isnull=not is_deleted
    ).first()
    seen = code_settings_visible_to(by, with_deleted=is_deleted).filter(pk=settings_id)
    if found is None or not seen.exists():
        raise NotVisible
    return found
