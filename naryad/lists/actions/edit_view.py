"""How does a view get another name, or ask something else?"""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.core.versions import refuse_stale
from naryad.history.recording import Change, compare, record
from naryad.lists.view_names import clean_name, lock_names, lock_view, refuse_taken


@transaction.atomic
def edit_view(
    view_id: int,
    name: str,
    *,
    state: Mapping[str, Sequence[str]] | None,
    seen_version: int | None,
    by: Actor,
    at: datetime,
) -> int:
    """`state` None: it asks what it has asked. Everybody with whom it is shared gets the change.
    Raises Stale, and Invalid for the name."""
    by.require_own_eyes()
    said = clean_name(name)
    lock_names(by)
    view = lock_view(view_id, by=by)
    kept = view.state if state is None else dict(state)
    mine, current = {"name": said, "state": kept}, {"name": view.name, "state": view.state}
    if mine == current:
        return view_id
    refuse_stale(
        seen_version=seen_version, current_version=view.version, mine=mine, current=current
    )
    refuse_taken(said, noun=view.noun, by=by, besides=view_id)
    view.name, view.state = said, kept
    view.version += 1
    view.save()
    record([Change("view.edited", "view", view_id, compare(current, mine))], by=by, at=at)
    return view_id
