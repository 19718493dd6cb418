"""How does a browser go to an identity provider, and is it the same one that comes back?"""

import hashlib
import secrets
from base64 import b64encode, urlsafe_b64encode
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from naryad.accounts.models import IdentityProvider
from naryad.accounts.single_sign_on.discovery import Discovery, read_discovery, read_keys
from naryad.accounts.single_sign_on.id_token import UnfitToken, read_token
from naryad.accounts.single_sign_on.secret import open_secret
from naryad.core.egress import fetch, post_form
from naryad.core.errors import Refusal

LIFETIME = timedelta(minutes=15)
_KEPT = "single-sign-on"
# Tabs that may be on their way at once.
_MOST = 5


class NotAsked(Refusal):
    """A state that this browser does not know: another browser's, an old one, or used already."""

    message = _("This sign-in was not begun in this browser, or too long ago. Begin it once more.")


class Declined(Refusal):
    message = _("The sign-in service did not let you in. Try once more, or sign in another way.")


@dataclass(frozen=True)
class Asking:
    """Kept in the session under its state, used once."""

    provider_id: int
    nonce: str
    verifier: str
    back: str
    next: str
    at: str


def ask(
    request: HttpRequest,
    provider: IdentityProvider,
    *,
    back: str,
    next_url: str,
    hint: str,
    at: datetime,
) -> str:
    """Where the browser goes. `back`: the whole address to which it comes back. Raises refusals
    when the issuer is out of order."""
    discovery = read_discovery(provider.issuer)
    state = secrets.token_urlsafe(32)
    asking = Asking(
        provider_id=provider.pk,
        nonce=secrets.token_urlsafe(32),
        verifier=secrets.token_urlsafe(48),
        back=back,
        next=next_url,
        at=at.isoformat(),
    )
    _keep(request, state, asking)
    digest = hashlib.sha256(asking.verifier.encode()).digest()
    query = {
        "response_type": "code",
        "client_id": provider.client_id,
        "redirect_uri": back,
        "scope": "openid email profile",
        "state": state,
        "nonce": asking.nonce,
        "code_challenge": urlsafe_b64encode(digest).rstrip(b"=").decode(),
        "code_challenge_method": "S256",
        **({"login_hint": hint} if hint else {}),
    }
    mark = "&" if urlsplit(discovery.authorization).query else "?"
    return f"{discovery.authorization}{mark}{urlencode(query)}"


def take_asking(request: HttpRequest, provider: IdentityProvider, *, at: datetime) -> Asking:
    """The one to which the browser comes back, which is used up by that. Raises NotAsked."""
    kept = request.session.get(_KEPT, {})
    known = kept.pop(request.GET.get("state", ""), None)
    if known is None:
        raise NotAsked
    request.session[_KEPT] = kept
    asking = Asking(**known)
    is_over = at - datetime.fromisoformat(asking.at) > LIFETIME
    # Who answers for another provider than was asked would get that one's code into our hands.
    issuer = request.GET.get("iss", provider.issuer)
    if is_over or asking.provider_id != provider.pk or issuer != provider.issuer:
        raise NotAsked
    if "error" in request.GET or not request.GET.get("code"):
        raise Declined
    return asking


def read_answer(provider: IdentityProvider, asking: Asking, *, code: str) -> dict[str, Any]:
    """What the provider says about whoever has signed in there. Raises refusals."""
    discovery = read_discovery(provider.issuer)
    given = _exchange(provider, discovery, asking, code)
    claims = read_token(
        str(given.get("id_token") or ""),
        keys=read_keys(discovery),
        discovery=discovery,
        client_id=provider.client_id,
        nonce=asking.nonce,
    )
    token = given.get("access_token")
    if "email" not in claims and discovery.userinfo and isinstance(token, str):
        return {**_read_person(discovery, token, subject=claims["sub"]), **claims}
    return claims


def _keep(request: HttpRequest, state: str, asking: Asking) -> None:
    kept = request.session.get(_KEPT, {})
    newest = dict(sorted(kept.items(), key=lambda item: str(item[1]["at"]))[-(_MOST - 1) :])
    request.session[_KEPT] = {**newest, state: asdict(asking)}


def _exchange(
    provider: IdentityProvider, discovery: Discovery, asking: Asking, code: str
) -> dict[str, object]:
    secret = open_secret(provider)
    fields = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": asking.back,
        "code_verifier": asking.verifier,
    }
    if not secret or discovery.is_posted:
        fields |= {"client_id": provider.client_id}
        fields |= {"client_secret": secret} if secret else {}
        return post_form(discovery.token, fields).read_object()
    pair = f"{quote(provider.client_id, safe='')}:{quote(secret, safe='')}"
    headers = {"Authorization": f"Basic {b64encode(pair.encode()).decode()}"}
    return post_form(discovery.token, fields, headers=headers).read_object()


def _read_person(discovery: Discovery, token: str, *, subject: str) -> dict[str, Any]:
    """About the same person, else it is worth nothing."""
    headers = {"Authorization": f"Bearer {token}"}
    said = fetch(discovery.userinfo, headers=headers).read_object()
    if said.get("sub") != subject:
        raise UnfitToken
    return said
