"""What happens when a save meets another save, or carries people out of the actor's sight?"""

from collections.abc import Callable, Mapping
from typing import TypeVar

from django.db import DatabaseError, transaction
from django.utils.translation import gettext_lazy as _

from naryad.access.actor import Actor
from naryad.core.crossings import is_crossing
from naryad.core.errors import Refusal
from naryad.people.visibility import people_visible_to, sees_everybody

T = TypeVar("T")

_TRIES = 5
_CONTACTS = {"person_email_unique", "person_phone_unique"}


class OutOfSight(Refusal):
    status = 422
    message = _(
        "You would not see this person any more. Leave an area or a company that you share."
    )


class SaveCrossed(Refusal):
    message = _("Somebody is saving the same people at this moment. Try again.")


class _CarriedOutOfSight(Exception):
    def __init__(self, places: frozenset[int]) -> None:
        super().__init__()
        self.places = places


def settle(save: Callable[[frozenset[int]], T]) -> T:
    """Call `save` until nothing stands against it; each failed try is undone whole.

    `save` gets the places, in its own input, of the rows that it must refuse because it carried
    them out of sight before. A contact that a concurrent save took is seen by the next try, which
    refuses it at its field.
    """
    out_of_sight: frozenset[int] = frozenset()
    for _try in range(_TRIES):
        try:
            with transaction.atomic():
                return save(out_of_sight)
        except _CarriedOutOfSight as carried:
            out_of_sight |= carried.places
        except DatabaseError as error:
            if not is_crossing(error, _CONTACTS):
                raise
    raise SaveCrossed


def look_again(places: Mapping[int, int], *, by: Actor) -> None:
    """After writing: people (id → place in the input) whom the actor would not see any more are
    not changed at all."""
    if sees_everybody(by):
        return
    visible = set(people_visible_to(by).filter(pk__in=places).values_list("pk", flat=True))
    gone = {place for person_id, place in places.items() if person_id not in visible}
    if gone:
        raise _CarriedOutOfSight(frozenset(gone))
