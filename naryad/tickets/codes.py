"""By which codes are the parts of a life cycle known?"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class StageKind(models.TextChoices):
    """What a stage is to those who know nothing of the life cycle: lists, counters, colors."""

    NEW = "NEW", _("New")
    WORK = "WORK", _("In work")
    WAIT = "WAIT", _("Waiting")
    DONE = "DONE", _("Done")
    CLOSED = "CLOSED", _("Closed")

    @property
    def is_end(self) -> bool:
        return self in (StageKind.DONE, StageKind.CLOSED)


class CycleState(models.TextChoices):
    DRAFT = "DRAFT", _("Draft")
    PUBLISHED = "PUBLISHED", _("In force")
    RETIRED = "RETIRED", _("Replaced")


class Branch(models.TextChoices):
    MAIN = "MAIN", _("Main")
    APPROVAL = "APPROVAL", _("Approval")
    CUSTOMER = "CUSTOMER", _("Customer")


class Who(models.TextChoices):
    """Who makes a transition; a customer only what is granted to a role of theirs."""

    EVERYBODY = "EVERYBODY", _("Every employee who may move tickets")
    ROLES = "ROLES", _("Only these roles")
    NOBODY = "NOBODY", _("Nobody: only by time")
