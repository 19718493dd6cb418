"""How does a new template of answers come about?"""

from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.core.names import refuse_taken_label
from naryad.history.recording import Change, compare, record
from naryad.tickets.answer_input import AnswerInput, check_answer
from naryad.tickets.describing import describe_answer
from naryad.tickets.locking import lock_settings
from naryad.tickets.models import Answer
from naryad.tickets.placing import place_last
from naryad.tickets.visibility_of_settings import answers_visible_to


@transaction.atomic
def add_answer(new: AnswerInput, *, by: Actor, at: datetime) -> int:
    """The id of the template, last in the list. Invalid: a bad or taken name, an unknown mark."""
    by.require(Permission.EDIT_TICKET_SETTINGS)
    check_answer(new)
    lock_settings(by.organization_id)
    refuse_taken_label(answers_visible_to(by), new.name)
    answer = Answer.objects.create(
        organization_id=by.organization_id,
        name=new.name,
        text=new.text,
        side=new.side,
        position=place_last(Answer, by.organization_id),
    )
    changes = compare({}, describe_answer(answer))
    record([Change("answer.added", "answer", answer.pk, changes)], by=by, at=at)
    return answer.pk
