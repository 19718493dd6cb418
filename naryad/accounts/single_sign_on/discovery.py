"""What does an issuer say about itself, and is that enough to work with?"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from naryad.core.egress import fetch
from naryad.core.errors import Refusal
from naryad.core.reachable import read_target

PATH = "/.well-known/openid-configuration"
# Signatures that need the issuer's private key. With those that need a shared one, whoever knows
# the public key could sign as well.
ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "EdDSA")


class OtherIssuer(Refusal):
    message = _("The server there calls itself %(issuer)s. Enter the issuer exactly so.")


class PartMissing(Refusal):
    message = _("Its description lacks %(part)s, without which nobody can sign in.")


class CannotSign(Refusal):
    message = _("It offers no signature that can be checked without a shared secret.")


class NoProofKey(Refusal):
    message = _("It does not offer PKCE with S256, which protects the code on its way.")


class NoKeys(Refusal):
    message = _("It publishes no key that signatures could be checked with.")


@dataclass(frozen=True)
class Discovery:
    """`userinfo` may be empty. `is_posted`: the secret goes in the form and not in a header."""

    issuer: str
    authorization: str
    token: str
    keys: str
    userinfo: str
    is_posted: bool


def read_discovery(issuer: str) -> Discovery:
    """Asked anew each time, so that what the issuer changes counts at once. Raises refusals."""
    given = fetch(issuer.rstrip("/") + PATH).read_object()
    if given.get("issuer") != issuer:
        raise OtherIssuer(issuer=str(given.get("issuer") or "?")[:200])
    methods = _list(given, "token_endpoint_auth_methods_supported") or ["client_secret_basic"]
    return Discovery(
        issuer=issuer,
        authorization=_address(given, "authorization_endpoint"),
        token=_address(given, "token_endpoint"),
        keys=_address(given, "jwks_uri"),
        userinfo=str(given.get("userinfo_endpoint") or ""),
        is_posted="client_secret_basic" not in methods,
    )


def examine(issuer: str) -> Discovery:
    """For an administrator who has just typed it: all that would fail at the first sign-in."""
    discovery = read_discovery(issuer)
    given = fetch(issuer.rstrip("/") + PATH).read_object()
    signs = _list(given, "id_token_signing_alg_values_supported")
    if signs and not set(signs) & set(ALGORITHMS):
        raise CannotSign
    proofs = _list(given, "code_challenge_methods_supported")
    if proofs and "S256" not in proofs:
        raise NoProofKey
    if not read_keys(discovery):
        raise NoKeys
    return discovery


def read_keys(discovery: Discovery) -> list[dict[str, Any]]:
    """Those for signatures."""
    keys = _list(fetch(discovery.keys).read_object(), "keys")
    fit = [key for key in keys if isinstance(key, dict) and key.get("kty") in ("RSA", "EC", "OKP")]
    return [key for key in fit if key.get("use") in (None, "sig")]


def _address(given: Mapping[str, object], part: str) -> str:
    """One that a browser is sent to or that we call: nothing but a whole web address."""
    address = given.get(part)
    if not isinstance(address, str):
        raise PartMissing(part=part)
    read_target(address)
    return address


def _list(given: Mapping[str, object], part: str) -> list[Any]:
    values = given.get(part)
    return values if isinstance(values, list) else []
