"""What happens when two give the same number, or external id, to tickets at one moment?"""

from collections.abc import Callable
from typing import TypeVar

from django.db import DatabaseError, transaction
from django.utils.translation import gettext_lazy as _

from naryad.core.crossings import is_crossing
from naryad.core.errors import Refusal

T = TypeVar("T")

_TRIES = 5
_ONCE = {"ticket_number_once", "ticket_external_id_once"}


class TicketsCrossed(Refusal):
    message = _("Somebody is saving tickets with the same numbers at this moment. Try again.")


def settle(save: Callable[[], T]) -> T:
    """Call `save` until nothing stands against it; each failed try is undone whole.

    What a concurrent save took is seen by the next try: it refuses what was typed at its field,
    and steps over it with what is counted.
    """
    for _try in range(_TRIES):
        try:
            with transaction.atomic():
                return save()
        except DatabaseError as error:
            if not is_crossing(error, _ONCE):
                raise
    raise TicketsCrossed
