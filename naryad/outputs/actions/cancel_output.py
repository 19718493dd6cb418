"""How is a file given up before it is ready?"""

from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.outputs.models import Output
from naryad.outputs.states import OPEN_STATES
from naryad.outputs.visibility import take_output


@transaction.atomic
def cancel_output(output_id: int, *, by: Actor, at: datetime) -> None:
    """The part at work is finished, nothing is kept. One that has ended stays as it is.
    NotVisible."""
    by.require_own_eyes()
    output = take_output(output_id, by=by)
    asked = Output.objects.filter(pk=output.pk, state__in=OPEN_STATES, cancel_asked_at=None)
    asked.update(cancel_asked_at=at)
