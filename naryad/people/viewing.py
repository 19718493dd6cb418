"""May this person look at the system with that person's eyes?"""

from datetime import timedelta

from naryad.access.actor import Actor
from naryad.access.permissions import Permission, hold_everywhere

LONGEST = timedelta(minutes=30)


def may_view_as(viewer: Actor, viewed: Actor) -> bool:
    """Only where the viewer's rights cover the person's, in one organization, and never through a
    third pair of eyes. Holding the same is not enough where its reach depends on the holder.
    Whether the viewer sees the person at all is asked before."""
    return (
        viewer.viewed_by is None
        and viewer.may(Permission.VIEW_AS)
        and viewer.organization_id == viewed.organization_id
        and viewer.person_id not in (None, viewed.person_id)
        and (viewer.is_administrator or not viewed.is_administrator)
        and viewed.permissions <= hold_everywhere(viewer.permissions)
    )
