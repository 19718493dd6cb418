"""How does the API say no? In RFC 9457's words, in the language of the caller."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import orjson
from django.http import HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from naryad.core.errors import Invalid, NotPermitted, Refusal, TooManyTries
from naryad.core.labels import LANGUAGES

MEDIA_TYPE = "application/problem+json"
_URN = "urn:naryad:problem:"
TITLES: dict[int, str | Promise] = {
    400: _("The request cannot be read."),
    401: _("Who calls is not known."),
    403: _("Not permitted."),
    404: _("Not found."),
    405: _("There is no such method here."),
    409: _("Not possible now."),
    410: _("Gone."),
    413: _("Too large."),
    415: _("Not of this media type."),
    422: _("Not valid."),
    429: _("Too many tries."),
    500: _("An error of the program."),
    503: _("The program cannot answer now."),
}
# What an action calls by the name of a form's field, the API names as its items do.
NAMES = {
    "area_ids": "areas",
    "assignee_ids": "assignees",
    "company_ids": "companies",
    "external_id": "external_id",
    "is_mobile": "mobile",
    "is_published": "published",
    "may_give_ids": "may_give",
    "recipient_ids": "recipients",
    "role_ids": "roles",
    "single_ids": "singles",
    "skill_ids": "skills",
    "text": "description",
    "upload": "file",
    "tree_ids": "trees",
    "where": "filter",
    "work_type_ids": "work_types",
}


class NotSignedIn(Refusal):
    status = 401
    message = _(
        "Send a token that is in force: Authorization: Bearer nry_… A token is made in one's "
        "profile."
    )


class NotJson(Refusal):
    status = 415
    message = _("Send JSON here, with Content-Type: application/json.")


class LessAllowed(NotPermitted):
    message = _(
        "This call was answered before. Since then you may do less, so that its answer is not told "
        "again; nothing was done twice."
    )


def write_problem(
    status: int,
    *,
    code: str,
    detail: str = "",
    errors: Sequence[Mapping[str, str]] = (),
    more: Mapping[str, Any] | None = None,
) -> HttpResponse:
    """`more`: members beside those of the standard."""
    said = {
        "type": f"{_URN}{code}",
        "title": str(TITLES.get(status, TITLES[409])),
        "status": status,
        "detail": detail,
        "errors": list(errors),
        **(more or {}),
    }
    answer = HttpResponse(orjson.dumps(said, default=str), MEDIA_TYPE, status)
    if status == 401:
        answer.headers["WWW-Authenticate"] = "Bearer"
    return answer


def answer_refusal(refusal: Refusal, *, more: Mapping[str, Any] | None = None) -> HttpResponse:
    answer = write_problem(
        refusal.status,
        code=refusal.code,
        detail=str(refusal),
        errors=errors_of(refusal),
        more=more,
    )
    if isinstance(refusal, TooManyTries):
        answer.headers["Retry-After"] = str(60 * int(refusal.values.get("minutes", 1)))
    return answer


def errors_of(refusal: Refusal) -> list[dict[str, str]]:
    if isinstance(refusal, Invalid):
        return [_error(path, said, code=refusal.code) for path, said in refusal.errors.items()]
    if refusal.field:
        return [_error(refusal.field, str(refusal), code=refusal.code)]
    return []


def _error(field: str, said: str | Promise, *, code: str) -> dict[str, str]:
    return {"path": public_name(field), "message": str(said), "code": code}


def public_name(field: str) -> str:
    """`role_ids` is `roles` here, `parent_id` `parent`, `name_ru` `names.ru`."""
    if field in NAMES:
        return NAMES[field]
    stem, _underscore, last = field.rpartition("_")
    if stem and last in LANGUAGES:
        return f"{stem}s.{last}"
    return stem if stem and last == "id" else field


_SAID: dict[str, str | Promise] = {
    "missing": _("This field is required."),
    "extra_forbidden": _("There is no such field here."),
    "duplicate": _("This name stands here twice."),
}
_OTHERWISE = _("A value of this kind does not fit here.")


def answer_unfit(errors: Iterable[Mapping[str, Any]]) -> HttpResponse:
    """What the schemas say of input, by place: `items.3.email`."""
    found = [
        {
            "path": ".".join(str(step) for step in _place(error)),
            "message": str(_SAID.get(str(error["type"]), _OTHERWISE)),
            "code": str(error["type"]),
        }
        for error in errors
    ]
    return write_problem(422, code="Invalid", detail=str(Invalid.message), errors=found)


def _place(error: Mapping[str, Any]) -> Sequence[Any]:
    """Without "body" and the name of the parameter that holds it."""
    place = tuple(error.get("loc", ()))
    return place[2:] if place[:1] == ("body",) else place[1:]
