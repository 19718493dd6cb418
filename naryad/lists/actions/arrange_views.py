"""How does a person put views among their tabs, in order, and first?"""

from collections.abc import Collection, Sequence
from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.core.errors import NotPermitted, NotVisible
from naryad.lists.models import ViewPlace
from naryad.lists.view_names import lock_names
from naryad.lists.visibility import views_visible_to


@transaction.atomic
def arrange_views(
    noun: str,
    ordered: Sequence[int],
    *,
    pinned: Collection[int],
    default: int | None,
    by: Actor,
    at: datetime,
) -> int:
    """Of own views and shared ones alike, for this person alone; `at` is when. Nothing of it is
    history: it changes what one person sees first, and nothing that anybody may."""
    by.require_own_eyes()
    if by.person_id is None or not by.is_employee:
        raise NotPermitted
    lock_names(by)
    visible = set(views_visible_to(by).filter(noun=noun).values_list("pk", flat=True))
    if not set(ordered) <= visible or (default is not None and default not in visible):
        raise NotVisible
    places = ViewPlace.objects.filter(
        organization_id=by.organization_id, person_id=by.person_id, view_id__in=visible
    )
    places.delete()
    ViewPlace.objects.bulk_create(
        ViewPlace(
            organization_id=by.organization_id,
            person_id=by.person_id,
            view_id=view_id,
            position=position,
            is_pinned=view_id in pinned,
            is_default=view_id == default,
        )
        for position, view_id in enumerate(dict.fromkeys(ordered))
    )
    return len(visible)
