"""What stands over the rows of a list?"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from naryad.lists.addresses import write_question
from naryad.lists.counting import count_each
from naryad.lists.noun_lists import BuiltInView
from naryad.lists.paging import COUNT_CAP
from naryad.lists.questions import Order, Question, Show
from naryad.lists.reading import Found
from naryad.lists.saved_views import ShownView, question_of, state_of
from naryad.web.figures import say_capped
from naryad.web.lists.addresses import list_url
from naryad.web.lists.emptiness import narrowings
from naryad.web.lists.face import OpenList
from naryad.web.lists.view_face import view_url

# Up to so many rows the numbers over the list cost next to nothing; beyond, they come after it.
COUNTED_AT_ONCE = COUNT_CAP
COUNTED_VIEWS = 8


def describe_frame(
    opened: OpenList, found: Found[Any], saved: Sequence[ShownView]
) -> dict[str, Any]:
    question = found.question
    everybody = found.count if question.is_plain else _count_all(opened)
    pinned = [view for view in saved if view.is_pinned]
    is_dear = everybody > COUNTED_AT_ONCE or len(pinned) > COUNTED_VIEWS
    counts = None if is_dear else count_views(opened, saved)
    return {
        "list_path": opened.path,
        "kept": _kept(opened, question),
        "q": question.q,
        "chips": _chips(opened, question),
        "filter_url": list_url(opened, question, part="filter"),
        "columns_url": list_url(opened, question, part="columns"),
        "views_url": list_url(opened, part="views"),
        "save_url": _save_url(opened, question, saved),
        "count_said": say_capped(everybody, COUNT_CAP),
        "views": describe_views(opened, question, saved, counts=counts),
        "counters_url": "" if counts is not None else list_url(opened, question, part="counters"),
    }


def count_views(opened: OpenList, saved: Sequence[ShownView]) -> list[int | None]:
    """Of the tabs in their order, in few queries; a count stops one above its cap. None: the reader
    may not ask what the view asks."""
    ready = [view.question for view in ready_views(opened)]
    questions = [*ready, *(question_of(view, opened.asked) for view in saved if view.is_pinned)]
    known = {
        place: _count_plain(opened, question)
        for place, question in enumerate(questions)
        if question is not None
    }
    others = [place for place, count in known.items() if count is None]
    sets = [opened.asked.matching(questions[place] or Question()) for place in others]
    counts = known | dict(zip(others, count_each(sets) if sets else (), strict=True))
    return [counts.get(place) for place in range(len(questions))]


def _count_plain(opened: OpenList, question: Question) -> int | None:
    """Where indexes know the number."""
    asked = opened.asked
    plain = replace(question, order=Order())
    if asked.count_plain is None or not asked.is_plain(plain):
        return None
    return asked.count_plain(asked.asker, plain)


def ready_views(opened: OpenList) -> list[BuiltInView]:
    """Those that the reader may ask."""
    return [
        view
        for view in opened.asked.views
        if view.question.deleted == Show.HIDE or opened.asked.may_see_deleted
        if opened.asked.knows(view.question)
    ]


def describe_views(
    opened: OpenList,
    question: Question,
    saved: Sequence[ShownView],
    *,
    counts: Sequence[int | None] | None,
) -> list[dict[str, Any]]:
    """As tabs; without counts their numbers are still to come."""
    pinned = [view for view in saved if view.is_pinned]
    here = question.view in {str(view.id) for view in saved}
    ready = ready_views(opened)
    numbers = counts or [None] * (len(ready) + len(pinned))
    tabs = [
        {
            "label": view.label,
            "url": _ready_url(opened, view, saved),
            "current": not here and _is_current(view, question),
            "count": None if number is None else say_capped(number, COUNT_CAP),
            "hot": view.is_alarming and (number is None or number > 0),
        }
        for view, number in zip(ready, numbers, strict=False)
    ]
    return tabs + [
        {
            "label": view.name,
            "url": view_url(opened, view),
            "current": question.view == str(view.id),
            "count": None if number is None else say_capped(number, COUNT_CAP),
        }
        for view, number in zip(pinned, numbers[len(ready) :], strict=True)
    ]


def _ready_url(opened: OpenList, view: BuiltInView, saved: Sequence[ShownView]) -> str:
    """A bare address leads those who have a first view to it, so all rows need another."""
    begins = any(each.is_default for each in saved) and view.question == Question()
    return list_url(opened, replace(view.question, view=view.key if begins else ""))


def _save_url(opened: OpenList, question: Question, saved: Sequence[ShownView]) -> str:
    """Nothing where there is nothing to save, or where it is saved."""
    state = state_of(question, opened.asked)
    is_ready = any(state == state_of(view.question, opened.asked) for view in opened.asked.views)
    is_saved = any(str(view.id) == question.view and view.state == state for view in saved)
    if not state or is_ready or is_saved or opened.actor.viewed_by is not None:
        return ""
    return list_url(opened, question, part="views/new")


def _is_current(view: BuiltInView, question: Question) -> bool:
    return (question.where, question.deleted) == (view.question.where, view.question.deleted)


def _count_all(opened: OpenList) -> int:
    """Stops one above COUNT_CAP."""
    if opened.asked.count_all is not None:
        return opened.asked.count_all(opened.asked.asker)
    (count,) = count_each([opened.asked.matching(Question())])
    return count


def _kept(opened: OpenList, question: Question) -> Sequence[tuple[str, str]]:
    """What a new search keeps: every condition, the order, the columns."""
    return write_question(replace(question, q=""), opened.asked)


def _chips(opened: OpenList, question: Question) -> list[dict[str, str]]:
    """What is typed into the search field needs no chip."""
    return [
        {
            "field": narrowing.said.field,
            "value": narrowing.said.value,
            "without_url": list_url(opened, narrowing.without),
            "edit_url": list_url(opened, question, part="filter", only=narrowing.edit_field),
        }
        for narrowing in narrowings(opened, question)
        if not narrowing.is_search
    ]
