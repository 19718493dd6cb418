"""How does a deleted view come back?"""

from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.core.names import NameTaken
from naryad.history.recording import Change, record
from naryad.lists.view_names import lock_names, lock_view
from naryad.lists.visibility import own_views


@transaction.atomic
def restore_view(view_id: int, *, by: Actor, at: datetime) -> int:
    """To everybody who had it. NameTaken when another view bears its name by now."""
    by.require_own_eyes()
    lock_names(by)
    view = lock_view(view_id, by=by, is_deleted=True)
    twin = own_views(by).filter(noun=view.noun, name__iexact=view.name).first()
    if twin is not None:
        raise NameTaken(name=view.name, twin_id=twin.pk)
    view.deleted_at = None
    view.version += 1
    view.save()
    record([Change("view.restored", "view", view_id)], by=by, at=at)
    return view_id
