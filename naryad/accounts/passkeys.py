"""What is a passkey asked, and is its answer right?

The talk itself is allauth's; what was asked stands in the session until it is answered.
"""

import json
import struct
from typing import Any
from urllib.parse import urlsplit

from allauth.core import context
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal import auth
from cryptography.exceptions import UnsupportedAlgorithm
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from fido2.webauthn import AuthenticationResponse, RegistrationResponse

from naryad.accounts.entering import host_of
from naryad.accounts.models import Login
from naryad.core.errors import Refusal

Options = dict[str, Any]
_LONGEST = 20_000
# Whatever breaks while the bytes of a stranger are read means that they are not right.
_UNREADABLE = (
    ValidationError,
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    AssertionError,
    RecursionError,
    OverflowError,
    struct.error,
    UnsupportedAlgorithm,
)


class BadPasskey(Refusal):
    """The same for an unknown one."""

    status = 422
    message = _("This passkey was not accepted. Try once more.")


def ask_for_new(login: Login) -> Options:
    """One that can also be used without a password, so it knows whose it is."""
    return _plain(auth.begin_registration(login, passwordless=True))


def ask_for(login: Login | None) -> Options:
    """Any of this login; of anybody's, where it is to say who signs in."""
    return _plain(auth.begin_authentication(login))


def check_new(answer: str) -> dict[str, Any]:
    """What is to be kept of it. Raises BadPasskey."""
    try:
        given = _read(answer, of=RegistrationResponse)
        auth.complete_registration(given)
    except _UNREADABLE:
        raise BadPasskey from None
    return given


def check(answer: str, *, login: Login | None) -> Authenticator:
    """Whose it is, unless that is known already, the answer says. Raises BadPasskey."""
    try:
        given = _read(answer, of=AuthenticationResponse)
        owner = login or auth.extract_user_from_response(given)
        factor: Authenticator = auth.complete_authentication(owner, given)
    except _UNREADABLE:
        raise BadPasskey from None
    return factor


def _read(answer: str, *, of: Any) -> dict[str, Any]:
    """Without what browsers add. Asked at another page of the same domain, it is not for us."""
    if len(answer) > _LONGEST:
        raise ValueError
    said = json.loads(answer)
    given = {key: said[key] for key in ("id", "rawId", "type", "response")}
    origin = urlsplit(of.from_dict(given).response.client_data.origin)
    if origin.hostname != host_of(context.request):
        raise ValueError
    return given


def _plain(options: Any) -> Options:
    """As browsers read it."""
    plain: Options = json.loads(json.dumps(options, default=dict))
    return plain
