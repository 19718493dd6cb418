"""How is a role taken for a change?"""

from naryad.access.actor import Actor
from naryad.core.errors import NotVisible
from naryad.core.locks import hold_lock
from naryad.people.models import Role
from naryad.people.visibility import roles_visible_to


def lock_role_names(organization_id: int) -> None:
    """Two who give the same name wait for each other."""
    hold_lock(f"roles/{organization_id}")


def lock_role(role_id: int, *, by: Actor, is_deleted: bool = False) -> Role:
    """Living or deleted as asked; NotVisible when the actor cannot see it so."""
    roles = Role.objects.filter(
        organization_id=by.organization_id, deleted_at__isnull=not is_deleted
    )
    # Links that are just being made need the key alone and need not wait.
    role = roles.select_for_update(no_key=True).filter(pk=role_id).first()
    visible = roles_visible_to(by, with_deleted=is_deleted).filter(pk=role_id)
    if role is None or not visible.exists():
        raise NotVisible
    return role
