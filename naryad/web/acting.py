"""Who acts in this request, through whose eyes, in which language and by which clock?"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, cast
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.utils.cache import patch_vary_headers

from naryad.access.actor import Actor
from naryad.accounts import actions, session_limits, tokens
from naryad.accounts.acting import act_through
from naryad.accounts.backend import read_ways
from naryad.accounts.entering import Standing, host_of, standing_of
from naryad.accounts.memberships import is_our_host, organization_seen_at
from naryad.core.errors import ReadOnlyView
from naryad.web.brand import own_photo_url, wear_brand
from naryad.web.errors import answer_refusal
from naryad.web.reader import Reader
from naryad.web.viewing import Viewing, find_viewing

if TYPE_CHECKING:
    from naryad.accounts.models import Login
    from naryad.organizations.models import Organization
    from naryad.people.models import Person

LANGUAGE_COOKIE, THEME_COOKIE = "language", "theme"
THEMES = ("auto", "light", "dark")
_WITHOUT_DATABASE = {"/livez", "/readyz", "/brand.css"}
_SAFE = {"GET", "HEAD", "OPTIONS", "TRACE"}
_WHILE_VIEWING = {"view_as_end", "sign_out"}


class ActingRequest(HttpRequest):
    """What every door gets. `actor`, `person` and `organization` belong together: the person whose
    eyes are looked through. `standing` and `user` stay those of whoever sits at the screen.
    `token`: of a program, for which no cookie counts."""

    at: datetime
    actor: Actor | None
    person: "Person | None"
    organization: "Organization | None"
    standing: Standing | None
    viewing: Viewing | None
    token: tokens.OpenToken | None
    reader: Reader


class SignedInRequest(ActingRequest):
    """Behind a door that lets nobody else in."""

    actor: Actor
    person: "Person"
    organization: "Organization"
    standing: Standing
    user: "Login"


class ActorMiddleware:
    """After the session, before every door."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, plain: HttpRequest) -> HttpResponse:
        request = cast(ActingRequest, plain)
        request.at = timezone.now()
        request.actor = request.person = request.organization = None
        request.standing = request.viewing = request.token = None
        if request.path in _WITHOUT_DATABASE:
            return self.get_response(request)
        _refuse_foreign_host(request)
        _find_actor(request)
        with translation.override(_language(request)), timezone.override(_zone(request)):
            request.reader = _reader(request)
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", translation.get_language() or "en")
        patch_vary_headers(response, ["Accept-Language"])
        return response

    def process_view(
        self, request: ActingRequest, view: Any, args: Any, values: Any
    ) -> HttpResponse | None:
        """With another's eyes nothing is changed, whatever the door."""
        if request.viewing is None or request.method in _SAFE:
            return None
        match = request.resolver_match
        if match is not None and match.url_name in _WHILE_VIEWING:
            return None
        return answer_refusal(request, ReadOnlyView())


def _refuse_foreign_host(request: ActingRequest) -> None:
    """In a trial any name of this machine will do."""
    if settings.ENVIRONMENT.is_production and not is_our_host(host_of(request)):
        raise DisallowedHost(f"{host_of(request)!r} is no host of this installation.")


def _find_actor(request: ActingRequest) -> None:
    secret = tokens.secret_in(request)
    if secret is not None:
        _act_by_token(request, secret)
        return
    if not request.user.is_authenticated:
        request.organization = organization_seen_at(host_of(request))
        return
    login = request.user
    session_limits.note_use(request.session, at=request.at)
    request.standing = standing_of(request, login, at=request.at, ways=read_ways(login))
    way = request.standing.way
    if way is None:
        request.organization = organization_seen_at(host_of(request))
        return
    membership, person = way.membership, way.membership.person
    request.organization, request.person = person.organization, person
    request.actor = act_through(way, at=request.at)
    request.viewing = find_viewing(request, request.actor, at=request.at)
    if request.viewing is None:
        actions.note_presence(membership, at=request.at)
    else:
        request.actor, request.person = request.viewing.actor, request.viewing.person


def _act_by_token(request: ActingRequest, secret: str) -> None:
    """A cookie that comes along is not even read."""
    request.user = AnonymousUser()
    token = request.token = tokens.open_token(secret, host=host_of(request), at=request.at)
    if token is None:
        return
    request.actor, request.person = token.actor, token.person
    request.organization = token.person.organization
    if token.login is not None:
        request.user, request.standing = token.login, Standing(token.way, 1)
    actions.note_token_use(token.token, at=request.at)


def _reader(request: ActingRequest) -> Reader:
    """Whoever sits at the screen, also while looking with another's eyes."""
    theme = request.COOKIES.get(THEME_COOKIE, "")
    reader = Reader(theme=theme if theme in THEMES else THEMES[0])
    reader = wear_brand(reader, request.organization)
    if not request.user.is_authenticated:
        return reader
    login = request.user
    reader = replace(reader, theme=login.theme or reader.theme, shortcuts=login.has_shortcuts)
    if request.standing is None or request.standing.membership is None:
        return replace(reader, name=str(login))
    person, viewing = request.standing.membership.person, request.viewing
    return replace(
        reader,
        name=person.name,
        person_id=person.pk,
        photo_url=own_photo_url(person.photo_id),
        language=login.language,
        has_keys=request.actor is not None and request.actor.is_employee,
        memberships=request.standing.count,
        viewing_as=viewing.person.name if viewing else "",
        viewing_until=viewing.until if viewing else None,
    )


def _language(request: ActingRequest) -> str:
    """The login's own, the person's, the cookie's or browser's, the organization's. A program says
    itself what it wants, call by call."""
    known = [code for code, _name in settings.LANGUAGES]
    standing = request.standing
    wanted = [
        getattr(request.user, "language", ""),
        request.COOKIES.get(LANGUAGE_COOKIE, ""),
        standing.membership.person.language if standing and standing.membership else "",
        _language_of_browser(request),
        request.organization.language if request.organization else "",
    ]
    if request.token is not None:
        wanted.insert(0, _language_of_browser(request))
    return next((code for code in wanted if code in known), settings.LANGUAGE_CODE)


def _language_of_browser(request: ActingRequest) -> str:
    if "Accept-Language" not in request.headers:
        return ""
    return translation.get_language_from_request(request)[:2]


def _zone(request: ActingRequest) -> ZoneInfo:
    """The login's own, else the organization's."""
    own: str = getattr(request.user, "zone", "")
    return ZoneInfo(own or (request.organization.zone if request.organization else "UTC"))
