"""How does a door answer: with a page, with a named part of it, or by leading elsewhere?"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.template import engines
from django.utils.cache import patch_vary_headers
from django.utils.encoding import iri_to_uri
from django.utils.functional import Promise, SimpleLazyObject
from jinja2 import Environment
from jinja2_fragments import render_block

from naryad.access.actor import Actor
from naryad.notifications.queries import count_news
from naryad.web.menu import Section, find_path, open_sections
from naryad.web.office.menu import CREATE, OFFICE, SERVICE
from naryad.web.portal.menu import PORTAL
from naryad.web.reader import Reader, reader_of
from naryad.web.run_cookie import read_run_cookie

_SHELL_ROUTES = (
    "choose_organization",
    "find",
    "home",
    "language",
    "notices",
    "notices_bell",
    "notices_seen",
    "profile",
    "profile_theme",
    "run_indicator",
    "runs",
    "sign_in",
    "sign_out",
    "view_as_end",
)


@dataclass(frozen=True)
class Crumb:
    label: str | Promise
    url: str = ""


@dataclass(frozen=True)
class Undo:
    """Where a POST with these fields takes the act back."""

    url: str
    fields: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class News:
    """How much the bell has to tell, and what the menu counts; both asked at once."""

    count: int
    inquiries: int

    def __bool__(self) -> bool:
        """Whether there is a bell at all."""
        return True


def render(
    request: HttpRequest,
    template: str,
    context: Mapping[str, Any] | None = None,
    *,
    block: str | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page; or, where a behaviour asks for a part, the named block of the same file, or the
    file that the page includes there."""
    values = {**page_context(request), **(context or {})}
    made = _environment()
    if block and is_fragment(request):
        html = _render_part(made, template, block, values)
        if values["messages"] and "HX-Source" in request.headers:
            part = values | {"is_part": True}
            html += render_block(made, "layouts/document.html", "toasts", part)
    else:
        html = made.get_template(template).render(values)
    response = HttpResponse(html, status=status)
    patch_vary_headers(response, ["HX-Request"])
    return response


def _render_part(made: Environment, template: str, block: str, values: dict[str, Any]) -> str:
    if block.endswith(".html"):
        return made.get_template(block).render(values)
    return str(render_block(made, template, block, values))


def is_fragment(request: HttpRequest) -> bool:
    """A behaviour of the page asks, and not the browser for a page of its history."""
    headers = request.headers
    return headers.get("HX-Request") == "true" and "HX-History-Restore-Request" not in headers


def see_other(request: HttpRequest, url: str) -> HttpResponse:
    """After a change: on to a page, also for a behaviour, which cannot see a redirect."""
    url = iri_to_uri(url)
    if is_fragment(request):
        return HttpResponse(headers={"HX-Redirect": url})
    return HttpResponse(status=303, headers={"Location": url})


def toast(
    request: HttpRequest,
    text: str | Promise,
    *,
    kind: str = "done",
    undo: Undo | None = None,
    more: str = "",
) -> None:
    """Said on the next page that is shown; `kind` is done, wait or bad. `more`: where it is told
    at length."""
    extra = {"kind": kind, "undo": asdict(undo) if undo else None, "more": more}
    messages.success(request, str(text), extra_tags=json.dumps(extra))


def page_context(request: HttpRequest) -> dict[str, Any]:
    """What the frame of every page shows; needs no database."""
    actor: Actor | None = getattr(request, "actor", None)
    return {
        **stranger_context(),
        "actor": actor,
        "reader": reader_of(request),
        "path": request.get_full_path(),
        "links": SimpleLazyObject(lambda: {name: find_path(name) for name in _SHELL_ROUTES}),
        **(_menus(actor, request.path) if actor else {}),
        "run_now": _run_now(request, actor),
        "news": SimpleLazyObject(lambda: _count_news(actor)),
        "menu_state": request.COOKIES.get("menu", ""),
        "csrf_token": SimpleLazyObject(lambda: get_token(request)),
        "messages": _read_toasts(request),
    }


def stranger_context() -> dict[str, Any]:
    """The frame for somebody about whom nothing is known, not even a session."""
    return {
        "actor": None,
        "reader": Reader(),
        "path": "",
        "links": dict.fromkeys(_SHELL_ROUTES, ""),
        "layout": "layouts/bare.html",
        "menu": (),
        "service": (),
        "create": (),
        "run_now": None,
        "news": None,
        "menu_state": "",
        "crumbs": (),
        "csrf_token": "",
        "messages": [],
        "is_part": False,
    }


def _menus(actor: Actor, path: str) -> dict[str, Any]:
    """Opened when they are drawn, for most answers are parts of a page."""

    def menu(sections: Sequence[Section], path: str = path) -> Any:
        return SimpleLazyObject(lambda: open_sections(sections, actor, path))

    if actor.lacks_factor:
        return {}
    if not actor.is_employee:
        return {"layout": "layouts/portal.html", "menu": menu(PORTAL)}
    return {
        "layout": "layouts/office.html",
        "menu": menu(OFFICE),
        "service": menu(SERVICE),
        "create": () if actor.viewed_by else menu(CREATE, ""),
    }


def _run_now(request: HttpRequest, actor: Actor | None) -> int | None:
    """The bulk run that this browser has started and that may still be at work."""
    has_own_eyes = actor is not None and actor.is_employee and actor.viewed_by is None
    return read_run_cookie(request) if has_own_eyes else None


def _count_news(actor: Actor | None) -> News | None:
    """Asked when the bell is drawn; what belongs to somebody is not for other eyes."""
    if actor is None or actor.viewed_by is not None or actor.lacks_factor:
        return None
    return News(*count_news(actor))


def _read_toasts(request: HttpRequest) -> list[dict[str, Any]]:
    if not hasattr(request, "_messages"):
        return []
    return [_read_toast(message) for message in messages.get_messages(request)]


def _read_toast(message: Any) -> dict[str, Any]:
    """Messages of libraries carry no extra of ours: their level tells the kind."""
    try:
        extra = json.loads(message.extra_tags)
    except (TypeError, ValueError):
        extra = {"kind": "bad" if message.level >= messages.ERROR else "done", "undo": None}
    return {"text": str(message), "more": "", **extra}


def _environment() -> Environment:
    made = engines["jinja2"].env  # type: ignore[attr-defined]
    assert isinstance(made, Environment)
    return made
