"""How often may somebody try to get in?

Counted by what was typed, known or not, so that a limit tells nothing about who has a login.
"""

import ipaddress
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from naryad.core.limits import count_try, forget_tries, give_back_try

# What one customer of a provider gets of IPv6, and moves about in as they like.
_NETWORK_LENGTH = 64


@dataclass(frozen=True)
class Limit:
    """`is_by_address`: the key is where a request comes from."""

    name: str
    most: int
    within: timedelta
    is_by_address: bool = False


SIGN_IN_NAME = Limit("sign-in/name", 5, timedelta(minutes=5))
SIGN_IN_ADDRESS = Limit("sign-in/address", 50, timedelta(minutes=5), is_by_address=True)
PASSWORD_NAME = Limit("password/name", 3, timedelta(hours=1))
PASSWORD_ADDRESS = Limit("password/address", 30, timedelta(hours=1), is_by_address=True)
EMAIL_LOGIN = Limit("e-mail/login", 5, timedelta(hours=1))
OWN_PASSWORD = Limit("own-password/login", 5, timedelta(minutes=5))
CODE_PAUSE = Limit("code/pause", 1, timedelta(minutes=1))
CODE_NAME = Limit("code/name", 10, timedelta(days=1))
CODE_ADDRESS = Limit("code/address", 30, timedelta(hours=1), is_by_address=True)
# What an organization's messages to strangers at the door may cost it.
CODE_ORGANIZATION = Limit("code/organization", 500, timedelta(days=1))
PHONE_LOGIN = Limit("phone/login", 5, timedelta(hours=1))
TEST_SMS = Limit("test-sms/organization", 20, timedelta(hours=1))
# Of a million codes three fit at any moment, so a day's guesses of one who knows the password find
# one in ten thousand days; the short limit keeps mistakes of the owner's from using up the day.
FACTOR_LOGIN = Limit("factor/login", 5, timedelta(minutes=5))
FACTOR_DAY = Limit("factor/day", 30, timedelta(days=1))
SETUP_ADDRESS = Limit("setup/address", 10, timedelta(minutes=10), is_by_address=True)
# Trials and repetitions of webhooks: each of them calls another server at once.
WEBHOOK_TRIAL = Limit("webhook-trial/organization", 60, timedelta(minutes=10))
PROVIDER_ADDRESS = Limit("provider/address", 30, timedelta(minutes=5), is_by_address=True)
PROVIDER_TEST = Limit("provider/test", 20, timedelta(minutes=5))

# Of codes on objects, before it is known whether there is one; who is signed in is counted alone,
# since a whole crew may come from one address.
SCAN_ADDRESS = Limit("scan/address", 120, timedelta(minutes=10), is_by_address=True)
SCAN_LOGIN = Limit("scan/login", 600, timedelta(minutes=10))

# Of what is reported without an account: by one code, from one network, by one browser.
REPORT_CODE = Limit("report/code", 60, timedelta(hours=1))
REPORT_ADDRESS = Limit("report/address", 20, timedelta(hours=1), is_by_address=True)
REPORT_DEVICE = Limit("report/device", 10, timedelta(hours=1))
PHOTO_ADDRESS = Limit("photo/address", 200, timedelta(hours=1), is_by_address=True)
# Of a quarter of a megabyte each: as many photos, at their usual weight and some times over.
PHOTO_PART_ADDRESS = Limit("photo-part/address", 4_000, timedelta(hours=1), is_by_address=True)


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


def count_factor(login_id: int, *, at: datetime) -> None:
    count(FACTOR_LOGIN, login_id, at=at)
    count(FACTOR_DAY, login_id, at=at)


def forgive_factor(login_id: int) -> None:
    """After a right code. The day gets back this one try alone: else the owner would wash away
    the guesses of somebody who knows the password."""
    forget(FACTOR_LOGIN, login_id)
    give_back_try(_key(FACTOR_DAY, login_id))


def _key(limit: Limit, key: object) -> str:
    if limit.is_by_address:
        key = _counted_address(str(key))
    # Names are hashed: the table of limits must not become a list of addresses.
    return f"{limit.name}/{sha256(str(key).strip().lower().encode()).hexdigest()[:32]}"


def _counted_address(address: str) -> str:
    """Of IPv6 the network, since whoever has one address has 2⁶⁴."""
    parsed = ipaddress.ip_address(address)
    if parsed.version == 4:
        return address
    return str(ipaddress.ip_network((parsed, _NETWORK_LENGTH), strict=False))
