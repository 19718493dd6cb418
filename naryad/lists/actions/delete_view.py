"""How does a view go away?"""

from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.history.recording import Change, record
from naryad.lists.view_names import lock_view


@transaction.atomic
def delete_view(view_id: int, *, by: Actor, at: datetime) -> int:
    """Also from those with whom it is shared, until it is restored."""
    by.require_own_eyes()
    view = lock_view(view_id, by=by)
    view.deleted_at = at
    view.version += 1
    view.save()
    record([Change("view.deleted", "view", view_id)], by=by, at=at)
    return view_id
