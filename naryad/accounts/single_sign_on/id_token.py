"""Is this what the issuer says, about somebody who has just signed in there, and said to us?"""

from collections.abc import Mapping, Sequence
from hmac import compare_digest
from typing import Any

import jwt
from django.utils.translation import gettext_lazy as _

from naryad.accounts.single_sign_on.discovery import ALGORITHMS, Discovery
from naryad.core.errors import Refusal

# Clocks differ; seconds.
_LEEWAY = 60
_NEEDED = ["iss", "sub", "aud", "exp", "iat"]
_LONGEST_SUBJECT = 255
_KINDS = {"RS": "RSA", "PS": "RSA", "ES": "EC", "Ed": "OKP"}


class UnfitToken(Refusal):
    """A stranger is not told what exactly is wrong."""

    message = _("What the sign-in service answered does not hold. Nobody was signed in.")


def read_token(
    token: str,
    *,
    keys: Sequence[Mapping[str, Any]],
    discovery: Discovery,
    client_id: str,
    nonce: str,
) -> dict[str, Any]:
    """Its claims: signed with a key of the issuer, by it, for us, not over, for this very asking.
    Raises UnfitToken."""
    try:
        header = jwt.get_unverified_header(token)
        key = _choose_key(header, keys)
        claims: dict[str, Any] = jwt.decode(
            token,
            key=key,
            algorithms=[header["alg"]],
            audience=client_id,
            issuer=discovery.issuer,
            leeway=_LEEWAY,
            options={"require": _NEEDED, "enforce_minimum_key_length": True},
        )
    except (jwt.PyJWTError, ValueError, TypeError) as error:
        raise UnfitToken from error
    _refuse_strange(claims, client_id=client_id, nonce=nonce)
    return claims


def _choose_key(header: Mapping[str, Any], keys: Sequence[Mapping[str, Any]]) -> jwt.PyJWK:
    """The algorithm is taken from a list of ours, never from the token alone, and the key must be
    of its kind: else a public key could serve as a shared secret."""
    algorithm = header.get("alg")
    if algorithm not in ALGORITHMS:
        raise UnfitToken
    kind = _KINDS[str(algorithm)[:2]]
    fit = [key for key in keys if key.get("kty") == kind and key.get("alg") in (None, algorithm)]
    named = [key for key in fit if key.get("kid") == header.get("kid")]
    # Without a name there must be no choice.
    chosen = named or (fit if "kid" not in header else [])
    if len(chosen) != 1:
        raise UnfitToken
    return jwt.PyJWK(dict(chosen[0]), algorithm=str(algorithm))


def _refuse_strange(claims: Mapping[str, Any], *, client_id: str, nonce: str) -> None:
    given, subject = claims.get("nonce"), claims["sub"]
    if not isinstance(given, str) or not compare_digest(given.encode(), nonce.encode()):
        raise UnfitToken
    audience = claims["aud"]
    is_shared = isinstance(audience, list) and len(audience) > 1
    if (is_shared or "azp" in claims) and claims.get("azp") != client_id:
        raise UnfitToken
    if not isinstance(subject, str) or not 0 < len(subject) <= _LONGEST_SUBJECT:
        raise UnfitToken
