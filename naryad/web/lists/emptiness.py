"""Why is a list empty, and what would fill it?"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from naryad.lists.counting import count_each
from naryad.lists.paging import COUNT_CAP
from naryad.lists.questions import Question, Show
from naryad.lists.words import Said, Words, say_show
from naryad.web.figures import say_capped
from naryad.web.lists.addresses import list_url
from naryad.web.lists.face import Empty, OpenList


@dataclass(frozen=True, slots=True)
class Narrowing:
    """One thing that keeps rows away, and the question without it."""

    said: Said
    without: Question
    is_search: bool = False
    edit_field: str = ""


def narrowings(opened: OpenList, question: Question) -> Iterator[Narrowing]:
    words = Words(opened.asked, question)
    if question.q:
        said = Said(_("Search"), question.q)
        yield Narrowing(said, replace(question, q=""), is_search=True)
    for part in question.parts:
        field = getattr(part, "field", "")
        yield Narrowing(words.say(part), question.without(part), edit_field=field)
    if question.deleted != Show.HIDE:
        said = Said(pgettext("several", "Deleted"), say_show(question.deleted))
        yield Narrowing(said, replace(question, deleted=Show.HIDE), edit_field="deleted")


def explain_empty(opened: OpenList, question: Question) -> Empty:
    if question.is_plain:
        return opened.face.explain_nothing(opened.actor)
    found: list[Narrowing] = list(narrowings(opened, question))
    reset_url = list_url(opened, replace(Question(), **_looks_of(question)))
    if [each.edit_field for each in found] == ["deleted"] and question.deleted == Show.ONLY:
        words = _("What is deleted comes here, and can be restored from here.")
        return Empty(_("Nothing deleted here"), words, reset_url=reset_url)
    counts = count_each([opened.asked.matching(each.without) for each in found])
    most = max(range(len(found)), key=lambda place: counts[place])
    title = _("Nothing fits these conditions")
    if not counts[most]:
        return Empty(title, _("No single condition is to blame."), reset_url=reset_url)
    return _blame(opened, found[most], counts[most], title, reset_url if len(found) > 1 else "")


def _looks_of(question: Question) -> dict[str, Any]:
    """What stays when all conditions go."""
    return {name: getattr(question, name) for name in ("columns", "density", "layout")}


def _blame(opened: OpenList, narrowing: Narrowing, count: int, title: str, reset_url: str) -> Empty:
    said: Any = narrowing.said
    words = opened.face.say_in_the_way(said.field, said.value, say_capped(count, COUNT_CAP), count)
    return Empty(
        title,
        words,
        action=_("Drop “%(field)s”") % {"field": said.field},
        action_url=list_url(opened, narrowing.without),
        reset_url=reset_url,
    )
