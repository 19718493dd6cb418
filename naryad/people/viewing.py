"""May this person look at the system with that person's eyes?"""

from datetime import timedelta

from naryad.access.actor import Actor
from naryad.access.permissions import MEANINGS, Permission

LONGEST = timedelta(minutes=30)

# Their reach depends on whose areas and companies are meant, so holding the same one is not
# enough: only a wider one covers it.
_REACH_BY_HOLDER = frozenset(
    {
        Permission.SEE_PEOPLE_IN_AREAS,
        Permission.SEE_PEOPLE_OF_COMPANIES,
        Permission.SEE_OWN_COMPANIES,
    }
)


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
    same = viewer.permissions - _REACH_BY_HOLDER
    return same.union(*(MEANINGS[permission].covers for permission in viewer.permissions))
