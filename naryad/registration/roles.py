"""Which roles may be given to strangers who register by a code?"""

from django.db.models import QuerySet

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.people.models import Role, RolePermission
from naryad.people.visibility import roles_visible_to


def fit_roles(actor: Actor) -> QuerySet[Role]:
    """Of customers, and such as let them see what they have scanned: with another one they would
    come in and see nothing."""
    lets_see = RolePermission.objects.filter(
        organization_id=actor.organization_id, permission=Permission.SEE_SCANNED_ASSETS
    )
    roles = roles_visible_to(actor).filter(is_for_customers=True)
    return roles.filter(pk__in=lets_see.values("role_id"))
