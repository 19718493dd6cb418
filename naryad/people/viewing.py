"""May this person look at the system with that person's eyes?"""

from datetime import timedelta

from naryad.access.actor import Actor
from naryad.access.permissions import MEANINGS, Permission, expand

LONGEST = timedelta(minutes=30)


def may_view_as(viewer: Actor, viewed: Actor) -> bool:
    """Only where the viewer's rights cover the person's, in one organization, and never through a
    third pair of eyes. Whether the viewer sees the person at all is asked before."""
    return (
        viewer.viewed_by is None
        and viewer.may(Permission.VIEW_AS)
        and viewer.organization_id == viewed.organization_id
        and viewer.person_id not in (None, viewed.person_id)
        and (viewer.is_administrator or not viewed.is_administrator)
        and viewed.permissions <= _covered_by(viewer)
    )


def _covered_by(viewer: Actor) -> frozenset[Permission]:
    """Holding the same is not enough where the reach depends on the holder, nor is a wider one that
    does itself."""
    anywhere = {each for each in viewer.permissions if not MEANINGS[each].is_by_holder}
    return expand(frozenset(anywhere))
