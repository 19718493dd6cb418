"""What becomes of closed tickets whose stage a new version does not have?"""

from datetime import datetime

from django.db import transaction

from naryad.access.actor import act_as_system
from naryad.tickets.models import StageSuccessor
from naryad.tickets.moving_standing import place_others


@transaction.atomic
def place_closed_tickets(*, at: datetime) -> bool:
    """Run by a job, a part at a time; whether there is more to do. Versions in the order in which
    they were published, so that nothing is left behind in a stage that went twice."""
    waiting = StageSuccessor.objects.filter(is_done=False)
    first = waiting.order_by("cycle_id").values_list("cycle_id", flat=True).first()
    if first is None:
        return False
    rows = waiting.filter(cycle_id=first).select_related("cycle").order_by("pk")
    successors = list(rows.select_for_update(no_key=True, of=("self",)))
    if not successors:
        return False
    by = act_as_system(successors[0].organization_id)
    if not place_others(successors, by=by, at=at):
        StageSuccessor.objects.filter(pk__in=[each.pk for each in successors]).update(is_done=True)
    return True
