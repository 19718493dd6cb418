"""What is kept about how tickets go their way?"""

from naryad.tickets.models.cycle import Cycle, CycleStage, Transition, TransitionRole
from naryad.tickets.models.stage import Stage, Status
from naryad.tickets.models.ticket_type import TicketType, TypeArea, TypeWorkType

__all__ = [
    "Cycle",
    "CycleStage",
    "Stage",
    "Status",
    "TicketType",
    "Transition",
    "TransitionRole",
    "TypeArea",
    "TypeWorkType",
]
