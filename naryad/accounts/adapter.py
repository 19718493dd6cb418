"""What does allauth ask of us while somebody signs in?

The login pipeline is allauth's, so that its stages (a second factor, passkeys, single sign-on)
fit in; limits, journal and words are ours.
"""

from collections.abc import Mapping
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from naryad.accounts import actions, known_browsers, limits, session_limits, through
from naryad.accounts.client import client_address, client_device
from naryad.accounts.entering import browser_of, host_of, note_entry, standing_of
from naryad.accounts.models import Login, SignIn
from naryad.core.errors import TooManyTries


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc] # allauth ships no types
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Logins come from invitations alone."""
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        return client_address(request)

    def get_login_stages(self) -> list[str]:
        """The stage of the second factor is ours, for its page is."""
        ours = {"allauth.mfa.stages.AuthenticateStage": "naryad.accounts.second_step.SecondStep"}
        return [ours.get(stage, stage) for stage in super().get_login_stages()]

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Raises TooManyTries before any password is looked at."""
        try:
            limits.count_sign_in(
                known_browsers.counted_name(request, _name_in(credentials)),
                address=client_address(request),
                at=timezone.now(),
            )
        except TooManyTries:
            _note_failure(request, _name_in(credentials), SignIn.Outcome.LIMITED)
            raise

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Login | None:
        """The login whose password it is. One that is switched off is like an unknown one."""
        login = super().authenticate(request, **credentials)
        if not isinstance(login, Login) or not login.is_active:
            return None
        name = known_browsers.counted_name(request, _name_in(credentials))
        limits.forgive_sign_in(name, address=client_address(request))
        return login

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        _note_failure(request, _name_in(credentials), SignIn.Outcome.REFUSED)

    def pre_login(self, request: HttpRequest, user: Login, **options: Any) -> HttpResponse | None:
        """At the beginning of every pipeline, whoever begins it."""
        through.begin(request)
        response: HttpResponse | None = super().pre_login(request, user, **options)
        return response

    def login(self, request: HttpRequest, user: Login) -> None:
        """Only now, when the pipeline is through, may the session be more than it was."""
        organization_id = through.take_begun(request)
        super().login(request, user)
        through.confine(request, organization_id)

    def post_login(self, request: HttpRequest, user: Login, **options: Any) -> HttpResponse:
        """After the last stage of the pipeline."""
        response: HttpResponse = super().post_login(request, user, **options)
        request.session.set_expiry(None)
        at = timezone.now()
        session_limits.begin(request.session, at=at)
        if not known_browsers.knows(request, user):
            actions.note_new_device(user, browser=browser_of(request), at=at)
        if through.confined_to(request) is None:
            known_browsers.remember(request, response, user)
        membership = standing_of(request, user, at=at).membership
        if membership is not None:
            note_entry(request, membership, outcome=SignIn.Outcome.DONE, at=at)
        return response

    def add_message(self, *args: Any, **options: Any) -> None:
        """The page one arrives at says enough."""

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Letters leave in `letters` alone."""
        raise AssertionError(f"allauth wanted to send {template_prefix}")


def _name_in(credentials: Mapping[str, Any]) -> str:
    return str(credentials.get("email") or credentials.get("phone") or "")


def _note_failure(request: HttpRequest, name: str, outcome: SignIn.Outcome) -> None:
    actions.note_failed_sign_in(
        name,
        outcome=outcome,
        host=host_of(request),
        address=client_address(request),
        device=client_device(request),
        at=timezone.now(),
    )
