"""How do notices come to devices?"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.types import JSONDict

from naryad.core.bulk import write_rows
from naryad.notifications.actions.write_due_letters import AT_ONCE
from naryad.notifications.bundling import find_overtaken, split_by_topic
from naryad.notifications.codes import Channel, Fate
from naryad.notifications.deciding import Deciding
from naryad.notifications.devices import devices_of
from naryad.notifications.models import Notice
from naryad.notifications.readers import read_readers
from naryad.notifications.rules import BY_CODE
from naryad.notifications.switches import read_switches
from naryad.notifications.topics import NOUNS, Topic

SEND = "send_push"


@transaction.atomic
def push_due_notices(*, at: datetime) -> int:
    """Of some hundreds; how many it was. Each device gets a job for each ticket, or one for many of
    them, in the transaction that marks the notices: both are there or none."""
    due = Notice.objects.filter(push=Fate.WAITING, mail_at__lte=at)
    locked = due.select_for_update(of=("self",), no_key=True, skip_locked=True)
    found = locked.select_related("event", *NOUNS).order_by("mail_at", "event_id", "pk")
    notices = list(found[:AT_ONCE])
    of: dict[int, list[Notice]] = defaultdict(list)
    for notice in sorted(notices, key=lambda each: (each.event_id, each.pk)):
        of[notice.organization_id].append(notice)
    jobs: list[JSONDict] = []
    for organization_id, mine in sorted(of.items()):
        devices = devices_of(
            {each.person_id for each in mine}, organization_id=organization_id, at=at
        )
        _refuse(mine, devices, organization_id, at)
        jobs += _plan([each for each in mine if each.push == Fate.WAITING], devices)
    write_rows(notices, fields=("push",))
    if jobs:
        app.configure_task(SEND).batch_defer(*jobs)
    return len(notices)


def _refuse(
    notices: Sequence[Notice],
    devices: Mapping[int, Sequence[int]],
    organization_id: int,
    at: datetime,
) -> None:
    """Decided anew: rights, switches and tickets may have changed while it waited."""
    wanted: dict[int, set[Topic]] = defaultdict(set)
    for each in notices:
        wanted[each.person_id].add(each.topic)
    deciding = Deciding(
        read_readers(wanted, organization_id=organization_id, at=at),
        read_switches(wanted, organization_id=organization_id),
        at,
    )
    late = find_overtaken(notices, organization_id)
    for each in notices:
        refusal = deciding.why_not(each, BY_CODE[each.rule], Channel.PUSH)
        if refusal is not None:
            each.push = refusal
        elif each.read_at is not None:
            each.push = Fate.READ
        elif each.pk in late:
            each.push = Fate.PASSED
        elif not devices.get(each.person_id):
            each.push = Fate.NO_PLACE


def _plan(notices: Iterable[Notice], devices: Mapping[int, Sequence[int]]) -> list[JSONDict]:
    of: dict[int, list[Notice]] = defaultdict(list)
    for each in notices:
        of[each.person_id].append(each)
        each.push = Fate.TOLD
    return [
        {"device_id": device_id, "notice_ids": [each.pk for each in part]}
        for person_id, mine in of.items()
        for part in split_by_topic(mine)
        for device_id in devices[person_id]
    ]
