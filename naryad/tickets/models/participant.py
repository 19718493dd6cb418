"""Who was added to the conversations of a ticket by hand?"""

from django.db import models

from naryad.core.models import OrganizationForeignKey, OrganizationOwned
from naryad.people.models import Person
from naryad.tickets.models.ticket import Ticket


class TicketParticipant(OrganizationOwned):
    """Is told of new messages like those who do the ticket, and sees no more than without it."""

    ticket = OrganizationForeignKey[Ticket, Ticket](Ticket)
    person = OrganizationForeignKey[Person, Person](Person)
    at = models.DateTimeField()

    class Meta(OrganizationOwned.Meta):
        constraints = [
            *OrganizationOwned.Meta.constraints,
            models.UniqueConstraint(
                fields=["organization", "ticket", "person"], name="ticket_participant_once"
            ),
        ]
