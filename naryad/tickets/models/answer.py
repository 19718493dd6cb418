"""What is often written about tickets, and to whom?"""

from django.db import models
from django.db.models import Q

from naryad.core.labels import LabelField, is_filled, is_unique_among_living
from naryad.core.models import OrganizationOwned, SoftDeleted, Versioned
from naryad.tickets.codes import Side


class Answer(OrganizationOwned, Versioned, SoftDeleted):
    """A text to begin a message with. `side`: for which of the two conversations it is meant; the
    marks in it are filled from the ticket (see naryad.tickets.answers)."""

    name = LabelField(default=dict)
    text = LabelField(default=dict)
    side = models.CharField(max_length=10, choices=Side)
    position = models.PositiveIntegerField(default=0)

    class Meta(OrganizationOwned.Meta):
        constraints = [
            *OrganizationOwned.Meta.constraints,
            is_filled("name", name="answer_has_a_name"),
            is_filled("text", name="answer_has_a_text"),
            *is_unique_among_living("name", name="answer_unique"),
            models.CheckConstraint(condition=Q(side__in=Side.values), name="answer_has_a_side"),
        ]

    def __str__(self) -> str:
        return str(self.name)
