"""Who is behind a session?"""

from collections.abc import Sequence
from typing import Any

from allauth.account.auth_backends import AuthenticationBackend

from naryad.accounts.models import Login
from naryad.accounts.sign_in_names import logins_named
from naryad.accounts.ways_in import WayIn, read_login


class LoginBackend(AuthenticationBackend):  # type: ignore[misc] # allauth ships no types
    """Passwords are allauth's matter; how a phone finds its login is ours."""

    def _authenticate_by_phone(self, phone: str, password: str) -> Login | None:
        login = self._check_password(logins_named(phone).first(), password)
        return login if isinstance(login, Login) else None

    def get_user(self, user_id: Any) -> Login | None:
        """Read with its ways in, since that is what every request goes on to ask."""
        known = read_login(int(user_id))
        if known is None or not known[0].is_active:
            return None
        login, ways = known
        login.read_ways = ways  # type: ignore[attr-defined]
        return login


def read_ways(login: Login) -> Sequence[WayIn] | None:
    """Those read with the login when the request began."""
    return getattr(login, "read_ways", None)
