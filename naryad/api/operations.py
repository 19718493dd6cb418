"""What can be called? Every operation is declared here, so that tests and documents know all."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import wraps
from inspect import signature
from typing import Any

import orjson
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.urls import register_converter
from django.utils.translation import gettext as _
from ninja import Router
from ninja.errors import HttpError

from naryad.api.asking import ApiRequest
from naryad.api.auth import Caller
from naryad.api.idempotency import answer_same
from naryad.api.schemas.lists import KEY_PARAMETER, LIST_PARAMETERS, SEEN_PARAMETER
from naryad.api.schemas.shared import Problem
from naryad.api.uploads import refuse_unnamed
from naryad.core.errors import Invalid

Door = Callable[..., HttpResponseBase]
REFUSALS = frozenset({400, 401, 403, 404, 409, 413, 415, 422, 429})


class RowConverter:
    """An id of whichever row; more digits are no id of ours."""

    regex = "[0-9]{1,18}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)


register_converter(RowConverter, "row")


@dataclass(frozen=True, slots=True)
class Operation:
    """`name` is for tests and documents: `areas.add`. `answers`: the schema of what it gives;
    `gives_bytes`: those of a file instead."""

    name: str
    method: str
    path: str
    answers: Any
    status: int
    gives_bytes: bool = False


OPERATIONS: dict[str, Operation] = {}


class Noun:
    """The operations of one noun, under its name."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.router = Router(tags=[name])

    def get(self, path: str, name: str, **said: Any) -> Callable[[Door], Door]:
        return self.operation("GET", path, name, **said)

    def post(self, path: str, name: str, **said: Any) -> Callable[[Door], Door]:
        return self.operation("POST", path, name, **said)

    def patch(self, path: str, name: str, **said: Any) -> Callable[[Door], Door]:
        return self.operation("PATCH", path, name, **said)

    def delete(self, path: str, name: str, **said: Any) -> Callable[[Door], Door]:
        return self.operation("DELETE", path, name, **said)

    def operation(
        self,
        method: str,
        path: str,
        name: str,
        *,
        answers: Any = None,
        status: int = 200,
        query: Collection[str] | None = (),
        writes: bool | None = None,
        parameters: Sequence[dict[str, Any]] | None = None,
        once: str = "",
        form: Collection[str] = (),
        gives_bytes: bool = False,
    ) -> Callable[[Door], Door]:
        """`query`: the parameters it takes, all others are refused; None: it looks at them itself.
        `writes`: what scope a token needs, where the method does not say it. `parameters`: as
        documents say them, where an argument of the function does not; those of a list, if it is
        one and says nothing else. `once`: what of the answer is told once and kept nowhere. `form`:
        the fields of a form with a file, where it takes no JSON. `gives_bytes`: of a file."""
        needs = Caller(
            noun=self.name,
            writes=method != "GET" if writes is None else writes,
            takes_form=bool(form),
        )
        full = f"{self.name}{path}"
        made = Operation(f"{self.name}.{name}", method, full, answers, status, gives_bytes)
        assert made.name not in OPERATIONS, made.name
        OPERATIONS[made.name] = made

        def declare(door: Door) -> Door:
            answered = {status: answers, REFUSALS: Problem}
            add = self.router.api_operation(
                [method, "HEAD"] if method == "GET" else [method],
                path,
                auth=needs,
                response=answered,
                operation_id=made.name,
                summary=made.name,
                url_name=f"api_{self.name}_{name}".replace("-", "_"),
                openapi_extra={"parameters": _say_parameters(method, query, parameters)},
            )
            add(_guard(door, made, query=query, once=once, form=form))
            return door

        return declare


def _say_parameters(
    method: str, query: Collection[str] | None, parameters: Sequence[dict[str, Any]] | None
) -> list[dict[str, Any]]:
    if parameters is None:
        parameters = LIST_PARAMETERS if query is None else ()
    headers = {"POST": [KEY_PARAMETER], "PATCH": [SEEN_PARAMETER]}.get(method, [])
    return [*parameters, *headers]


def _guard(
    door: Door,
    operation: Operation,
    *,
    query: Collection[str] | None,
    once: str,
    form: Collection[str],
) -> Door:
    takes_body = "body" in signature(door).parameters

    @wraps(door)
    def guarded(request: ApiRequest, **values: Any) -> HttpResponseBase:
        if query is not None:
            _refuse_unknown(request, query)
        if form:
            refuse_unnamed(request, form)
        elif not takes_body:
            _refuse_body(request)
        if operation.method == "POST":
            return answer_same(request, lambda: _act(door, request, values), once=once)
        return door(request, **values)

    return guarded


def _act(door: Door, request: ApiRequest, values: dict[str, Any]) -> HttpResponse:
    answer = door(request, **values)
    assert isinstance(answer, HttpResponse)
    return answer


def _refuse_unknown(request: ApiRequest, known: Collection[str]) -> None:
    unknown = {name: say_unknown() for name in request.GET if name not in known}
    twice = {name: say_twice() for name, given in request.GET.lists() if len(given) > 1}
    if unknown or twice:
        raise Invalid(twice | unknown)


def _refuse_body(request: ApiRequest) -> None:
    """Where nothing is read of it, whoever sends something means another operation."""
    if not request.body.strip():
        return
    try:
        sent = orjson.loads(request.body)
    except ValueError:
        raise HttpError(400, "no JSON") from None
    if isinstance(sent, dict):
        wrong = {name: say_no_field() for name in sent}
    else:
        wrong = {} if sent is None else {"body": say_no_field()}
    if wrong:
        raise Invalid(wrong)


def say_no_field() -> str:
    return _("There is no such field here.")


def say_unknown() -> str:
    return _("There is no such parameter here.")


def say_twice() -> str:
    return _("This parameter stands here twice.")
