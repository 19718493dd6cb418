"""How is a second factor asked for while somebody signs in?"""

from datetime import datetime

from allauth.account.internal import flows
from allauth.account.models import Login as Entry
from allauth.account.stages import LoginStageController
from allauth.mfa.base.internal.flows import post_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.stages import AuthenticateStage
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from naryad.accounts import actions, limits, passkeys
from naryad.accounts.actions.use_code import WrongCode
from naryad.accounts.client import client_address
from naryad.accounts.entering import browser_of, leave_to
from naryad.accounts.factors import Factors, factors_of
from naryad.accounts.models import Login, SignIn
from naryad.core.errors import TooManyTries


class SecondStep(AuthenticateStage):  # type: ignore[misc] # allauth ships no types
    """The stage of allauth's pipeline, at an address of ours. It is passed over by a login without
    a factor and by one who has come with a passkey."""

    urlname = "sign_in_factor"

    def handle(self) -> tuple[HttpResponse | None, bool]:
        if not self._should_handle(self.request):
            return None, True
        self.state["password"] = self.owner.get_session_auth_hash()
        leave_to(self.request, self.owner)
        return HttpResponseRedirect(reverse(self.urlname)), True

    @property
    def owner(self) -> Login:
        owner: Login = self.login.user
        return owner

    @property
    def factors(self) -> Factors:
        return factors_of(self.owner.pk)

    @property
    def is_open(self) -> bool:
        """A password that was changed since opens nothing any more."""
        known = self.state.get("password") == self.owner.get_session_auth_hash()
        return self.owner.is_active and known


def find_second_step(request: HttpRequest) -> SecondStep | None:
    """Of somebody whose password was right a moment ago."""
    step = LoginStageController.enter(request, SecondStep.key)
    return step if isinstance(step, SecondStep) and step.is_open else None


def pass_with_code(
    request: HttpRequest, step: SecondStep, *, code: str, at: datetime
) -> HttpResponse:
    """Raises WrongCode, TooManyTries; both stand in the journals, since the password is known to
    whoever tries."""
    try:
        factor = actions.use_code(step.owner.pk, code=code, browser=browser_of(request), at=at)
    except WrongCode:
        _note_failure(request, step.owner, SignIn.Outcome.CODE, at=at)
        raise
    except TooManyTries:
        _note_failure(request, step.owner, SignIn.Outcome.LIMITED, at=at)
        raise
    return _go_on(request, step, factor)


def pass_with_passkey(request: HttpRequest, step: SecondStep, *, answer: str) -> HttpResponse:
    """Raises BadPasskey."""
    return _go_on(request, step, passkeys.check(answer, login=step.owner))


def sign_in_by_passkey(
    request: HttpRequest, *, answer: str, next_url: str, at: datetime
) -> HttpResponse:
    """Without a password; the passkey says whose it is. Raises BadPasskey, TooManyTries."""
    limits.count(limits.SIGN_IN_ADDRESS, client_address(request), at=at)
    factor = passkeys.check(answer, login=None)
    login: Login = factor.user
    if not login.is_active:
        raise passkeys.BadPasskey
    leave_to(request, login)
    post_authentication(request, factor, passwordless=True)
    entry = Entry(user=login, email=login.email, redirect_url=next_url)
    response: HttpResponse = flows.login.perform_login(request, entry)
    return response


def _go_on(request: HttpRequest, step: SecondStep, factor: Authenticator) -> HttpResponse:
    post_authentication(request, factor)
    response: HttpResponse = step.exit()
    return response


def _note_failure(
    request: HttpRequest, login: Login, outcome: SignIn.Outcome, *, at: datetime
) -> None:
    browser = browser_of(request)
    actions.note_failed_sign_in(
        str(login),
        outcome=outcome,
        host=browser.host,
        address=browser.address,
        device=browser.device,
        at=at,
    )
