"""What is kept about tickets and how they go their way?"""

from naryad.tickets.models.answer import Answer
from naryad.tickets.models.archive_rule import ArchiveRule
from naryad.tickets.models.criticality import Criticality
from naryad.tickets.models.cycle import (
    Cycle,
    CycleStage,
    StageSuccessor,
    Transition,
    TransitionRole,
)
from naryad.tickets.models.favourite_ticket import FavouriteTicket
from naryad.tickets.models.last_move import LastMove
from naryad.tickets.models.messages import LONGEST_MESSAGE, TicketMessage, TicketRead
from naryad.tickets.models.participant import TicketParticipant
from naryad.tickets.models.stage import Stage, Status
from naryad.tickets.models.ticket import CARRIED, Ticket
from naryad.tickets.models.ticket_links import (
    NumberCounter,
    TicketArea,
    TicketAssignee,
    TicketTimer,
)
from naryad.tickets.models.ticket_type import TicketType, TypeArea, TypeWorkType

__all__ = [
    "CARRIED",
    "LONGEST_MESSAGE",
    "Answer",
    "ArchiveRule",
    "Criticality",
    "Cycle",
    "CycleStage",
    "FavouriteTicket",
    "LastMove",
    "NumberCounter",
    "Stage",
    "StageSuccessor",
    "Status",
    "Ticket",
    "TicketArea",
    "TicketAssignee",
    "TicketMessage",
    "TicketParticipant",
    "TicketRead",
    "TicketTimer",
    "TicketType",
    "Transition",
    "TransitionRole",
    "TypeArea",
    "TypeWorkType",
]
