"""How does a browser come in, change the organization and leave?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from allauth.account.adapter import get_adapter
from allauth.account.internal import flows
from allauth.account.models import Login as Entry
from allauth.account.utils import perform_login
from allauth.usersessions.models import UserSession
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.http.request import split_domain_port
from django.utils.translation import gettext_lazy as _

from naryad.accounts import actions, through
from naryad.accounts.client import Browser, client_address, client_device
from naryad.accounts.codes import WrongCode
from naryad.accounts.known_browsers import counted_name
from naryad.accounts.memberships import choose_membership, open_memberships
from naryad.accounts.models import CodePurpose, IdentityProvider, Login, Membership, SignIn
from naryad.accounts.sign_in_names import is_phone, read_name
from naryad.accounts.ways_in import WayIn, open_ways, read_login
from naryad.core.errors import NotVisible, Refusal

CHOSEN_ORGANIZATION = "organization"


class WrongPassword(Refusal):
    """The same for an unknown name, so that nobody learns who has a login."""

    status = 422
    message = _("E-mail or phone and password do not match.")


@dataclass(frozen=True)
class Standing:
    """`way` is None where the login has no way in here (any more); `count` of those it could
    choose from."""

    way: WayIn | None
    count: int

    @property
    def membership(self) -> Membership | None:
        return self.way.membership if self.way else None


def standing_of(
    request: HttpRequest, login: Login, *, at: datetime, ways: Sequence[WayIn] | None = None
) -> Standing:
    """`ways`: those read with the login, as long as nothing was changed since."""
    if ways is None:
        known = read_login(login.pk)
        ways = known[1] if known else ()
    by_membership = {way.membership: way for way in _within(request, open_ways(ways, at=at))}
    chosen = choose_membership(
        list(by_membership),
        host=host_of(request),
        chosen=request.session.get(CHOSEN_ORGANIZATION),
    )
    return Standing(by_membership[chosen] if chosen else None, len(by_membership))


def sign_in(request: HttpRequest, *, name: str, password: str, next_url: str) -> HttpResponse:
    """Through allauth's pipeline: its answer leads to the next stage, or to `next_url`. `name` is
    an e-mail or a phone, however it was typed.

    Raises WrongPassword and TooManyTries.
    """
    known = read_name(name)
    credentials = {"phone" if is_phone(known) else "email": known, "password": password}
    login = get_adapter(request).authenticate(request, **credentials)
    if login is None:
        raise WrongPassword
    entry = Entry(user=login, email=login.email, redirect_url=next_url)
    response: HttpResponse = flows.login.perform_password_login(request, credentials, entry)
    return response


def sign_in_by_code(
    request: HttpRequest, code_id: int | None, typed: str, *, next_url: str, at: datetime
) -> HttpResponse:
    """For whoever types the code that went to a name of the login. Through the same pipeline: a
    code stands for the password and not for a second factor. Raises WrongCode, DeadCode."""
    try:
        login = actions.use_sign_in_code(code_id, typed, host=host_of(request), at=at)
    except WrongCode:
        at_door = browser_of(request)
        actions.note_wrong_code(
            code_id, host=at_door.host, address=at_door.address, device=at_door.device, at=at
        )
        raise
    leave_to(request, login)
    flows.login.record_authentication(request, login, "code")
    response: HttpResponse = perform_login(request, login, redirect_url=next_url, email=login.email)
    return response


def sign_in_by_letter(
    request: HttpRequest, login: Login, *, next_url: str, organization_id: int | None = None
) -> HttpResponse:
    """For the owner of a letter's link who has just set a password, or joined one more
    organization: the same pipeline, so that a second factor is asked for all the same."""
    leave_to(request, login)
    if organization_id is not None:
        request.session[CHOSEN_ORGANIZATION] = organization_id
    flows.login.record_authentication(request, login, "password", email=login.email)
    response: HttpResponse = perform_login(request, login, redirect_url=next_url, email=login.email)
    return response


def leave_to(request: HttpRequest, login: Login) -> None:
    """Whoever else is signed in in this browser goes before this login comes in."""
    if request.user.is_authenticated and request.user != login:
        flows.logout.logout(request, show_message=False)


def sign_in_by_provider(
    request: HttpRequest, login: Login, *, provider: IdentityProvider, next_url: str
) -> HttpResponse:
    """For whoever the provider vouches for. The same pipeline, so that a second factor is asked
    for all the same; the session enters the provider's organization and no other."""
    leave_to(request, login)
    request.session[CHOSEN_ORGANIZATION] = provider.organization_id
    through.come_through(request, provider.organization_id)
    flows.login.record_authentication(request, login, "socialaccount", provider=str(provider.pk))
    response: HttpResponse = perform_login(request, login, redirect_url=next_url, email=login.email)
    return response


