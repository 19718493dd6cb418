"""Which step of a ticket does a page ask about?"""

from typing import TYPE_CHECKING

from naryad.tickets.actions import NoSuchTransition
from naryad.tickets.around import assignees_of
from naryad.tickets.next_steps import Step, steps_from
from naryad.web.acting import SignedInRequest

if TYPE_CHECKING:
    from naryad.tickets.models import Ticket


def find_step(request: SignedInRequest, ticket: "Ticket", step_id: int) -> Step | None:
    """None where the ticket has moved on: the form has said so, or does so now."""
    steps = steps_from(ticket, assignee_ids=assignees_of(ticket), actor=request.actor)
    step = next((each for each in steps if each.id == step_id), None)
    if step is None and request.method != "POST":
        raise NoSuchTransition
    return step
