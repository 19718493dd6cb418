"""How does a file come one part further?"""

from datetime import datetime

from django.db import transaction
from procrastinate.contrib.django import app

from naryad.access.actor import Actor
from naryad.core.errors import NotVisible
from naryad.core.locks import hold_lock
from naryad.core.queues import LONG
from naryad.outputs.job_names import JOB
from naryad.outputs.makers import find_maker
from naryad.outputs.models import Output, OutputPart
from naryad.outputs.states import OutputState


@transaction.atomic
def prepare_part(output: Output, *, by: Actor, at: datetime) -> None:
    """Reads and keeps in one transaction, so that no row is in it twice. It goes on with the rights
    of whoever began it: what they do not see any more is counted as missing. Who has asked for an
    end gets it here."""
    by.require(find_maker(output.maker).permission)
    if output.by_id != by.person_id:
        raise NotVisible
    # Not the row itself: whoever cancels need not wait for the part.
    hold_lock(f"output {output.pk}")
    output.refresh_from_db()
    if not output.is_open:
        return
    if output.cancel_asked_at is not None:
        _cancel(output, at=at)
        return
    if output.settled == output.total:
        return
    _prepare(output, by=by, at=at)
    app.configure_task(JOB, queue=LONG).defer(output_id=output.pk)


def _prepare(output: Output, *, by: Actor, at: datetime) -> None:
    maker = find_maker(output.maker)
    ids = output.rows[output.settled : output.settled + maker.size]
    contents = maker.prepare(ids, output.parameters, by=by, at=at)
    OutputPart.objects.create(
        organization_id=output.organization_id,
        output=output,
        place=output.settled,
        contents=contents,
    )
    output.state = OutputState.RUNNING
    output.settled += len(ids)
    output.missing += len(ids) - len(contents)
    # Never the whole row: somebody may be asking for an end at this moment.
    output.save(update_fields=["state", "settled", "missing"])


def _cancel(output: Output, *, at: datetime) -> None:
    output.state, output.ended_at = OutputState.CANCELLED, at
    output.save(update_fields=["state", "ended_at"])
    OutputPart.objects.filter(organization_id=output.organization_id, output=output).delete()
