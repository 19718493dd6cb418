"""Which second factors does a login have?"""

from dataclasses import dataclass
from datetime import datetime

from allauth.mfa.models import Authenticator
from django.utils.translation import gettext as _

from naryad.accounts.models import LoginEvent
from naryad.core.errors import Invalid

APP, PASSKEY, CODES = (
    Authenticator.Type.TOTP,
    Authenticator.Type.WEBAUTHN,
    Authenticator.Type.RECOVERY_CODES,
)
# Recovery codes stand in for a factor and are none.
FACTORS = (APP, PASSKEY)
NAME_LENGTH = 60


@dataclass(frozen=True, slots=True)
class Factor:
    """`name` and `host` are a passkey's; it works at that host alone."""

    id: int
    added_at: datetime
    used_at: datetime | None
    name: str = ""
    host: str = ""


@dataclass(frozen=True, slots=True)
class Factors:
    app: Factor | None
    passkeys: tuple[Factor, ...]
    codes_left: int

    def __bool__(self) -> bool:
        return self.app is not None or bool(self.passkeys)

    def has_passkey_at(self, host: str) -> bool:
        return any(passkey.host == host for passkey in self.passkeys)

    @property
    def takes_codes(self) -> bool:
        return self.app is not None or self.codes_left > 0


def has_factor(login_id: int) -> bool:
    return bool(Authenticator.objects.filter(user_id=login_id, type__in=FACTORS).exists())


def factors_of(login_id: int) -> Factors:
    """For their owner alone."""
    rows = list(Authenticator.objects.filter(user_id=login_id).order_by("pk"))
    apps = [_read(row) for row in rows if row.type == APP]
    codes = [row for row in rows if row.type == CODES]
    return Factors(
        app=apps[0] if apps else None,
        passkeys=tuple(_read(row) for row in rows if row.type == PASSKEY),
        codes_left=sum(len(row.data["hashes"]) for row in codes),
    )


def latest_events(login_id: int, *, most: int) -> list[LoginEvent]:
    """What happened to the ways of signing in, newest first."""
    return list(LoginEvent.objects.filter(login_id=login_id).order_by("-at", "-pk")[:most])


def clean_name(typed: str) -> str:
    """Of a passkey. Raises Invalid (name)."""
    name = " ".join(typed.replace("\x00", "").split())
    if not name:
        raise Invalid({"name": _("Give it a name by which you know it again.")})
    if len(name) > NAME_LENGTH:
        raise Invalid({"name": _("At most %(most)s characters.") % {"most": NAME_LENGTH}})
    return name


def _read(row: Authenticator) -> Factor:
    name, host = row.data.get("name", ""), row.data.get("host", "")
    return Factor(row.pk, row.created_at, row.last_used_at, name, host)
