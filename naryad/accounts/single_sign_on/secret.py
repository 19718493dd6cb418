"""How is the secret kept that an identity provider knows us by?"""

from naryad.accounts.models import IdentityProvider
from naryad.core.sealing import seal, unseal

_PURPOSE = "identity provider"


def seal_secret(secret: str) -> str:
    return seal(secret, purpose=_PURPOSE) if secret else ""


def open_secret(provider: IdentityProvider) -> str:
    """Empty for a client without one. Raises SealBroken."""
    return unseal(provider.sealed_secret, purpose=_PURPOSE) if provider.sealed_secret else ""
