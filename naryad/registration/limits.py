"""How often may strangers try to register?

Each of it counts before anything is looked up, whether or not the code offers anything.
"""

from datetime import datetime, timedelta

from naryad.accounts import limits
from naryad.accounts.limits import Limit

REGISTER_ADDRESS = Limit("register/address", 30, timedelta(hours=1), is_by_address=True)
REGISTER_DEVICE = Limit("register/device", 10, timedelta(hours=1))
REGISTER_CODE = Limit("register/code", 100, timedelta(hours=1))
# Of one e-mail or phone, so that nobody fills a stranger's mailbox.
REGISTER_NAME = Limit("register/name", 3, timedelta(hours=1))
# Of one code, in which many people may mistype; guessing a word takes longer than its offer lasts.
WRONG_PIN = Limit("register/pin", 30, timedelta(hours=1))


def count_asking(*, network: str, device: str, code: str, at: datetime) -> None:
    """One more form that was sent. Raises TooManyTries."""
    limits.count(REGISTER_ADDRESS, network, at=at)
    limits.count(REGISTER_DEVICE, device, at=at)
    limits.count(REGISTER_CODE, code, at=at)


def count_name(name: str, *, at: datetime) -> None:
    limits.count(REGISTER_NAME, name, at=at)


def count_wrong_pin(offer_id: int, *, at: datetime) -> None:
    limits.count(WRONG_PIN, offer_id, at=at)


def count_message(organization_id: int, *, at: datetime) -> None:
    """Text messages are paid for: what an organization sends to strangers in a day has an end."""
    limits.count(limits.CODE_ORGANIZATION, organization_id, at=at)
