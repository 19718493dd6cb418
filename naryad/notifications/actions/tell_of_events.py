"""Whom does what has happened concern, and who is told of it in the program?"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from naryad.core.bulk import write_rows
from naryad.history.feed import read_feed
from naryad.history.models import Event
from naryad.notifications.deciding import Deciding
from naryad.notifications.happenings import Happening, gather
from naryad.notifications.models import Notice
from naryad.notifications.readers import read_readers
from naryad.notifications.rules import SETTLED, concerned
from naryad.notifications.settling import settle
from naryad.notifications.switches import read_switches

READER = "notifications"


def tell_of_events(*, at: datetime) -> int:
    """The next settled ones; how many there were. They are consumed in the transaction that keeps
    the notices, so each is told of once, whatever dies on the way."""

    def consume(events: Sequence[Event]) -> None:
        of: dict[int, list[Event]] = defaultdict(list)
        for event in events:
            if event.subject == "ticket":
                of[event.organization_id].append(event)
        for organization_id, mine in sorted(of.items()):
            _tell(mine, organization_id, at)

    return read_feed(READER, consume=consume)


def _tell(events: Sequence[Event], organization_id: int, at: datetime) -> None:
    happenings = gather(events, organization_id=organization_id)
    wanted = _gather_wanted(happenings)
    if not wanted:
        return
    deciding = Deciding(
        read_readers(wanted, organization_id=organization_id, at=at),
        read_switches(wanted, organization_id=organization_id),
        at,
    )
    fresh = [notice for each in happenings for notice in deciding.decide(each)]
    taken_back = settle(fresh, _read_unsettled(fresh, organization_id))
    write_rows(taken_back, fields=("bell", "mail", "push"))
    Notice.objects.bulk_create(fresh, batch_size=2_000)


def _gather_wanted(happenings: Iterable[Happening]) -> Mapping[int, set[int]]:
    wanted: dict[int, set[int]] = defaultdict(set)
    for each in happenings:
        for person_id in concerned(each):
            wanted[person_id].add(each.ticket.pk)
    return wanted


def _read_unsettled(fresh: Sequence[Notice], organization_id: int) -> list[Notice]:
    """What an assignment of these could lift."""
    mine = [each for each in fresh if each.rule in ("ASSIGNED", "REMOVED")]
    if not mine:
        return []
    rows = Notice.objects.filter(
        organization_id=organization_id,
        ticket_id__in={each.ticket_id for each in mine},
        person_id__in={each.person_id for each in mine},
        rule__in=("ASSIGNED", "REMOVED"),
        at__gte=min(each.at for each in mine) - SETTLED,
    )
    return list(rows.select_for_update(no_key=True).order_by("event_id"))
