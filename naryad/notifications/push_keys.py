"""By which key do the makers' servers know who tells a browser something?

It grows out of the secret key of the installation, so it is there from the first start, in every
process, and there is nothing more to keep.
"""

from base64 import urlsafe_b64encode
from datetime import datetime, timedelta
from functools import lru_cache
from urllib.parse import urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.conf import settings

from naryad.core.sealing import derive_key

# How many private keys the curve has.
_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
_LIFE = timedelta(hours=12)


def public_key() -> str:
    """As a browser wants it when it asks its maker's server for an address."""
    point = _private_key().public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return urlsafe_b64encode(point).decode().rstrip("=")


def sign_for(endpoint: str, *, at: datetime) -> str:
    """The header by which a server knows us."""
    parts = urlsplit(endpoint)
    claims = {
        "aud": f"{parts.scheme}://{parts.netloc}",
        "exp": int((at + _LIFE).timestamp()),
        "sub": settings.BASE_URL,
    }
    return f"vapid t={jwt.encode(claims, _private_key(), algorithm='ES256')}, k={public_key()}"


@lru_cache(maxsize=1)
def _private_key() -> ec.EllipticCurvePrivateKey:
    number = int.from_bytes(derive_key("push"), "big") % (_ORDER - 1) + 1
    return ec.derive_private_key(number, ec.SECP256R1())
