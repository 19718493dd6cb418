"""What do the pages of any list answer?"""

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from naryad.core.cursors import read_cursor
from naryad.core.errors import Invalid, NotVisible
from naryad.core.ids import read_id
from naryad.lists.addresses import read_question, write_question
from naryad.lists.fields import find_targets
from naryad.lists.questions import Question
from naryad.lists.reading import read_page
from naryad.lists.saved_views import ShownView, read_views
from naryad.web.acting import SignedInRequest
from naryad.web.http import Crumb, is_fragment, render, see_other
from naryad.web.lists import groups
from naryad.web.lists.addresses import list_url
from naryad.web.lists.columns import choose_columns, describe_chooser, left_out
from naryad.web.lists.editors import MOST_BOXES, day_options
from naryad.web.lists.emptiness import explain_empty
from naryad.web.lists.face import OpenList
from naryad.web.lists.filtering import describe_filter
from naryad.web.lists.frame import count_views, describe_frame, describe_views
from naryad.web.lists.rows import describe_rows
from naryad.web.lists.view_face import view_url


def answer_list(request: SignedInRequest, opened: OpenList) -> HttpResponse:
    saved = [] if is_fragment(request) else read_views(opened.asked.noun, actor=opened.actor)
    question = ask(request, opened)
    elsewhere = _lead_on(request, opened, question, saved)
    if elsewhere:
        return see_other(request, elsewhere)
    found = read_page(opened.asked, question, cursor=read_cursor(request.GET.get("page")))
    context = describe_rows(opened, found, after=_read_after(request))
    context["is_fragment"] = is_fragment(request)
    context["left_out"] = bool(left_out(opened, request.GET.get("cols", "")))
    if not found.page.rows:
        context["empty"] = explain_empty(opened, found.question)
    if not context["is_fragment"]:
        context |= describe_frame(opened, found, saved)
        context |= describe_peek(request, opened, request.GET.get("peek", ""))
        context["crumbs"] = [Crumb(opened.face.title)]
    return render(request, "lists/page.html", context, block="lists/rows.html")


def _lead_on(
    request: SignedInRequest, opened: OpenList, question: Question, saved: Sequence[ShownView]
) -> str:
    """From the long address of a form to the short one; from the bare number of a view to all that
    it asks, and from a bare address to the view with which the reader's list begins."""
    if any(name.startswith("op.") for name in request.GET):
        return list_url(opened, question)
    named = request.GET.get("view", "") if list(request.GET) == ["view"] else None
    if request.GET and named is None:
        return ""
    first = next(
        (view for view in saved if (str(view.id) == named if named else view.is_default)), None
    )
    leads_on = first is not None and (named is None or bool(first.state))
    return view_url(opened, first) if first is not None and leads_on else ""


def _read_after(request: SignedInRequest) -> int:
    """How many rows stand before the page, for its footer alone."""
    after = request.GET.get("after", "")
    return int(after) if after.isascii() and after.isdecimal() and len(after) < 9 else 0


def answer_counters(request: SignedInRequest, opened: OpenList) -> HttpResponse:
    """The tabs with their numbers, where these are too dear to hold up the list."""
    saved = read_views(opened.asked.noun, actor=opened.actor)
    counts = count_views(opened, saved)
    context = {
        "views": describe_views(opened, ask(request, opened), saved, counts=counts),
        "views_url": list_url(opened, part="views"),
    }
    return render(request, "lists/counters.html", context, block="counters")


def answer_peek(request: SignedInRequest, opened: OpenList, row_id: int) -> HttpResponse:
    """One row beside its list; a browser that asks for it alone gets it beside the list too."""
    context = describe_peek(request, opened, str(row_id))
    if not context["peek"]:
        raise NotVisible
    if not is_fragment(request):
        return see_other(request, list_url(opened, ask(request, opened), peek=str(row_id)))
    return render(request, "lists/peek.html", context, block="part")


def describe_peek(request: SignedInRequest, opened: OpenList, given: str) -> dict[str, Any]:
    """Nothing for a row that is gone or that the reader does not see."""
    face = opened.face
    context: dict[str, Any] = {"peek": None, "face": face, "list_path": opened.path}
    row_id = read_id(given)
    if face.describe_peek is None or row_id is None:
        return context
    try:
        context["peek"] = face.describe_peek(request, row_id)
    except NotVisible:
        return context
    return context


