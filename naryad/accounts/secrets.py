"""How is a secret made, and in what shape is it kept?"""

import hashlib
import secrets
import string

_BYTES = 32
# 62 signs, of which 14 carry 83 bits; no signs at which a telephone could end a link.
_SHORT, _SHORT_LENGTH = string.ascii_letters + string.digits, 14
# Without letters and digits that look alike.
_TYPED = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"


def make_secret() -> str:
    """256 random bits for an address."""
    return secrets.token_urlsafe(_BYTES)


def make_short_secret() -> str:
    """83 random bits for the link of a text message, which has room for no more."""
    return "".join(secrets.choice(_SHORT) for _ in range(_SHORT_LENGTH))


def make_typed_secret() -> str:
    """60 random bits that a person can type: K7QM-2XVB-9RTH."""
    letters = "".join(secrets.choice(_TYPED) for _ in range(12))
    return "-".join(letters[at : at + 4] for at in (0, 4, 8))


def hash_secret(secret: str) -> str:
    """What the database keeps. The secret is random, so a plain hash is enough."""
    return hashlib.sha256(secret.encode()).hexdigest()


def hash_typed_secret(typed: str) -> str:
    """However it was typed: small letters, without dashes, with spaces."""
    return hash_secret("".join(letter for letter in typed.upper() if letter in _TYPED))
