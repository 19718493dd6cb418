"""Which types of tickets, beside the first one, and which answers does the demo have?"""

from datetime import datetime

from naryad.access.actor import Actor
from naryad.core.labels import Label
from naryad.tickets import actions
from naryad.tickets.answer_input import AnswerInput
from naryad.tickets.codes import Side
from naryad.tickets.cycle_plans import Source
from naryad.tickets.input import TypeInput
from naryad.tickets.models import Cycle

_DAY = 24 * 60
_TYPES = (
    (Label(ru="Консультация", en="Question"), "В-{YY}-{0000}", _DAY, "SIMPLE"),
    (Label(ru="Монтаж", en="Installation"), "М-{YY}-{0000}", 10 * _DAY, "APPROVAL"),
    (Label(ru="Плановое ТО", en="Maintenance"), "ТО-{YYYY}-{0000}", 5 * _DAY, "MAINTENANCE"),
)
_ANSWERS = (
    (
        Label(ru="Выезжаем", en="We are coming"),
        Label(
            ru="Здравствуйте, {customer}! По заявке {number} мастер уже выезжает.",
            en="Hello {customer}, about {number}: somebody is on the way to you.",
        ),
        Side.CUSTOMER,
    ),
    (
        Label(ru="Нужен второй человек", en="A second one is needed"),
        Label(
            ru="{number}: нужен второй человек, {address}.",
            en="{number}: a second person is needed at {address}.",
        ),
        Side.TEAM,
    ),
)


def fill_ticket_types(by: Actor, *, at: datetime) -> None:
    """Each with the ready life cycle that fits it, in force; and what is often written."""
    for name, mask, minutes, ready in _TYPES:
        new = TypeInput(name=name, number_mask=mask, close_minutes=minutes)
        type_id = actions.add_type(new, source=Source(ready=ready), by=by, at=at)
        draft = Cycle.objects.get(organization_id=by.organization_id, type_id=type_id)
        actions.publish_draft(draft.pk, seen_version=draft.version, by=by, at=at)
    for title, text, side in _ANSWERS:
        actions.add_answer(AnswerInput(title, text, side), by=by, at=at)
