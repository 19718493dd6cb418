"""Who may call an operation at all?

Whom a request stands for is known by then: one middleware finds it out for pages and programs.
"""

from typing import cast

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from ninja.errors import HttpError
from ninja.utils import check_csrf

from naryad.access.actor import Actor
from naryad.accounts.scopes import Reach, allows
from naryad.api.asking import ApiRequest
from naryad.api.problems import NotJson, NotSignedIn
from naryad.api.uploads import drop_body, is_form, is_json, length_of
from naryad.core.errors import FactorNeeded, NotPermitted, ReadOnlyView


class OutsideScopes(NotPermitted):
    message = _("This token does not allow that. It is for: %(scopes)s.")


class NoFormToken(NotPermitted):
    message = _("With a session send the token of the page as X-CSRFToken, or use a token.")


class Caller:
    """A token of a program, or the session of a browser together with the mark of its pages."""

    openapi_security_schema = {"type": "http", "scheme": "bearer", "bearerFormat": "nry_…"}

    def __init__(self, *, noun: str, writes: bool, takes_form: bool = False) -> None:
        self.noun, self.reach = noun, Reach.WRITE if writes else Reach.READ
        self.takes_form = takes_form

    def __call__(self, plain: HttpRequest) -> Actor:
        request = cast(ApiRequest, plain)
        actor: Actor | None = request.actor
        if actor is None:
            raise NotSignedIn
        self._refuse_body(request)
        if request.token is None:
            self._refuse_session(request)
        elif not allows(request.token.scopes, noun=self.noun, reach=self.reach):
            raise OutsideScopes(scopes=", ".join(request.token.scopes))
        if actor.lacks_factor:
            raise FactorNeeded
        if actor.awaits_approval:
            raise NotPermitted
        return actor

    def _refuse_body(self, request: ApiRequest) -> None:
        """Before anybody reads it: a form could not be read a second time."""
        if not self.takes_form and (is_form(request) or not is_json(request)):
            raise NotJson
        if not is_form(request) and length_of(request) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
            drop_body(request)
            raise HttpError(413, "longer than what is read at once")

    def _refuse_session(self, request: ApiRequest) -> None:
        """Whatever an operation does, a page of somebody else must not be able to send it."""
        if self.reach == Reach.WRITE and request.actor.viewed_by is not None:
            raise ReadOnlyView
        if check_csrf(request) is not None:
            raise NoFormToken
