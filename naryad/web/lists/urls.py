"""Under which addresses does the list of a noun lie, with all that belongs to it?"""

from collections.abc import Callable

from django.http import HttpResponse
from django.urls import URLPattern, path
from django.views.decorators.http import require_safe

from naryad.core.errors import Invalid
from naryad.lists.fields import Asker
from naryad.web.acting import SignedInRequest
from naryad.web.doors import office_door
from naryad.web.lists import doors
from naryad.web.lists.asking import asker_of
from naryad.web.lists.face import OpenList

Open = Callable[[Asker], OpenList]
Answer = Callable[[SignedInRequest, OpenList], HttpResponse]

_PARTS: dict[str, Answer] = {
    "counters": doors.answer_counters,
    "filter": doors.answer_filter,
    "groups": doors.answer_groups,
    "columns": doors.answer_columns,
    "options": doors.answer_options,
}


def list_paths(at: str, noun: str, open_list: Open) -> list[URLPattern]:
    """`open_list` gives the list of the noun with its face; it refuses whoever may not enter."""
    parts = [
        path(f"{at}{part}/", _door(answer, open_list), name=f"{noun}_{part}")
        for part, answer in _PARTS.items()
    ]
    whole = path(at, _door(doors.answer_list, open_list), name=noun)
    return [whole, *parts]


def _door(answer: Answer, open_list: Open) -> Callable[..., HttpResponse]:
    def door(request: SignedInRequest) -> HttpResponse:
        opened = open_list(asker_of(request))
        try:
            return answer(request, opened)
        except Invalid as refusal:
            return doors.refuse_question(request, opened, refusal)

    return office_door(require_safe(door))
