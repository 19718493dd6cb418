"""To which areas and people does a ticket belong, which number comes next, and what is due?"""

from django.db import models
from django.db.models import Q

from naryad.areas.models import Area
from naryad.core.models import OrganizationForeignKey, OrganizationOwned
from naryad.people.models import Person
from naryad.tickets.models.cycle import Transition
from naryad.tickets.models.ticket import Ticket


class CarriesTicket(OrganizationOwned):
    """Has the columns of its ticket by which lists seek: a foreign key ON UPDATE CASCADE keeps them
    true."""

    ticket = OrganizationForeignKey[Ticket, Ticket](Ticket)
    is_living = models.BooleanField()
    is_open = models.BooleanField()
    newest_key = models.CharField(max_length=20)
    deadline_key = models.CharField(max_length=20)
    changed_key = models.CharField(max_length=20)

    class Meta(OrganizationOwned.Meta):
        abstract = True


def in_other_orders(column: str, name: str) -> list[models.Index]:
    """The last change first, and the nearest deadline of open ones."""
    return [
        models.Index(
            "organization",
            column,
            "is_open",
            "changed_key",
            "ticket",
            condition=Q(is_living=True),
            name=f"{name}_changed",
        ),
        models.Index(
            "organization",
            column,
            "deadline_key",
            "ticket",
            condition=Q(is_living=True, is_open=True),
            name=f"{name}_due",
        ),
    ]


class TicketArea(CarriesTicket):
    """Follows the areas of the asset."""

    area = OrganizationForeignKey[Area, Area](Area, db_index=False)

    class Meta(OrganizationOwned.Meta):
        constraints = [
            *OrganizationOwned.Meta.constraints,
            models.UniqueConstraint(
                fields=["organization", "ticket", "area"], name="ticket_area_once"
            ),
        ]
        indexes = [
            models.Index(
                "organization",
                "area",
                "is_living",
                "is_open",
                "newest_key",
                "ticket",
                name="ticket_area_newest",
            ),
            *in_other_orders("area", "ticket_area"),
        ]


class TicketAssignee(CarriesTicket):
    """Who does it, or did: `till` is the moment of the removal. Nothing of it is ever forgotten,
    since whoever once did a ticket may see it."""

    person = OrganizationForeignKey[Person, Person](Person, db_index=False)
    assigned_by = OrganizationForeignKey[Person | None, Person | None](
        Person, null=True, blank=True
    )
    since = models.DateTimeField()
    till = models.DateTimeField(null=True, blank=True)

    class Meta(OrganizationOwned.Meta):
        constraints = [
            *OrganizationOwned.Meta.constraints,
            models.UniqueConstraint(
                fields=["organization", "ticket", "person"],
                condition=Q(till=None),
                name="ticket_assignee_once",
            ),
        ]
        indexes = [
            models.Index(
                "organization",
                "person",
                "is_living",
                "is_open",
                "newest_key",
                "ticket",
                name="ticket_assignee_newest",
            ),
            *in_other_orders("person", "ticket_assignee"),
        ]


class NumberCounter(OrganizationOwned):
    """How many tickets have got a number with this prefix; see number_masks.counter_prefix."""

    prefix = models.CharField(max_length=100)
    count = models.PositiveBigIntegerField(default=0)

    class Meta(OrganizationOwned.Meta):
        constraints = [
            *OrganizationOwned.Meta.constraints,
            models.UniqueConstraint(fields=["organization", "prefix"], name="number_counter_once"),
        ]


class TicketTimer(OrganizationOwned):
    """That a ticket goes along this transition by itself at this moment, unless it goes elsewhere
    before."""

    ticket = OrganizationForeignKey[Ticket, Ticket](Ticket)
    transition = OrganizationForeignKey[Transition, Transition](Transition)
    due_at = models.DateTimeField()

    class Meta(OrganizationOwned.Meta):
        constraints = [
            *OrganizationOwned.Meta.constraints,
            models.UniqueConstraint(
                fields=["organization", "ticket", "transition"], name="ticket_timer_once"
            ),
        ]
        indexes = [models.Index("due_at", name="ticket_timer_due")]