def ask_sign_in_code(request: HttpRequest, name: str, *, at: datetime) -> int:
    """The id of the code, for the session. Raises TooManyTries."""
    return _ask_code(request, name, purpose=CodePurpose.SIGN_IN, at=at)


def ask_password_code(request: HttpRequest, name: str, *, at: datetime) -> int:
    """The same, for a new password."""
    return _ask_code(request, name, purpose=CodePurpose.PASSWORD, at=at)


def _ask_code(request: HttpRequest, name: str, *, purpose: CodePurpose, at: datetime) -> int:
    """A browser that knows the name counts by itself, so that a stranger who asks for codes does
    not use up its owner's."""
    known = read_name(name)
    return actions.ask_code(
        known,
        purpose=purpose,
        counted_as=counted_name(request, known),
        host=host_of(request),
        address=client_address(request),
        at=at,
    )


def sign_out(request: HttpRequest, *, at: datetime) -> None:
    """Ends the session on the server; the page tells the browser to forget what it kept."""
    if isinstance(request.user, Login):
        membership = standing_of(request, request.user, at=at).membership
        if membership is not None:
            note_entry(request, membership, outcome=SignIn.Outcome.ENDED, at=at)
        actions.end_session(request.user, session_key=request.session.session_key or "")
    flows.logout.logout(request, show_message=False)


def enter_organization(
    request: HttpRequest, login: Login, *, organization_id: int, at: datetime
) -> None:
    """Raises NotVisible for one that the login has no way into, and OpensOneOrganization for a
    session that a provider let in, whichever other one is asked for."""
    if through.confined_to(request) not in (None, organization_id):
        raise through.OpensOneOrganization
    for membership in open_memberships(login.pk, at=at):
        if membership.organization_id == organization_id:
            request.session[CHOSEN_ORGANIZATION] = organization_id
            renew_session(request, login)
            note_entry(request, membership, outcome=SignIn.Outcome.DONE, at=at)
            return
    raise NotVisible


def memberships_within(request: HttpRequest, login: Login, *, at: datetime) -> list[Membership]:
    """The organizations that this session may choose from."""
    known = read_login(login.pk)
    ways = open_ways(known[1], at=at) if known else []
    return [way.membership for way in _within(request, ways)]


def stay_signed_in(request: HttpRequest, login: Login) -> None:
    """After a change of the own password, which ends every session: this one goes on."""
    before = request.session.session_key or ""
    update_session_auth_hash(request, login)
    _list_session(request, login, before=before)


def _within(request: HttpRequest, ways: Sequence[WayIn]) -> list[WayIn]:
    only = through.confined_to(request)
    return [way for way in ways if only in (None, way.membership.organization_id)]


def renew_session(request: HttpRequest, login: Login) -> None:
    """Other rights, another key: what leaked before is worth nothing afterwards."""
    before = request.session.session_key or ""
    request.session.cycle_key()
    _list_session(request, login, before=before)


def _list_session(request: HttpRequest, login: Login, *, before: str) -> None:
    """Under its new key, in the list that its owner looks at."""
    actions.end_session(login, session_key=before)
    UserSession.objects.create_from_request(request)


def note_entry(
    request: HttpRequest, membership: Membership, *, outcome: SignIn.Outcome, at: datetime
) -> None:
    actions.note_entry(
        membership,
        outcome=outcome,
        address=client_address(request),
        device=client_device(request),
        at=at,
    )


def browser_of(request: HttpRequest) -> Browser:
    return Browser(client_address(request), client_device(request), host_of(request))


def host_of(request: HttpRequest) -> str:
    """Without the port, in lower case."""
    return split_domain_port(request.get_host())[0].lower()
