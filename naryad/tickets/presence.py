"""Who has shown today that they stand before the object of a ticket?

A stage may ask for it. It is shown by a scan of a code that is glued on that very object and lives
still, by whoever moves the ticket, on the day of the organization on which they move it.
"""

from collections.abc import Collection, Mapping
from datetime import datetime, time
from zoneinfo import ZoneInfo

from naryad.access.actor import Actor
from naryad.assets.code_states import CodeState
from naryad.assets.models import AssetScan
from naryad.organizations.models import Organization
from naryad.tickets.in_force import PublishedCycle
from naryad.tickets.models import Ticket
from naryad.tickets.stage_effects import CODE_SCANNED


def find_present(
    tickets: Collection[Ticket], cycles: Mapping[int, PublishedCycle], *, by: Actor
) -> frozenset[int]:
    """Ids of those before whose object the actor has been today; nobody is asked where no stage of
    these cycles asks for it."""
    objects = {ticket.asset_id for ticket in tickets if ticket.asset_id is not None}
    if by.person_id is None or not objects or not any(map(_asks, cycles.values())):
        return frozenset()
    scans = AssetScan.objects.filter(
        organization_id=by.organization_id,
        person_id=by.person_id,
        code__asset_id__in=objects,
        code__state=CodeState.LIVING,
        at__gte=_midnight(by),
    )
    seen = set(scans.values_list("code__asset_id", flat=True))
    return frozenset(ticket.pk for ticket in tickets if ticket.asset_id in seen)


def _asks(cycle: PublishedCycle) -> bool:
    return any(CODE_SCANNED in stage.requirements for stage in cycle.facts.stages.values())


def _midnight(by: Actor) -> datetime:
    """At which the actor's day has begun."""
    zone = Organization.objects.values_list("zone", flat=True).get(pk=by.organization_id)
    return datetime.combine(by.today, time.min, tzinfo=ZoneInfo(zone))
