"""Which saved views may this person see?"""

from django.db.models import QuerySet

from naryad.access.actor import Actor
from naryad.access.arms import Arm, visible_ids
from naryad.lists.models import SavedView

_OWN_ROLES = """
SELECT mine.role_id FROM people_personrole mine
WHERE mine.organization_id = :organization AND mine.person_id = :person"""

ARMS = (
    # Everybody has their own, and those that are shared with a role of theirs.
    Arm(None, table="lists_savedview", seek="owner_id", keys="SELECT :person"),
    Arm(None, table="lists_viewrole", row="view_id", seek="role_id", keys=_OWN_ROLES),
)


def views_visible_to(actor: Actor) -> QuerySet[SavedView]:
    """Living ones; the system has none."""
    return SavedView.objects.filter(
        organization_id=actor.organization_id,
        pk__in=visible_ids(ARMS, actor),
        deleted_at=None,
    )


def own_views(actor: Actor, *, with_deleted: bool = False) -> QuerySet[SavedView]:
    """Those that the person may change."""
    views = SavedView.objects.filter(
        organization_id=actor.organization_id, owner_id=actor.person_id or 0
    )
    return views if with_deleted else views.filter(deleted_at=None)
