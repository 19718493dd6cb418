"""How is an organization taken for a change?"""

from naryad.access.actor import Actor
from naryad.organizations.models import Organization


def lock_organization(by: Actor) -> Organization:
    """One's own. Rows that merely point at it need the key alone and do not wait."""
    return Organization.objects.select_for_update(no_key=True).get(pk=by.organization_id)
