"""How does a template of answers change?"""

from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.core.names import refuse_taken_label
from naryad.core.versions import refuse_stale
from naryad.history.recording import Change, compare, record
from naryad.tickets.answer_input import AnswerInput, check_answer
from naryad.tickets.describing import describe_answer
from naryad.tickets.locking import lock_row, lock_settings
from naryad.tickets.models import Answer
from naryad.tickets.visibility_of_settings import answers_visible_to


@transaction.atomic
def edit_answer(
    answer_id: int, new: AnswerInput, *, seen_version: int | None, by: Actor, at: datetime
) -> int:
    """Stale when somebody saved since `seen_version`; Invalid as when it is added."""
    by.require(Permission.EDIT_TICKET_SETTINGS)
    check_answer(new)
    lock_settings(by.organization_id)
    answer: Answer = lock_row(answers_visible_to(by), answer_id)
    mine = {"name": dict(new.name), "text": dict(new.text), "side": f"SIDE_{new.side}"}
    current = describe_answer(answer)
    if mine == current:
        return answer_id
    refuse_stale(
        seen_version=seen_version, current_version=answer.version, mine=mine, current=current
    )
    refuse_taken_label(answers_visible_to(by).exclude(pk=answer_id), new.name)
    answer.name, answer.text, answer.side = new.name, new.text, new.side
    answer.version += 1
    answer.save()
    record([Change("answer.edited", "answer", answer_id, compare(current, mine))], by=by, at=at)
    return answer_id
