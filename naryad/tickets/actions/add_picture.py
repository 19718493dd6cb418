"""How does a picture come into a text that is not saved yet?"""

from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.core.errors import NotPermitted
from naryad.files.actions import store_image
from naryad.files.waiting import WAITING

# A screenshot stays legible.
SIDE = 1920


@transaction.atomic
def add_picture(upload: bytes, *, name: str, by: Actor, at: datetime) -> str:
    """Its key. Only whoever uploaded it sees it, until a ticket is saved whose text shows it.
    UnfitPicture, StorageFull."""
    by.require_own_eyes()
    if not by.may(Permission.EDIT_TICKETS):
        by.require(Permission.ADD_TICKETS)
    if by.person_id is None:
        raise NotPermitted
    file = store_image(
        upload, name=name, owner_noun=WAITING, owner_id=by.person_id, by=by, at=at, side=SIDE
    )
    return file.key
