"""How does a file end that cannot go on?"""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.translation import override

from naryad.access.actor import Actor
from naryad.core.errors import Invalid, Refusal
from naryad.core.labels import LANGUAGES, Label
from naryad.core.locks import hold_lock
from naryad.outputs.models import Output, OutputPart
from naryad.outputs.states import OPEN_STATES, OutputState


@transaction.atomic
def stop_output(output: Output, because: Refusal, *, by: Actor, at: datetime) -> None:
    """The page says why."""
    by.require_system()
    hold_lock(f"output {output.pk}")
    Output.objects.filter(pk=output.pk, state__in=OPEN_STATES).update(
        state=OutputState.STOPPED, because=_say(because), ended_at=at
    )
    OutputPart.objects.filter(organization_id=output.organization_id, output=output).delete()


def _say(refusal: Refusal) -> Label:
    said = Label()
    for language in LANGUAGES:
        with override(language):
            said[language] = " ".join(map(str, _sentences(refusal)))
    return said


def _sentences(refusal: Refusal) -> Iterable[object]:
    """Of bad input what is wrong with each field: the page has no fields to look at."""
    return refusal.errors.values() if isinstance(refusal, Invalid) else [refusal]
