"""Where did a ticket stand before its last move by hand, so that the move can be taken back?"""

from django.db import models

from naryad.core.models import OrganizationForeignKey, OrganizationOwned
from naryad.people.models import Person
from naryad.tickets.codes import Branch
from naryad.tickets.models.stage import Stage, Status
from naryad.tickets.models.ticket import Ticket


class LastMove(OrganizationOwned):
    """All of it as it was before. `version`: what the move has made of the ticket; whoever touches
    it afterwards makes another one, and the move stays."""

    ticket = OrganizationForeignKey[Ticket, Ticket](Ticket)
    person = OrganizationForeignKey[Person, Person](Person)
    at = models.DateTimeField()
    version = models.PositiveIntegerField()
    stage = OrganizationForeignKey[Stage, Stage](Stage)
    status = OrganizationForeignKey[Status, Status](Status)
    branch = models.CharField(max_length=10, choices=Branch)
    entered_at = models.DateTimeField()
    completed_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    assignee_ids = models.JSONField(default=list, blank=True)

    class Meta(OrganizationOwned.Meta):
        constraints = [
            *OrganizationOwned.Meta.constraints,
            models.UniqueConstraint(fields=["organization", "ticket"], name="last_move_once"),
        ]
