"""How does a file that was made come to whoever has asked for it?"""

from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.core.errors import NotVisible
from naryad.core.locks import hold_lock
from naryad.files.actions import store_document
from naryad.outputs.makers import Made, find_maker
from naryad.outputs.models import Output, OutputPart
from naryad.outputs.readers import NOUN
from naryad.outputs.refusals import NothingToTell
from naryad.outputs.states import OutputState
from naryad.people.places import allowed_to


@transaction.atomic
def keep_output(output: Output, made: Made, *, by: Actor, at: datetime) -> None:
    """Once, however often it was made. NothingToTell, StorageFull."""
    by.require(find_maker(output.maker).permission)
    if output.by_id != by.person_id:
        raise NotVisible
    hold_lock(f"output {output.pk}")
    output.refresh_from_db()
    if not output.is_open:
        return
    if output.missing == output.total:
        raise NothingToTell
    state = OutputState.CANCELLED if output.cancel_asked_at is not None else OutputState.DONE
    if state == OutputState.DONE:
        store_document(
            made.data,
            name=made.name,
            type=made.type,
            owner_noun=NOUN,
            owner_id=output.pk,
            by=by,
            at=at,
        )
    output.state, output.ended_at = state, at
    # Whoever has got more meanwhile has had it in the later parts.
    output.rights = sorted({*output.rights, *allowed_to(by)})
    output.save(update_fields=["state", "ended_at", "rights"])
    OutputPart.objects.filter(organization_id=output.organization_id, output=output).delete()
