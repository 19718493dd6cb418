"""What has an identity provider said about somebody, as far as we use it?"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from naryad.accounts.models import IdentityProvider

LIFETIME = timedelta(minutes=15)
_MOST_VALUES, _LONGEST_VALUE, _LONGEST_NAME, _LONGEST_EMAIL = 200, 200, 100, 254


@dataclass(frozen=True)
class Proof:
    """`values`: of the claim that means roles. `at`: when it was said, in ISO form."""

    provider_id: int
    issuer: str
    subject: str
    email: str
    is_verified: bool
    first_name: str
    last_name: str
    values: tuple[str, ...]
    at: str

    def is_over(self, *, at: datetime) -> bool:
        return at - datetime.fromisoformat(self.at) > LIFETIME


def make_proof(provider: IdentityProvider, claims: Mapping[str, Any], *, at: datetime) -> Proof:
    """From claims that were checked. An e-mail counts as verified only when it is said to be."""
    email = _text(claims.get("email"), most=_LONGEST_EMAIL).lower()
    if not _is_email(email):
        email = ""
    first, last = _names(claims, email)
    return Proof(
        provider_id=provider.pk,
        issuer=provider.issuer,
        subject=claims["sub"],
        email=email,
        is_verified=bool(email) and claims.get("email_verified") is True,
        first_name=first,
        last_name=last,
        values=_values(claims, provider.claim),
        at=at.isoformat(),
    )


def keep_proof(proof: Proof) -> dict[str, Any]:
    """For the session."""
    return {**asdict(proof), "values": list(proof.values)}


def read_kept_proof(kept: Any) -> Proof | None:
    if not isinstance(kept, dict):
        return None
    return Proof(**{**kept, "values": tuple(kept["values"])})


def _text(given: Any, *, most: int) -> str:
    text = " ".join(given.split()) if isinstance(given, str) else ""
    return "".join(letter for letter in text if letter.isprintable())[:most]


def _is_email(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True


def _names(claims: Mapping[str, Any], email: str) -> tuple[str, str]:
    """First and last; whoever has only one name bears it as the last, and nobody is without."""
    first = _text(claims.get("given_name"), most=_LONGEST_NAME)
    last = _text(claims.get("family_name"), most=_LONGEST_NAME)
    if not (first and last):
        first, _space, last = _text(claims.get("name"), most=_LONGEST_NAME).partition(" ")
    account = email.partition("@")[0][:_LONGEST_NAME]
    return first or last or account, last or first or account


def _values(claims: Mapping[str, Any], claim: str) -> tuple[str, ...]:
    """Of the claim by its name, or by its path, as in realm_access.roles."""
    if not claim:
        return ()
    found: Any = claims.get(claim)
    if found is None:
        found = claims
        for part in claim.split("."):
            found = found.get(part) if isinstance(found, Mapping) else None
    several = found if isinstance(found, list) else [found]
    texts = (each for each in several if isinstance(each, str) and len(each) <= _LONGEST_VALUE)
    return tuple(texts)[:_MOST_VALUES]
