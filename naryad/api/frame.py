"""What is the same for every operation of the API?"""

import logging
from typing import Any, cast

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from naryad.accounts.client import client_address
from naryad.api.asking import ApiRequest
from naryad.api.problems import TITLES, answer_refusal, answer_unfit, write_problem
from naryad.api.reading import StrictParser
from naryad.core.errors import NotPermitted, NotVisible, Refusal

logger = logging.getLogger(__name__)
VERSION = "v1"


def make_api() -> NinjaAPI:
    api = NinjaAPI(
        title="Naryad",
        version=VERSION,
        urls_namespace="api",
        openapi_url=None,
        docs_url=None,
        parser=StrictParser(),
    )
    api.add_exception_handler(Refusal, _refuse)
    api.add_exception_handler(ValidationError, _refuse_unfit)
    api.add_exception_handler(HttpError, _refuse_unread)
    api.add_exception_handler(Http404, _refuse_unknown)
    return api


def _refuse(request: HttpRequest, refusal: Refusal | type[Refusal]) -> HttpResponse:
    assert isinstance(refusal, Refusal)
    if isinstance(refusal, NotPermitted):
        _log_not_permitted(cast(ApiRequest, request))
    return answer_refusal(refusal)


def _log_not_permitted(request: ApiRequest) -> None:
    """Somebody tries doors, or a program has lost a right that it needs."""
    actor, token = request.actor, request.token
    logger.warning(
        "Not permitted: %s %s, person %s of organization %s, token %s, from %s",
        request.method,
        request.path,
        actor and actor.person_id,
        actor and actor.organization_id,
        token and token.token.pk,
        client_address(request),
    )


def _refuse_unfit(_request: HttpRequest, error: Any) -> HttpResponse:
    return answer_unfit(error.errors)


def _refuse_unread(_request: HttpRequest, error: Any) -> HttpResponse:
    """A body that is no JSON."""
    said = str(TITLES.get(error.status_code, ""))
    return write_problem(error.status_code, code="Unreadable", detail=said)


def _refuse_unknown(_request: HttpRequest, _error: Any) -> HttpResponse:
    return answer_refusal(NotVisible())
