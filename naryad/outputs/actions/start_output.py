"""How does somebody begin a file that takes long?"""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from procrastinate.contrib.django import app

from naryad.access.actor import Actor
from naryad.core.queues import LONG
from naryad.outputs.job_names import JOB
from naryad.outputs.makers import Maker, Parameters
from naryad.outputs.models import Output
from naryad.outputs.refusals import NothingToTell, TooManyRows
from naryad.people.places import allowed_to


@transaction.atomic
def start_output(
    maker: Maker,
    ids: Sequence[int],
    *,
    parameters: Parameters,
    title: str,
    by: Actor,
    at: datetime,
) -> int:
    """What is named stands still from here on: rows that come later are not in it. The row and its
    job are there, or none. NothingToTell, TooManyRows."""
    by.require(maker.permission)
    assert by.person_id is not None, "Only people hold permissions."
    if not ids:
        raise NothingToTell
    if len(ids) > maker.most:
        raise TooManyRows(maker.too_many, most=maker.most)
    output = Output.objects.create(
        organization_id=by.organization_id,
        by_id=by.person_id,
        maker=maker.key,
        title=title,
        parameters=dict(parameters),
        rows=list(ids),
        rights=sorted(allowed_to(by)),
        total=len(ids),
        created_at=at,
    )
    app.configure_task(JOB, queue=LONG).defer(output_id=output.pk)
    return output.pk
