"""What does allauth ask of us about second factors?"""

import base64
from functools import lru_cache

from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from naryad.accounts.entering import host_of
from naryad.accounts.models import Login


class FactorAdapter(DefaultMFAAdapter):  # type: ignore[misc] # allauth ships no types
    def encrypt(self, text: str) -> str:
        """A dump of the database alone must not be enough to make codes."""
        return _cipher(settings.SECRET_KEY).encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Raises InvalidToken after a change of the secret key."""
        return _cipher(settings.SECRET_KEY).decrypt(encrypted_text).decode()

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """A passkey belongs to the host that it was made at."""
        host = host_of(context.request)
        return {"id": host, "name": host}

    def get_public_key_credential_user_entity(self, user: Login) -> dict[str, object]:
        entity: dict[str, object] = super().get_public_key_credential_user_entity(user)
        return entity | {"name": str(user), "display_name": str(user)}


@lru_cache(maxsize=2)
def _cipher(secret_key: str) -> Fernet:
    derive = HKDF(SHA256(), length=32, salt=None, info=b"naryad.second-factors")
    return Fernet(base64.urlsafe_b64encode(derive.derive(secret_key.encode())))
