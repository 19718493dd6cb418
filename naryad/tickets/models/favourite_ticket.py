"""Which tickets has somebody marked for themselves?"""

from django.db import models

from naryad.core.models import OrganizationForeignKey, OrganizationOwned
from naryad.people.models import Person
from naryad.tickets.models.ticket import Ticket


class FavouriteTicket(OrganizationOwned):
    """One person's own; nobody else sees it, and the ticket knows nothing of it."""

    ticket = OrganizationForeignKey[Ticket, Ticket](Ticket)
    person = OrganizationForeignKey[Person, Person](Person)
    at = models.DateTimeField()

    class Meta(OrganizationOwned.Meta):
        constraints = [
            *OrganizationOwned.Meta.constraints,
            models.UniqueConstraint(
                fields=["organization", "person", "ticket"], name="favourite_ticket_once"
            ),
        ]
