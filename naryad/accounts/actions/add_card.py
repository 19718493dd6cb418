"""How is a new person saved from a form, with new companies and the invitation, all or nothing?"""

from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.accounts.actions.invite_people import invite_people
from naryad.accounts.card import Card, SavedCard
from naryad.accounts.new_names import keep_new_names
from naryad.core.outcomes import only
from naryad.people import actions


@transaction.atomic
def add_card(card: Card, *, by: Actor, at: datetime) -> SavedCard:
    """The person with all that was added in passing. An invitation that cannot go out does not
    hold up the person: its refusal comes back beside the id."""
    by.require(Permission.ADD_PEOPLE)
    added = keep_new_names(card, by=by, at=at)
    person_id = only(actions.add_people([added], by=by, at=at))
    if card.photo is not None:
        photo = card.photo
        actions.set_photo(person_id, upload=photo.data, name=photo.name, by=by, at=at)
    if not (card.is_invited and by.may(Permission.INVITE_PEOPLE)):
        return SavedCard(person_id)
    (invited,) = invite_people([person_id], by=by, at=at)
    return SavedCard(person_id, is_invited=invited.is_done, refusal=invited.refusal)
