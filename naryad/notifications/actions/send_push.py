"""How does a device get what it is to be told?"""

from collections.abc import Sequence
from datetime import datetime
from email.utils import parsedate_to_datetime

import orjson
from pywebpush import WebPusher

from naryad.core.egress import Answer, post_bytes
from naryad.core.errors import Refusal
from naryad.notifications.devices import only_alive
from naryad.notifications.models import Notice, PushDevice
from naryad.notifications.push_hosts import is_push_address
from naryad.notifications.push_keys import sign_for
from naryad.notifications.push_words import say_push

# News of yesterday is no news: so long a server keeps it for a device that is switched off.
KEPT_SECONDS = 24 * 60 * 60
# The browser has dropped its address, or our key is another one by now.
_GONE = frozenset({403, 404, 410})


class NotTaken(Exception):
    """The server does not take it now: it is tried again, in so many seconds where it says so."""

    def __init__(self, why: str, *, seconds: int | None = None) -> None:
        super().__init__(why)
        self.seconds = seconds


def send_push(device_id: int, notice_ids: Sequence[int], *, at: datetime) -> bool:
    """Whether a server has taken it; raises NotTaken. A device that is gone is forgotten, and one
    whose session has ended is told nothing. Read by then: the device stays silent."""
    devices = PushDevice.objects.filter(pk=device_id)
    device = only_alive(devices, at=at).select_related("person__organization").first()
    if device is None or not is_push_address(device.endpoint):
        return False
    notices = Notice.objects.filter(
        organization_id=device.organization_id,
        person_id=device.person_id,
        pk__in=notice_ids,
        read_at=None,
    )
    told = list(notices.select_related("event__actor").order_by("event_id"))
    said = say_push(told, device.person, at=at) if told else None
    if said is None:
        return False
    answer = _post(device, orjson.dumps(said), at)
    if answer is None or answer.status in _GONE:
        devices.delete()
        return False
    if not 200 <= answer.status < 300:
        seconds = _read_seconds(answer.retry_after, at=at)
        raise NotTaken(f"The server answers with status {answer.status}.", seconds=seconds)
    return True


def _read_seconds(retry_after: str, *, at: datetime) -> int | None:
    """The header of RFC 9110: a number of seconds, or a moment; at most as long as it is news."""
    if retry_after.isascii() and retry_after.isdecimal():
        return min(int(retry_after[:9]), KEPT_SECONDS)
    try:
        moment = parsedate_to_datetime(retry_after)
        seconds = int((moment - at).total_seconds())
    except (TypeError, ValueError):
        return None
    return min(max(seconds, 0), KEPT_SECONDS)


def _post(device: PushDevice, said: bytes, at: datetime) -> Answer | None:
    """None: with these keys nothing can be said to it."""
    keys = {"p256dh": device.p256dh, "auth": device.auth}
    try:
        sealed = WebPusher({"endpoint": device.endpoint, "keys": keys}).encode(said)
    except Exception:
        # The library says so in several ways.
        return None
    headers = {
        "Authorization": sign_for(device.endpoint, at=at),
        "Content-Encoding": "aes128gcm",
        "Content-Type": "application/octet-stream",
        "TTL": str(KEPT_SECONDS),
        "Urgency": "normal",
    }
    try:
        return post_bytes(device.endpoint, bytes(sealed["body"]), headers=headers)
    except Refusal as refusal:
        raise NotTaken(str(refusal)) from None