def answer_filter(request: SignedInRequest, opened: OpenList) -> HttpResponse:
    """All conditions as a form, or one of them: in a panel, or as a page without a script."""
    question = ask(request, opened)
    context = describe_filter(opened, question, only=request.GET.get("only", ""))
    return _part(request, opened, question, context, name="filter", title=_("Filter"))


def answer_groups(request: SignedInRequest, opened: OpenList) -> HttpResponse:
    """Conditions in groups, changed by one button after the other."""
    question, wrong = ask(request, opened), ""
    draft = groups.draft_of(question, opened.asked)
    if "g.0" in request.GET:
        draft = groups.read_draft(request.GET)
    if request.GET.get("do") == "show":
        try:
            return see_other(request, list_url(opened, _grouped(opened, question, draft)))
        except Invalid as refusal:
            wrong = str(refusal.errors["where"])
    groups.change(draft, request.GET.get("do", ""), opened.asked)
    context = describe_groups(opened, question, draft, wrong=wrong)
    status = 422 if wrong else 200
    return _part(
        request, opened, question, context, name="groups", title=_("And, or, not"), status=status
    )


def answer_columns(request: SignedInRequest, opened: OpenList) -> HttpResponse:
    """Which columns, in which order, how wide; with `do` it leads to the list that has them."""
    question = ask(request, opened)
    if "do" in request.GET:
        return see_other(request, list_url(opened, choose_columns(opened, question, request.GET)))
    context = {
        "columns": describe_chooser(opened, question),
        "columns_url": list_url(opened, part="columns"),
        "kept": _kept(opened, question, "cols", "rows"),
        "density": question.density,
    }
    return _part(request, opened, question, context, name="columns", title=_("Columns"))


def answer_options(request: SignedInRequest, opened: OpenList) -> HttpResponse:
    """What the search inside a condition finds."""
    field = opened.asked.fields.get(request.GET.get("field", ""))
    if field is None or field.targets is None:
        raise NotVisible
    words = " ".join(request.GET.get("q", "").split())[:200]
    found = find_targets(field, words, actor=opened.actor, most=MOST_BOXES)
    context = {"name": request.GET.get("name", "")[:60], "options": found}
    return render(request, "lists/options.html", context)


def _grouped(opened: OpenList, question: Question, draft: groups.Group) -> Question:
    asked = question.asking(*Question(where=groups.tree_of(draft)).parts)
    opened.asked.refuse_hidden(asked)
    return asked


def describe_groups(
    opened: OpenList, question: Question, draft: groups.Group, *, wrong: str
) -> dict[str, Any]:
    return {
        "wrong": wrong,
        "drawn": groups.draw(opened, draft),
        "group_kinds": groups.GROUP_NAMES,
        "field_options": list(groups.field_options(opened.asked)),
        "may_nest": groups.may_nest,
        "days": day_options(),
        "groups_url": list_url(opened, part="groups"),
        "kept": _kept(opened, question.asking()),
    }


def refuse_question(request: SignedInRequest, opened: OpenList, refusal: Invalid) -> HttpResponse:
    """What the address asks is not for this reader, or makes no sense; the list itself is."""
    context = {
        "said": " ".join(str(words) for words in refusal.errors.values()),
        "list_url": opened.path,
        "list_title": opened.face.title,
        "is_fragment": is_fragment(request),
        "crumbs": [Crumb(opened.face.title, opened.path)],
    }
    return render(request, "lists/refused.html", context, block="part", status=refusal.status)


def ask(request: SignedInRequest, opened: OpenList) -> Question:
    return read_question(dict(request.GET.lists()), opened.asked)


def _part(
    request: SignedInRequest,
    opened: OpenList,
    question: Question,
    context: dict[str, Any],
    *,
    name: str,
    title: str,
    status: int = 200,
) -> HttpResponse:
    """A page below the list, or its part in a panel over it."""
    back = list_url(opened, question)
    context |= {
        "title": title,
        "list_url": back,
        "list_path": opened.path,
        "crumbs": [Crumb(opened.face.title, back), Crumb(title)],
    }
    return render(request, f"lists/{name}.html", context, block="part", status=status)


def _kept(opened: OpenList, question: Question, *without: str) -> list[tuple[str, str]]:
    """What a form sends along, so that the address after it asks the same."""
    said = write_question(question, opened.asked)
    return [(name, value) for name, value in said if name not in without]
