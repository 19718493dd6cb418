"""How often may somebody try to get in?

Counted by what was typed, known or not, so that a limit tells nothing about who has a login.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from naryad.core.limits import count_try, forget_tries, give_back_try


@dataclass(frozen=True)
class Limit:
    name: str
    most: int
    within: timedelta


SIGN_IN_NAME = Limit("sign-in/name", 5, timedelta(minutes=5))
SIGN_IN_ADDRESS = Limit("sign-in/address", 50, timedelta(minutes=5))
PASSWORD_NAME = Limit("password/name", 3, timedelta(hours=1))
PASSWORD_ADDRESS = Limit("password/address", 30, timedelta(hours=1))
EMAIL_LOGIN = Limit("e-mail/login", 5, timedelta(hours=1))
OWN_PASSWORD = Limit("own-password/login", 5, timedelta(minutes=5))
PROVIDER_ADDRESS = Limit("provider/address", 30, timedelta(minutes=5))
PROVIDER_TEST = Limit("provider/test", 20, timedelta(minutes=5))
SETUP_ADDRESS = Limit("setup/address", 10, timedelta(minutes=10))


def count(limit: Limit, key: object, *, at: datetime) -> None:
    """One more try; raises TooManyTries beyond the limit."""
    count_try(_key(limit, key), most=limit.most, within=limit.within, at=at)


def forget(limit: Limit, key: object) -> None:
    forget_tries(_key(limit, key))


def count_sign_in(name: str, *, address: str, at: datetime) -> None:
    count(SIGN_IN_NAME, name, at=at)
    count(SIGN_IN_ADDRESS, address, at=at)


def forgive_sign_in(name: str, *, address: str) -> None:
    """After the right password. The address gets back this one try alone: else a stranger with a
    login of their own could wash their guesses away."""
    forget(SIGN_IN_NAME, name)
    give_back_try(_key(SIGN_IN_ADDRESS, address))


def _key(limit: Limit, key: object) -> str:
    # Names are hashed: the table of limits must not become a list of addresses.
    return f"{limit.name}/{sha256(str(key).strip().lower().encode()).hexdigest()[:32]}"
