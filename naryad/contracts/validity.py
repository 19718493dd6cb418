"""Does a contract hold on a day, and for how long yet?"""

from datetime import date, timedelta

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from naryad.contracts.models import Contract

# So long before its end a contract "ends soon", and is reminded of unless another day is chosen.
NOTICE = timedelta(days=30)


class State(models.TextChoices):
    NOT_YET = "NOT_YET", _("Not yet in force")
    VALID = "VALID", _("In force")
    ENDS_SOON = "ENDS_SOON", _("Ends soon")
    ENDED = "ENDED", pgettext_lazy("a contract", "Ended")
    OPEN_ENDED = "OPEN_ENDED", _("Open-ended")


def state_of(contract: Contract, *, today: date) -> State:
    if contract.since > today:
        return State.NOT_YET
    if contract.till is None:
        return State.OPEN_ENDED
    if contract.till < today:
        return State.ENDED
    return State.ENDS_SOON if contract.till <= today + NOTICE else State.VALID


def rule_of(state: State, *, today: date) -> Q:
    """The same for a query: every contract meets exactly one."""
    begun = Q(since__lte=today)
    match state:
        case State.NOT_YET:
            return Q(since__gt=today)
        case State.OPEN_ENDED:
            return begun & Q(till__isnull=True)
        case State.ENDED:
            return begun & Q(till__isnull=False, till__lt=today)
        case State.ENDS_SOON:
            return begun & Q(till__isnull=False, till__gte=today, till__lte=today + NOTICE)
        case State.VALID:
            return begun & Q(till__isnull=False, till__gt=today + NOTICE)


def is_in_force(contract: Contract, *, today: date) -> bool:
    return contract.since <= today and (contract.till is None or contract.till >= today)


def reminder_day(till: date) -> date:
    """Unless another is chosen."""
    return till - NOTICE if till - date.min > NOTICE else till
