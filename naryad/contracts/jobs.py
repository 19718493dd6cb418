"""Which work on contracts is done in the background?"""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone
from procrastinate.contrib.django import app

from naryad.access.actor import act_as_system
from naryad.contracts.actions import remind_of_ends
from naryad.contracts.models import Contract
from naryad.organizations.models import Organization

# By the organization's clock: a letter about a day comes in its morning.
MORNING = 8


@app.periodic(cron="4 * * * *")
@app.task(name="remind_of_contract_ends", queueing_lock="remind_of_contract_ends")
def remind(timestamp: int) -> None:
    remind_everybody(at=timezone.now())


def remind_everybody(*, at: datetime) -> None:
    """Each organization in its own morning. What fell due while nobody worked is due still."""
    tomorrow = at.date() + timedelta(days=1)
    due = Contract.objects.filter(due_on__lte=tomorrow).values("organization_id")
    for organization in Organization.objects.filter(pk__in=due).order_by("pk"):
        by = act_as_system(organization.pk)
        while remind_of_ends(_last_due(organization, at=at), by=by, at=at):
            continue


def _last_due(organization: Organization, *, at: datetime) -> date:
    local = at.astimezone(ZoneInfo(organization.zone))
    return local.date() if local.hour >= MORNING else local.date() - timedelta(days=1)
