"""What does a person see when something cannot be shown or done?"""

import logging
import secrets
import sys
from collections.abc import Callable

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseServerError
from django.template import engines

from naryad.accounts.client import client_address
from naryad.core.errors import NotPermitted, Refusal
from naryad.web.http import render, stranger_context

logger = logging.getLogger(__name__)
_PAGES = {403: "403", 404: "404"}


class RefusalPages:
    """A refusal that no door has answered becomes its page, or the part a behaviour can show."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        return _answer_not_allowed(request, response) if response.status_code == 405 else response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return answer_refusal(request, exception) if isinstance(exception, Refusal) else None


def answer_refusal(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    if isinstance(refusal, NotPermitted):
        _log_not_permitted(request)
    page = _PAGES.get(refusal.status, "refused")
    return render(
        request,
        f"errors/{page}.html",
        {"said": str(refusal)},
        block="dialog",
        status=refusal.status,
    )


def _answer_not_allowed(request: HttpRequest, refused: HttpResponse) -> HttpResponse:
    """Where one can only send something, there is nothing to look at."""
    page = render(request, "errors/404.html", {"said": ""}, block="dialog", status=405)
    page["Allow"] = refused["Allow"]
    return page


def handler400(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "errors/400.html", {"said": ""}, block="dialog", status=400)


def handler403(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "errors/403.html", {"said": ""}, block="dialog", status=403)


def handler404(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "errors/404.html", {"said": ""}, block="dialog", status=404)


def handler500(request: HttpRequest) -> HttpResponse:
    """Needs neither database nor session: either may be what has failed. A database that is away
    comes back, so that is 503."""
    is_database_away = isinstance(sys.exc_info()[1], OperationalError | InterfaceError)
    code = "-".join(secrets.token_hex(3).upper()[at : at + 2] for at in (0, 2, 4))
    logger.error("A person was shown the support code %s", code)
    page = engines["jinja2"].get_template("errors/500.html")
    answer = HttpResponseServerError(page.render({**stranger_context(), "code": code}))
    if is_database_away:
        answer.status_code, answer.headers["Retry-After"] = 503, "10"
    return answer


def _log_not_permitted(request: HttpRequest) -> None:
    """Somebody tries doors, or has lost a right that they need."""
    actor = getattr(request, "actor", None)
    logger.warning(
        "Not permitted: %s %s, person %s of organization %s, from %s",
        request.method,
        request.path,
        actor and actor.person_id,
        actor and actor.organization_id,
        client_address(request),
    )


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Mostly a form that was open for too long, or cookies that are switched off."""
    return render(request, "errors/csrf.html", {"said": ""}, block="dialog", status=403)
