"""How does a test get a browser that can be told of news, and read what it was told?"""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass, field, replace
from datetime import timedelta
from secrets import token_bytes
from typing import Any

import http_ece
import orjson
from allauth.usersessions.models import UserSession
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.contrib.sessions.models import Session
from django.test import Client
from procrastinate.contrib.django.models import ProcrastinateJob

from naryad.notifications import actions
from naryad.notifications.actions import NewDevice
from naryad.people.models import Person
from tests.notifications.telling import MINUTE, tell
from tests.world import PASSWORD, World


def _text(given: bytes) -> str:
    return urlsafe_b64encode(given).decode().rstrip("=")


@dataclass
class FakeBrowser:
    """With keys of its own, as every browser has them."""

    endpoint: str = "https://fcm.googleapis.com/fcm/send/abc"
    private: ec.EllipticCurvePrivateKey = field(
        default_factory=lambda: ec.generate_private_key(ec.SECP256R1())
    )
    secret: bytes = field(default_factory=lambda: token_bytes(16))

    @property
    def gives(self) -> dict[str, str]:
        point = self.private.public_key().public_bytes(
            Encoding.X962, PublicFormat.UncompressedPoint
        )
        return {"endpoint": self.endpoint, "p256dh": _text(point), "auth": _text(self.secret)}

    def read(self, sealed: bytes) -> dict[str, str]:
        opened = http_ece.decrypt(
            sealed, private_key=self.private, auth_secret=self.secret, version="aes128gcm"
        )
        read: dict[str, str] = orjson.loads(opened)
        return read


def a_device(**given: Any) -> NewDevice:
    browser = FakeBrowser()
    return replace(NewDevice(**browser.gives, name="Chrome, Android", session_key=""), **given)


def sign_in_by_phone(world: World, person: Person) -> Client:
    client = Client(headers={"user-agent": "Mozilla/5.0 (Linux; Android 15) Chrome/140.0"})
    answer = client.post("/sign-in/", {"email": world.login(person).email, "password": PASSWORD})
    assert answer.status_code == 303
    return client


def tell_me(client: Client, browser: FakeBrowser) -> int:
    return client.post("/profile/notifications/devices/", browser.gives).status_code


def due_pushes(world: World, minutes: int = 6) -> list[dict[str, Any]]:
    """What the jobs are to send."""
    ProcrastinateJob.objects.filter(task_name="send_push").delete()
    at = world.at + minutes * MINUTE
    tell(at)
    while actions.push_due_notices(at=at):
        pass
    jobs = ProcrastinateJob.objects.filter(task_name="send_push").order_by("pk")
    return list(jobs.values_list("args", flat=True))


def open_session(world: World) -> str:
    """The key of one in which somebody is signed in."""
    key = "k" * 32
    till = world.at + timedelta(days=7)
    Session.objects.get_or_create(session_key=key, defaults={"expire_date": till})
    login = world.login(world.service.technician)
    about = {"user": login, "ip": "127.0.0.1", "user_agent": "Chrome"}
    UserSession.objects.get_or_create(session_key=key, defaults=about)
    return key


def point_of(key: str) -> ec.EllipticCurvePublicKey:
    raw = urlsafe_b64decode(key + "=" * (-len(key) % 4))
    return ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), raw)
