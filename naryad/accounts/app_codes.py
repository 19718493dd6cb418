"""Does a code of an authenticator app fit, and when was it meant for?"""

import base64
import secrets
from datetime import datetime
from urllib.parse import quote, urlencode

from allauth.core.internal.cryptokit import compare_user_code
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

_STEP = 30
# Clocks of phones go wrong by some seconds, and typing takes a few.
_TOLERANCE = 1
_SECRET_BYTES = 20


def make_app_secret() -> str:
    """160 random bits, in the alphabet that apps read."""
    return base64.b32encode(secrets.token_bytes(_SECRET_BYTES)).decode()


def find_step(secret: str, code: str, *, at: datetime, after: int = 0) -> int | None:
    """The number of the half minute that the code is of; none of those up to `after`, whose codes
    are spent, since a code that somebody has looked at must not work a second time."""
    now = int(at.timestamp()) // _STEP
    for step in range(now - _TOLERANCE, now + _TOLERANCE + 1):
        expected = format_hotp_value(hotp_value(secret, step))
        if step > after and compare_user_code(actual=code, expected=expected):
            return step
    return None


def app_address(secret: str, *, issuer: str, name: str) -> str:
    """What the picture for the app says."""
    # A colon parts the two names, so it can be in neither.
    issuer = issuer.replace(":", " ").strip()
    label = quote(f"{issuer}:{name}", safe=":@")
    query = urlencode({"secret": secret, "issuer": issuer}, quote_via=quote)
    return f"otpauth://totp/{label}?{query}"
