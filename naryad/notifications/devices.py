"""Which devices of these people are told of news now?"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import datetime

from django.db.models import Exists, OuterRef, QuerySet

from naryad.access.actor import Actor
from naryad.accounts.sessions import sessions_alive
from naryad.notifications.models import PushDevice


def devices_visible_to(actor: Actor, *, at: datetime) -> QuerySet[PushDevice]:
    """One's own."""
    mine = PushDevice.objects.filter(
        organization_id=actor.organization_id, person_id=actor.person_id or 0
    )
    return only_alive(mine, at=at)


def only_alive(devices: QuerySet[PushDevice], *, at: datetime) -> QuerySet[PushDevice]:
    """Whoever signs out, or is signed out, is told nothing there any more."""
    return devices.filter(Exists(sessions_alive(at=at).filter(pk=OuterRef("session_id"))))


def devices_of(
    person_ids: Collection[int], *, organization_id: int, at: datetime
) -> Mapping[int, list[int]]:
    """Person → ids."""
    devices = PushDevice.objects.filter(organization_id=organization_id, person_id__in=person_ids)
    found: dict[int, list[int]] = defaultdict(list)
    rows = only_alive(devices, at=at).order_by("pk").values_list("person_id", "pk")
    for person_id, pk in rows:
        found[person_id].append(pk)
    return found
