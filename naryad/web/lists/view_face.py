"""How do saved views stand over their list, and on the page that arranges them?"""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext as _

from naryad.core.ids import read_id
from naryad.lists.questions import Question
from naryad.lists.saved_views import ShownView, read_views
from naryad.web.http import Crumb
from naryad.web.lists.addresses import list_url
from naryad.web.lists.face import OpenList


def view_url(opened: OpenList, view: ShownView) -> str:
    """Says all that the view asks, so that what the reader may not ask is refused in words."""
    said = [(name, value) for name, values in view.state.items() for value in values]
    return f"{opened.path}?{urlencode([*said, ('view', str(view.id))], safe='~,:')}"


def describe_arrangement(opened: OpenList, views: Sequence[ShownView]) -> dict[str, Any]:
    return {
        "views": [
            {"view": view, "url": view_url(opened, view), "place": place + 1}
            for place, view in enumerate(views)
        ],
        "list_url": opened.path,
        "title": opened.face.title,
        "crumbs": [Crumb(opened.face.title, opened.path), Crumb(_("Views"))],
    }


def read_arrangement(
    given: QueryDict, views: Sequence[ShownView]
) -> tuple[list[int], set[int], int | None]:
    """The order of all, those that are tabs, the one that comes first."""
    places = {
        view.id: _read_number(given.get(f"place-{view.id}", "")) or at
        for at, view in enumerate(views)
    }
    ordered = sorted(places, key=lambda view_id: places[view_id])
    pinned = {view_id for view_id in places if str(view_id) in given.getlist("pinned")}
    return ordered, pinned, read_id(given.get("default", ""))


def _read_number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else 0


def find_own(opened: OpenList, view: str) -> ShownView | None:
    """The view on which one stands, if one may change it."""
    views = read_views(opened.asked.noun, actor=opened.actor) if view else []
    return next((each for each in views if each.is_own and str(each.id) == view), None)


def fill_from_view(view: ShownView | None) -> dict[str, Any]:
    return {} if view is None else {"name": view.name, "version": view.version}


def describe_saving(opened: OpenList, question: Question, here: ShownView | None) -> dict[str, Any]:
    return {
        "here": here,
        "list_url": list_url(opened, question),
        "url_here": list_url(opened, question, part="views/new"),
        "crumbs": [Crumb(opened.face.title, opened.path), Crumb(_("New view"))],
    }
