"""How is a person saved anew from a form, with new companies and photo, all or nothing?"""

from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.accounts.actions.invite_people import invite_people
from naryad.accounts.card import Card, SavedCard
from naryad.accounts.new_names import keep_new_names
from naryad.core.outcomes import only
from naryad.people import actions
from naryad.people.actions import PersonEdit


@transaction.atomic
def edit_card(
    person_id: int, card: Card, *, seen_version: int | None, by: Actor, at: datetime
) -> SavedCard:
    """Invited: to the new address, when the form says so."""
    by.require(Permission.EDIT_PEOPLE)
    edited = keep_new_names(card, by=by, at=at)
    only(actions.edit_people([PersonEdit(person_id, edited, seen_version)], by=by, at=at))
    if card.photo is not None:
        photo = card.photo
        actions.set_photo(person_id, upload=photo.data, name=photo.name, by=by, at=at)
    elif card.is_photo_dropped:
        actions.drop_photo(person_id, by=by, at=at)
    if not (card.is_invited and by.may(Permission.INVITE_PEOPLE)):
        return SavedCard(person_id)
    (invited,) = invite_people([person_id], by=by, at=at)
    return SavedCard(person_id, is_invited=invited.is_done, refusal=invited.refusal)
