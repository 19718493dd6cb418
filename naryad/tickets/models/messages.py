"""What has been written about a ticket, and how far has each reader come?"""

from django.db import models
from django.db.models import Q

from naryad.core.models import OrganizationForeignKey, OrganizationOwned
from naryad.people.models import Person
from naryad.tickets.codes import Side
from naryad.tickets.models.ticket import Ticket

LONGEST_MESSAGE = 4_000


class TicketMessage(OrganizationOwned):
    """Plain text, never changed. `side` says who reads it besides the team; without an author it
    is the program's. `key` is the sender's own name for it, by which a retry is known."""

    ticket = OrganizationForeignKey[Ticket, Ticket](Ticket)
    side = models.CharField(max_length=10, choices=Side)
    author = OrganizationForeignKey[Person | None, Person | None](Person, null=True, blank=True)
    text = models.CharField(max_length=LONGEST_MESSAGE)
    at = models.DateTimeField()
    device_at = models.DateTimeField(null=True, blank=True)
    key = models.CharField(max_length=64, blank=True, default="")

    class Meta(OrganizationOwned.Meta):
        constraints = [
            *OrganizationOwned.Meta.constraints,
            # Of the ticket too: whoever writes holds its lock, so two retries at once see each
            # other.
            models.UniqueConstraint(
                fields=["organization", "ticket", "key"],
                condition=~Q(key=""),
                name="ticket_message_once",
            ),
        ]
        indexes = [
            models.Index("organization", "ticket", "side", "id", name="ticket_message_in_order"),
        ]

    def __str__(self) -> str:
        return self.text


class TicketRead(OrganizationOwned):
    """The last message of each side that the person has had before their eyes; 0 is none."""

    ticket = OrganizationForeignKey[Ticket, Ticket](Ticket)
    person = OrganizationForeignKey[Person, Person](Person)
    team_message_id = models.BigIntegerField(default=0)
    customer_message_id = models.BigIntegerField(default=0)
    at = models.DateTimeField()

    class Meta(OrganizationOwned.Meta):
        constraints = [
            *OrganizationOwned.Meta.constraints,
            models.UniqueConstraint(
                fields=["organization", "ticket", "person"], name="ticket_read_once"
            ),
        ]
