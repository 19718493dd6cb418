"""Under which addresses does the list of a noun lie, with all that belongs to it?"""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.urls import URLPattern, path
from django.views.decorators.http import require_http_methods, require_safe

from naryad.core.errors import Invalid
from naryad.lists.fields import Asker
from naryad.web.acting import SignedInRequest
from naryad.web.doors import View, office_door
from naryad.web.lists import doors
from naryad.web.lists.asking import asker_of
from naryad.web.lists.face import OpenList
from naryad.web.lists.view_doors import (
    answer_view_new,
    answer_views,
    view_deletion,
    view_edit,
    view_restoration,
    view_sharing,
)

Open = Callable[[Asker], OpenList]
Answer = Callable[..., HttpResponse]

_either = require_http_methods(["GET", "HEAD", "POST"])
_VIEW = "office/views/<int:view_id>"
_PARTS: dict[str, Answer] = {
    "counters": doors.answer_counters,
    "filter": doors.answer_filter,
    "groups": doors.answer_groups,
    "columns": doors.answer_columns,
    "options": doors.answer_options,
}


def list_paths(at: str, noun: str, open_list: Open, *, row: str) -> list[URLPattern]:
    """`open_list` gives the list of the noun with its face; it refuses whoever may not enter.
    `row` names the id of a row in an address."""
    parts = [
        path(f"{at}{part}/", _door(require_safe, answer, open_list), name=f"{noun}_{part}")
        for part, answer in _PARTS.items()
    ]
    peek = path(
        f"{at}peek/<int:{row}>/",
        _door(require_safe, doors.answer_peek, open_list),
        name=f"{noun}_peek",
    )
    views = [
        path(f"{at}views/", _door(_either, answer_views, open_list), name=f"{noun}_views"),
        path(
            f"{at}views/new/", _door(_either, answer_view_new, open_list), name=f"{noun}_view_new"
        ),
    ]
    whole = path(at, _door(require_safe, doors.answer_list, open_list), name=noun)
    return [whole, *parts, peek, *views]


def _door(methods: Any, answer: Answer, open_list: Open) -> View:
    def door(request: SignedInRequest, **place: int) -> HttpResponse:
        opened = open_list(asker_of(request))
        try:
            return answer(request, opened, *place.values())
        except Invalid as refusal:
            return doors.refuse_question(request, opened, refusal)

    return office_door(methods(door))


# Of any noun's views.
urlpatterns = [
    path(f"{_VIEW}/edit/", view_edit, name="view_edit"),
    path(f"{_VIEW}/sharing/", view_sharing, name="view_sharing"),
    path(f"{_VIEW}/deletion/", view_deletion, name="view_deletion"),
    path(f"{_VIEW}/restoration/", view_restoration, name="view_restoration"),
]
