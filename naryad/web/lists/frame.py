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
from naryad.web.figures import say_capped
from naryad.web.lists.addresses import list_url
from naryad.web.lists.emptiness import narrowings
from naryad.web.lists.face import OpenList

# Up to so many rows the numbers over the list cost next to nothing; beyond, they come after it.
COUNTED_AT_ONCE = COUNT_CAP
VIEW_CAP = 9_999


def describe_frame(opened: OpenList, found: Found[Any]) -> dict[str, Any]:
    question = found.question
    everybody = found.count if question.is_plain else _count_all(opened)
    counts = None if everybody > COUNTED_AT_ONCE else count_views(opened)
    return {
        "list_path": opened.path,
        "kept": _kept(opened, question),
        "q": question.q,
        "chips": _chips(opened, question),
        "filter_url": list_url(opened, question, part="filter"),
        "columns_url": list_url(opened, question, part="columns"),
        "count_said": say_capped(everybody, COUNT_CAP),
        "views": describe_views(opened, question, counts=counts),
        "counters_url": "" if counts is not None else list_url(opened, question, part="counters"),
    }


def ready_views(opened: OpenList) -> list[BuiltInView]:
    return [
        view
        for view in opened.asked.views
        if view.question.deleted == Show.HIDE or opened.asked.may_see_deleted
    ]


def count_views(opened: OpenList) -> list[int]:
    """In one query; a count stops one above VIEW_CAP."""
    sets = [opened.asked.matching(view.question) for view in ready_views(opened)]
    return count_each(sets, cap=VIEW_CAP)


def describe_views(
    opened: OpenList, question: Question, *, counts: Sequence[int] | None
) -> list[dict[str, Any]]:
    """As tabs; without counts their numbers are still to come."""
    return [
        {
            "label": view.label,
            "url": list_url(opened, view.question),
            "current": _is_current(view, question),
            "count": say_capped(counts[place], VIEW_CAP) if counts else None,
            "hot": view.is_alarming and (counts is None or counts[place] > 0),
        }
        for place, view in enumerate(ready_views(opened))
    ]


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


def plain_question(question: Question) -> Question:
    """What a reset keeps: how the list looks."""
    return Question(columns=question.columns, density=question.density, order=Order())
