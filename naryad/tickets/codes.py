"""By which codes are the parts of a life cycle known?"""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class StageKind(models.TextChoices):
    """What a stage is to those who know nothing of the life cycle: lists, counters, colors."""

    NEW = "NEW", pgettext_lazy("stage", "New")
    WORK = "WORK", pgettext_lazy("stage", "In work")
    WAIT = "WAIT", pgettext_lazy("stage", "Waiting")
    DONE = "DONE", pgettext_lazy("stage", "Done")
    CLOSED = "CLOSED", pgettext_lazy("stage", "Closed")

    @property
    def is_end(self) -> bool:
        return self in (StageKind.DONE, StageKind.CLOSED)


class CycleState(models.TextChoices):
    DRAFT = "DRAFT", _("Draft")
    PUBLISHED = "PUBLISHED", _("In force")
    RETIRED = "RETIRED", _("Replaced")


class Branch(models.TextChoices):
    MAIN = "MAIN", pgettext_lazy("branch", "Main")
    APPROVAL = "APPROVAL", pgettext_lazy("branch", "Approval")
    CUSTOMER = "CUSTOMER", pgettext_lazy("branch", "Customer")


class Who(models.TextChoices):
    """Who makes a transition; a customer only what is granted to a role of theirs."""

    EVERYBODY = "EVERYBODY", _("Every employee who may move tickets")
    ROLES = "ROLES", _("Only these roles")
    NOBODY = "NOBODY", _("Nobody: only by time")


class Source(models.TextChoices):
    """How a ticket came in."""

    OFFICE = "OFFICE", _("From the office")
    PORTAL = "PORTAL", _("From the portal")
    FIELD = "FIELD", _("From a technician")
    CODE = "CODE", _("By a code, without an account")
    API = "API", _("From another program")


class Side(models.TextChoices):
    """Who reads a message: the team alone, or the customer as well."""

    TEAM = "TEAM", pgettext_lazy("conversation", "Team")
    CUSTOMER = "CUSTOMER", pgettext_lazy("conversation", "Customer")
