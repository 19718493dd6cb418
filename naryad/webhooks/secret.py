"""How does a webhook prove that it is us who tell?

`Naryad-Signature: t=1700000000,v1=…`: HMAC-SHA256 with the webhook's secret over the moment, a dot
and the body as it was sent. Whoever checks it refuses moments that lie too far back as well.
"""

import hashlib
import hmac
import secrets
from datetime import datetime

from naryad.core.sealing import seal, unseal
from naryad.webhooks.models import Webhook

HEADER = "Naryad-Signature"
_PURPOSE = "webhook"


def make_secret() -> str:
    return f"nrs_{secrets.token_urlsafe(32)}"


def seal_secret(secret: str) -> str:
    return seal(secret, purpose=_PURPOSE)


def sign(webhook: Webhook, body: bytes, *, at: datetime) -> str:
    """Raises SealBroken."""
    moment = int(at.timestamp())
    secret = unseal(webhook.sealed_secret, purpose=_PURPOSE)
    made = hmac.new(secret.encode(), b"%d." % moment + body, hashlib.sha256)
    return f"t={moment},v1={made.hexdigest()}"
