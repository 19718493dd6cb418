"""How do people read the contract?

One page of our own: no script, nothing from elsewhere, made of the contract itself.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, cast

import orjson
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template import engines
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from markupsafe import Markup

from naryad.access.actor import Actor
from naryad.api.asking import ApiRequest
from naryad.api.contract import BASE
from naryad.api.examples import Example, write_example
from naryad.api.openapi import say_schema
from naryad.api.problems import NotSignedIn, answer_refusal
from naryad.api.tasks import write_tasks
from naryad.core.errors import FactorNeeded, NotPermitted


@dataclass(frozen=True, slots=True)
class Line:
    """A parameter or a field."""

    name: str
    kind: str
    said: Markup


@dataclass(frozen=True, slots=True)
class Entry:
    name: str
    method: str
    path: str
    said: Markup
    parameters: Sequence[Line]
    fields: Sequence[Line]
    gives: str
    status: str
    example: Example


@dataclass(slots=True)
class Chapter:
    name: str
    entries: list[Entry] = field(default_factory=list)
    shapes: dict[str, Sequence[Line]] = field(default_factory=dict)


@require_safe
def docs(plain: HttpRequest) -> HttpResponse:
    request = cast(ApiRequest, plain)
    turned = _turn_away(request, is_page=True)
    if turned is not None:
        return turned
    page = engines["jinja2"].get_template("api/docs.html")
    theme = getattr(getattr(request, "reader", None), "theme", "auto")
    base = request.build_absolute_uri(BASE)
    chapters, tasks = _read(base, get_language() or settings.LANGUAGE_CODE), write_tasks(base)
    context = {"chapters": chapters, "tasks": tasks, "base": base, "theme": theme, "say": say}
    return HttpResponse(page.render(context))


@require_safe
def openapi(plain: HttpRequest) -> HttpResponse:
    turned = _turn_away(cast(ApiRequest, plain), is_page=False)
    schema = say_schema(get_language() or settings.LANGUAGE_CODE)
    return turned or HttpResponse(orjson.dumps(schema), "application/json")


def _turn_away(request: ApiRequest, *, is_page: bool) -> HttpResponse | None:
    """A page leads whoever sits before it to where they sign in, or set up their second factor; a
    program is told why not."""
    actor: Actor | None = request.actor
    leads_on = is_page and "Authorization" not in request.headers
    if actor is None and leads_on:
        back = urlencode({"next": request.get_full_path()})
        return HttpResponseRedirect(f"{reverse('sign_in')}?{back}", status=303)
    if actor is None:
        return answer_refusal(NotSignedIn())
    if actor.lacks_factor and leads_on:
        return HttpResponseRedirect(reverse("profile_factors"), status=303)
    if actor.lacks_factor:
        return answer_refusal(FactorNeeded())
    return answer_refusal(NotPermitted()) if actor.awaits_approval else None


@lru_cache(maxsize=16)
def _read(base: str, language: str) -> Sequence[Chapter]:
    """Said of one address of the installation after another; there are few. The caller's language
    is the active one."""
    schema = say_schema(language)
    chapters: dict[str, Chapter] = {}
    for path, operations in schema["paths"].items():
        for method, operation in operations.items():
            noun = operation["tags"][0]
            chapter = chapters.setdefault(noun, Chapter(noun))
            chapter.entries.append(_entry(path, method, operation, schema, base))
            for name in _names_in(_answer_of(operation), schema):
                chapter.shapes[name] = list(_lines(schema["components"]["schemas"][name], schema))
    return tuple(chapters.values())


def _names_in(said: Any, schema: Mapping[str, Any]) -> Iterator[str]:
    """Of the schemas that an answer is made of, and these in their turn."""
    if isinstance(said, list):
        for each in said:
            yield from _names_in(each, schema)
    elif isinstance(said, dict) and "$ref" in said:
        name = str(said["$ref"].rsplit("/", 1)[-1])
        yield name
        yield from _names_in(schema["components"]["schemas"][name], schema)
    elif isinstance(said, dict):
        yield from _names_in(list(said.values()), schema)


def _answer_of(operation: Mapping[str, Any]) -> Mapping[str, Any]:
    """Where all goes well."""
    answer = next(iter(operation["responses"].values()))
    given: Mapping[str, Any] = (
        answer.get("content", {}).get("application/json", {}).get("schema", {})
    )
    return given


def _entry(
    path: str,
    method: str,
    operation: Mapping[str, Any],
    schema: Mapping[str, Any],
    base: str,
) -> Entry:
    body: Mapping[str, Any] = next(
        iter(operation.get("requestBody", {}).get("content", {}).values()), {}
    )
    return Entry(
        operation["operationId"],
        method.upper(),
        path,
        say(operation.get("description", "")),
        [
            Line(each["name"], _kind(each["schema"]), say(each.get("description", "")))
            for each in operation["parameters"]
        ],
        list(_lines(_find(body.get("schema", {}), schema), schema)),
        _kind(_answer_of(operation)),
        str(next(iter(operation["responses"]))),
        write_example(path, method, operation, schema, base=base),
    )


def _lines(shape: Mapping[str, Any], schema: Mapping[str, Any]) -> Iterator[Line]:
    for name, each in shape.get("properties", {}).items():
        said = _find(each, schema).get("description", each.get("description", ""))
        yield Line(name, _kind(each), say(said))


def say(text: str) -> Markup:
    """What stands between backticks is code."""
    pieces = text.split("`")
    written = [
        Markup("<code>{}</code>").format(piece) if place % 2 else Markup("{}").format(piece)
        for place, piece in enumerate(pieces)
    ]
    return Markup("").join(written)


def _find(shape: Mapping[str, Any], schema: Mapping[str, Any]) -> Mapping[str, Any]:
    for each in shape.get("anyOf", ()):
        if "$ref" in each:
            shape = each
    if "$ref" not in shape:
        return shape
    found: Mapping[str, Any] = schema["components"]["schemas"][shape["$ref"].rsplit("/", 1)[-1]]
    return found


def _kind(shape: Mapping[str, Any]) -> str:
    """In a word: `integer or null`, `list of PersonItem`."""
    if "$ref" in shape:
        return str(shape["$ref"].rsplit("/", 1)[-1])
    if "anyOf" in shape:
        return _(" or ").join(_kind(each) for each in shape["anyOf"])
    if "enum" in shape:
        return ", ".join(str(each) or "“”" for each in shape["enum"])
    if shape.get("type") == "array":
        return _("list of %(kind)s") % {"kind": _kind(shape["items"])}
    return str(shape.get("format") or shape.get("type", ""))
