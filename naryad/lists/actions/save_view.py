"""How does a question get a name over its list?"""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from naryad.access.actor import Actor
from naryad.core.errors import NotPermitted, Refusal
from naryad.history.recording import Change, record
from naryad.lists.models import SavedView, ViewPlace
from naryad.lists.view_names import clean_name, lock_names, refuse_taken
from naryad.lists.visibility import own_views

MOST_OWN = 200


class TooManyViews(Refusal):
    message = _("You have %(most)s views over this list already. Delete one first.")


@transaction.atomic
def save_view(
    noun: str, name: str, *, state: Mapping[str, Sequence[str]], by: Actor, at: datetime
) -> int:
    """Pinned at the end of the tabs; nobody else sees it until it is shared."""
    by.require_own_eyes()
    if by.person_id is None or not by.is_employee:
        raise NotPermitted
    said = clean_name(name)
    lock_names(by)
    mine = own_views(by).filter(noun=noun)
    count = mine.count()
    if count >= MOST_OWN:
        raise TooManyViews(most=MOST_OWN)
    refuse_taken(said, noun=noun, by=by)
    view = SavedView.objects.create(
        organization_id=by.organization_id,
        owner_id=by.person_id,
        noun=noun,
        name=said,
        state=dict(state),
    )
    ViewPlace.objects.create(
        organization_id=by.organization_id, view=view, person_id=by.person_id, position=count
    )
    changes = {"name": {"old": None, "new": said}}
    record([Change("view.added", "view", view.pk, changes)], by=by, at=at)
    return view.pk
