"""How does a file go on that nobody waits for?"""

from datetime import datetime

from naryad.access.actor import Actor, act_as_system
from naryad.core.errors import NotPermitted, Refusal
from naryad.outputs.actions.keep_output import keep_output
from naryad.outputs.actions.prepare_part import prepare_part
from naryad.outputs.actions.stop_output import stop_output
from naryad.outputs.makers import find_maker
from naryad.outputs.models import Output, OutputPart
from naryad.outputs.refusals import OutputBroke
from naryad.people.acting import act_as


def work_on(output_id: int, *, at: datetime) -> None:
    """One part, with the rights that whoever began it has at this moment; who lost them, was
    banned or is gone gets nothing more."""
    output = _find(output_id)
    if output is None or not output.is_open:
        return
    try:
        _go_on(output, by=_actor_of(output, at=at), at=at)
    except Refusal as refusal:
        stop_output(output, refusal, by=act_as_system(output.organization_id), at=at)


def break_off(output_id: int, *, at: datetime) -> None:
    """After the last try, so that nobody watches a bar that never moves again."""
    output = _find(output_id)
    if output is not None:
        stop_output(output, OutputBroke(), by=act_as_system(output.organization_id), at=at)


def _go_on(output: Output, *, by: Actor, at: datetime) -> None:
    if output.cancel_asked_at is not None or output.settled < output.total:
        prepare_part(output, by=by, at=at)
        return
    # Outside of any transaction: it may take half a minute. Killed here, it begins once more.
    maker = find_maker(output.maker)
    by.require(maker.permission)
    parts = OutputPart.objects.filter(organization_id=output.organization_id, output=output)
    contents = [each for part in parts.order_by("place") for each in part.contents]
    made = maker.finish(contents, output.parameters, title=output.title, by=by)
    keep_output(output, made, by=by, at=at)


def _actor_of(output: Output, *, at: datetime) -> Actor:
    person = output.by
    if person.deleted_at is not None or person.is_banned(at=at):
        raise NotPermitted
    return act_as(person, at=at)


def _find(output_id: int) -> Output | None:
    return Output.objects.select_related("by__organization").filter(pk=output_id).first()
