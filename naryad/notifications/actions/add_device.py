"""How does a person let a browser be told of news, and stop it?"""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from naryad.access.actor import Actor
from naryad.accounts.sessions import session_alive_by
from naryad.core.errors import NotPermitted, NotVisible, Refusal
from naryad.core.locks import hold_lock
from naryad.notifications.devices import devices_visible_to
from naryad.notifications.models import PushDevice
from naryad.notifications.push_hosts import is_push_address

MOST_DEVICES = 20


class UnfitDevice(Refusal):
    status = 422
    message = _("This browser cannot be told: nobody known brings news to it.")


class TooManyDevices(Refusal):
    message = _("So many devices are told already. Remove one of them first.")


@dataclass(frozen=True)
class NewDevice:
    """As the browser gives it; `session_key`: of the session in which the person asks for it."""

    endpoint: str
    p256dh: str
    auth: str
    name: str
    session_key: str


@transaction.atomic
def add_device(new: NewDevice, *, by: Actor, at: datetime) -> int:
    """Whatever the same browser was told before, it is told this person's news from now on. One's
    own wish changes nothing for others, so history does not tell of it."""
    by.require_own_eyes()
    session = session_alive_by(new.session_key, at=at)
    if by.person_id is None or session is None:
        raise NotPermitted
    if not _is_fit(new):
        raise UnfitDevice
    hold_lock(f"push devices/{by.person_id}")
    others = devices_visible_to(by, at=at).exclude(endpoint=new.endpoint)
    if others.count() >= MOST_DEVICES:
        raise TooManyDevices
    device, _is_new = PushDevice.objects.update_or_create(
        organization_id=by.organization_id,
        endpoint=new.endpoint,
        defaults={
            "person_id": by.person_id,
            "session_id": session.pk,
            "p256dh": new.p256dh,
            "auth": new.auth,
            "name": new.name[:100],
            "added_at": at,
        },
    )
    return device.pk


@transaction.atomic
def renew_device(endpoint: str, *, session_key: str, by: Actor, at: datetime) -> None:
    """Signed in anew in the same browser, which is told still. Only for whoever had asked."""
    by.require_own_eyes()
    session = session_alive_by(session_key, at=at)
    mine = PushDevice.objects.filter(
        organization_id=by.organization_id, person_id=by.person_id or 0, endpoint=endpoint
    )
    if session is None or not mine.update(session_id=session.pk):
        raise NotVisible


@transaction.atomic
def remove_device(device_id: int, *, by: Actor, at: datetime) -> None:
    by.require_own_eyes()
    device = devices_visible_to(by, at=at).filter(pk=device_id).first()
    if device is None:
        raise NotVisible
    device.delete()


def _is_fit(new: NewDevice) -> bool:
    keys_fit = all(
        0 < len(key) <= most and key.isascii() and key.replace("-", "").replace("_", "").isalnum()
        for key, most in ((new.p256dh.rstrip("="), 200), (new.auth.rstrip("="), 100))
    )
    return keys_fit and len(new.endpoint) <= 1_000 and is_push_address(new.endpoint)
