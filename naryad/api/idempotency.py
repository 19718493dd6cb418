"""Is a call answered once, however often it is sent?"""

from collections.abc import Callable, Mapping
from hashlib import sha256
from typing import Any

import orjson
from django.http import HttpResponse
from django.utils.translation import gettext as _

from naryad.api.asking import ApiRequest
from naryad.api.problems import LessAllowed
from naryad.api.uploads import digest_form, is_form
from naryad.core.errors import Invalid
from naryad.core.requests import answer_once

HEADER = "Idempotency-Key"
_LONGEST = 255
_KEPT = ("ETag",)


def answer_same(request: ApiRequest, act: Callable[[], HttpResponse], *, once: str) -> HttpResponse:
    """With a key, the answer of the first call for a day; a refusal is kept by nobody, for what
    was in the way may be gone. Raises KeyReused where another call bears the key, or this one by a
    token for other nouns; LessAllowed where the caller has lost a right since."""
    key = request.headers.get(HEADER, "")
    if not key:
        return act()
    _refuse_long(key)
    assert request.actor.person_id is not None
    made: list[HttpResponse] = []
    kept = answer_once(
        lambda: _keep(act(), once, made, request),
        organization_id=request.actor.organization_id,
        person_id=request.actor.person_id,
        # As long as a column holds, and apart from the keys of forms.
        key=f"api/{sha256(key.encode()).hexdigest()[:60]}",
        given=_given(request),
        at=request.at,
    )
    return made[0] if made else _answer_again(kept, request)


def _given(request: ApiRequest) -> list[Any]:
    """What a token may be told is part of what is asked: an operation that looks at the nouns
    behind its own does not look again when an answer is kept."""
    asked = [request.method, request.get_full_path(), sha256(_body(request)).hexdigest()]
    return asked if request.token is None else [*asked, sorted(request.token.scopes)]


def _answer_again(kept: Mapping[str, Any], request: ApiRequest) -> HttpResponse:
    """To whoever may still do all that they might then: what an operation looks at is not looked
    at again. What was kept before this release says nothing of it."""
    if not set(kept.get("rights", ())) <= _rights(request):
        raise LessAllowed
    answer = HttpResponse(kept["body"], "application/json", kept["status"])
    # What was kept before this release has none.
    for name, value in kept.get("headers", {}).items():
        answer.headers[name] = value
    return answer


def _refuse_long(key: str) -> None:
    if len(key) > _LONGEST:
        raise Invalid({HEADER: _("At most %(most)s characters.") % {"most": _LONGEST}})


def _rights(request: ApiRequest) -> set[str]:
    """The kind decides which side of things somebody is shown."""
    actor = request.actor
    return {actor.kind.value, *(each.value for each in actor.permissions)}


def _keep(
    answer: HttpResponse, once: str, made: list[HttpResponse], request: ApiRequest
) -> dict[str, Any]:
    """As a text, for the database would put keys in an order of its own. No table keeps a secret:
    whoever calls once more is told all but that."""
    made.append(answer)
    body = answer.content
    if once:
        body = orjson.dumps({**orjson.loads(body), once: None})
    headers = {name: answer.headers[name] for name in _KEPT if name in answer.headers}
    return {
        "status": answer.status_code,
        "body": body.decode(),
        "headers": headers,
        "rights": sorted(_rights(request)),
    }


def _body(request: ApiRequest) -> bytes:
    """However it is written, it asks for the same."""
    if is_form(request):
        return digest_form(request)
    try:
        return orjson.dumps(orjson.loads(request.body), option=orjson.OPT_SORT_KEYS)
    except ValueError:
        return request.body
