"""How is a secret kept that the program itself must be able to read again?"""

from base64 import urlsafe_b64encode

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from naryad.core.errors import Refusal


class SealBroken(Refusal):
    """The installation has another key than when it was sealed."""

    message = _("The kept secret can no longer be read. Enter it anew.")


def seal(secret: str, *, purpose: str) -> str:
    """With a key of its own for each purpose, so that no sealed text serves in another's place."""
    return _box(purpose).encrypt(secret.encode()).decode()


def unseal(sealed: str, *, purpose: str) -> str:
    """Raises SealBroken."""
    try:
        return _box(purpose).decrypt(sealed.encode()).decode()
    except InvalidToken:
        raise SealBroken from None


def derive_key(purpose: str) -> bytes:
    """From NARYAD_SECRET_KEY, which stands in no database and no backup: the same at each start, in
    each process, and another one for each purpose."""
    derived = HKDF(SHA256(), length=32, salt=None, info=f"naryad/{purpose}".encode())
    return derived.derive(settings.SECRET_KEY.encode())


def _box(purpose: str) -> Fernet:
    return Fernet(urlsafe_b64encode(derive_key(purpose)))
