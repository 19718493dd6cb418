"""How does a person of the cast set up and use second factors? Through the pages, as everybody."""

import re
from datetime import datetime, timedelta
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from allauth.mfa.utils import decrypt
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from naryad.accounts.models import Login
from tests.accounts.post import compose, letters_to
from tests.accounts.soft_passkey import SoftPasskey, ask
from tests.web.pages import read_form
from tests.world import PASSWORD

FACTORS = "/profile/second-factor/"
APP, CODES, NEW_PASSKEY = f"{FACTORS}app/", f"{FACTORS}codes/", f"{FACTORS}passkeys/new/"
STEP, PASSKEY_DOOR, CONFIRM = "/sign-in/second-factor/", "/sign-in/passkey/", "/profile/confirm/"
_CODE = re.compile(r"<code>([A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4})</code>")


def sign_in(email: str, password: str = PASSWORD, **known: Any) -> Client:
    """A browser at localhost, after the password."""
    client = Client(HTTP_HOST="localhost", **known)
    client.cookies["language"] = "en"
    client.post("/sign-in/", {"email": email, "password": password})
    return client


def code_of(secret: str, *, at: datetime | None = None, steps: int = 0) -> str:
    """What an app shows at the moment, or so many half minutes later."""
    moment = (at or timezone.now()) + timedelta(seconds=30 * steps)
    return format_hotp_value(hotp_value(secret, int(moment.timestamp()) // 30))


def add_app(client: Client) -> tuple[str, list[str]]:
    """The secret, and the recovery codes that were shown."""
    page = client.get(APP)
    assert page.status_code == 200, page.headers
    secret = read_secret(page)
    answer = client.post(APP, read_form(page, APP).filled(code=code_of(secret)))
    assert answer.status_code == 200, answer.headers
    forget_spent_code()
    return secret, read_codes(answer)


def forget_spent_code() -> None:
    """As if it had been set up long ago, so that the code of now is left for the story."""
    newest = Authenticator.objects.filter(type="totp").latest("pk")
    newest.data["step"] = 0
    newest.save()


def read_secret(page: Any) -> str:
    found = re.search(r'class="key-text">([A-Z2-7 ]+)<', page.content.decode())
    assert found is not None
    return found[1].replace(" ", "")


def read_codes(page: Any) -> list[str]:
    return _CODE.findall(page.content.decode())


def add_passkey(client: Client, passkey: SoftPasskey, name: str = "Phone") -> Any:
    sent = {"name": name, "credential": passkey.create(ask(client, NEW_PASSKEY))}
    return client.post(NEW_PASSKEY, sent)


def make_stale(client: Client, *, minutes: int = 6) -> None:
    """As if everything in this browser had been proved so long ago."""
    session = client.session
    for record in session["account_authentication_methods"]:
        record["at"] -= minutes * 60
    session.save()


def app_secret_of(login: Login) -> str:
    row = Authenticator.objects.get(user=login, type="totp")
    return str(decrypt(row.data["secret"]))


def sessions_hold(word: str) -> bool:
    """Whether any session keeps the word as a value."""
    return any(word in str(each.get_decoded()) for each in Session.objects.all())


def security_letters(email: str) -> list[str]:
    """What they say, the oldest first."""
    contents = [compose(each, at=timezone.now()) for each in letters_to(email, "security")]
    return [" ".join((each.subject, *each.paragraphs, *each.notes)) for each in contents if each]
