"""What may a view be called, and which one is to be changed?"""

from django.utils.translation import gettext

from naryad.access.actor import Actor
from naryad.core.errors import Invalid, NotVisible
from naryad.core.locks import hold_lock
from naryad.core.names import say_taken
from naryad.lists.models import SavedView
from naryad.lists.visibility import own_views

LONGEST = 80


def clean_name(name: str | None) -> str:
    """Raises Invalid for an empty or a too long one."""
    said = " ".join((name or "").replace("\x00", "").split())
    if not said:
        raise Invalid({"name": gettext("Give the view a name.")})
    if len(said) > LONGEST:
        raise Invalid({"name": gettext("At most %(most)s characters.") % {"most": LONGEST}})
    return said


def lock_names(by: Actor) -> None:
    """Two windows in which one person gives the same name wait for each other."""
    hold_lock(f"views/{by.organization_id}/{by.person_id}")


def refuse_taken(name: str, *, noun: str, by: Actor, besides: int = 0) -> None:
    if own_views(by).filter(noun=noun, name__iexact=name).exclude(pk=besides).exists():
        raise Invalid({"name": say_taken(name)})


def lock_view(view_id: int, *, by: Actor, is_deleted: bool = False) -> SavedView:
    """One of the actor's own, living or deleted as asked."""
    views = own_views(by, with_deleted=True).filter(deleted_at__isnull=not is_deleted)
    view = views.select_for_update(no_key=True).filter(pk=view_id).first()
    if view is None:
        raise NotVisible
    return view
