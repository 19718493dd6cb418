"""Whom does what has happened concern, and who is told of it in the program?"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from naryad.core.bulk import write_rows
from naryad.history.feed import read_feed
from naryad.history.models import Event
from naryad.notifications.deciding import Deciding
from naryad.notifications.happenings import Happening, gather
from naryad.notifications.intake_happenings import KINDS, gather_intake, settled_by
from naryad.notifications.models import Notice
from naryad.notifications.readers import read_readers
from naryad.notifications.rules import SETTLED, concerned
from naryad.notifications.settling import settle
from naryad.notifications.switches import read_switches
from naryad.notifications.topics import Topic

READER = "notifications"


def tell_of_events(*, at: datetime) -> int:
    """The next settled ones; how many there were. They are consumed in the transaction that keeps
    the notices, so each is told of once, whatever dies on the way."""

    def consume(events: Sequence[Event]) -> None:
        of: dict[int, list[Event]] = defaultdict(list)
        for event in events:
            if event.subject == "ticket" or event.kind in KINDS:
                of[event.organization_id].append(event)
        for organization_id, mine in sorted(of.items()):
            _tell(mine, organization_id, at)

    return read_feed(READER, consume=consume)


def _tell(events: Sequence[Event], organization_id: int, at: datetime) -> None:
    tickets = gather(events, organization_id=organization_id)
    happenings = [*tickets, *gather_intake(events, organization_id=organization_id)]
    wanted = _gather_wanted(happenings)
    if wanted:
        _write(happenings, wanted, organization_id, at)
    _read_settled(events, organization_id, at)


def _write(
    happenings: Sequence[Happening],
    wanted: Mapping[int, set[Topic]],
    organization_id: int,
    at: datetime,
) -> None:
    deciding = Deciding(
        read_readers(wanted, organization_id=organization_id, at=at),
        read_switches(wanted, organization_id=organization_id),
        at,
    )
    fresh = [notice for each in happenings for notice in deciding.decide(each)]
    taken_back = settle(fresh, _read_unsettled(fresh, organization_id))
    write_rows(taken_back, fields=("bell", "mail", "push"))
    Notice.objects.bulk_create(fresh, batch_size=2_000)


def _gather_wanted(happenings: Iterable[Happening]) -> Mapping[int, set[Topic]]:
    wanted: dict[int, set[Topic]] = defaultdict(set)
    for each in happenings:
        for person_id in concerned(each):
            wanted[person_id].add(each.topic)
    return wanted


def _read_settled(events: Sequence[Event], organization_id: int, at: datetime) -> None:
    """What somebody has taken up is no news to the others any more."""
    about = settled_by(events)
    if about is not None:
        new = Notice.objects.filter(about, organization_id=organization_id, read_at=None)
        new.update(read_at=at)


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
