"""What happens when something is done with many people at once?"""

from typing import Any
from urllib.parse import parse_qs

from django.http import HttpResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from naryad.access.kind import Kind
from naryad.core.errors import NotVisible
from naryad.core.requests import find_answer
from naryad.lists.addresses import read_question
from naryad.lists.paging import COUNT_CAP
from naryad.lists.people.people_list import list_people
from naryad.web.acting import SignedInRequest
from naryad.web.doors import office_door
from naryad.web.figures import say_number
from naryad.web.forms.bans import BulkForm
from naryad.web.http import Crumb, Undo, render, see_other, toast
from naryad.web.lists.asking import asker_of
from naryad.web.menu import open_sections
from naryad.web.office.menu import OFFICE
from naryad.web.office.people.addresses import LIST_ROUTES, read_kind
from naryad.web.office.people.bans import may_add_reason, reasons
from naryad.web.office.people.bulk_acts import UNDO, run_act
from naryad.web.office.people.list_bulk import BULK_ACTS, BulkAct
from naryad.web.office.people.outcomes import describe_outcome, name_people, say_all_done
from naryad.web.office.people.person_page import LIST_NAMES

_SHOWN = 12
_MOST = 10_000


@office_door
@require_POST
def people_bulk(request: SignedInRequest) -> HttpResponse:
    """Asks first where more must be known; then does it, and tells what has become of each."""
    actor, act = request.actor, BULK_ACTS.get(request.POST.get("do", ""))
    if act is None:
        raise NotVisible
    actor.require(act.permission)
    ids, is_answered = _picked(request), "answered" in request.POST
    if not 0 < len(ids) <= _MOST:
        toast(request, _say_wrong_number(len(ids)), kind="wait")
        return see_other(request, _list_url(request))
    # The list says "1,000+" of more, so their number is said before anything happens.
    is_sent = is_answered or not (act.asks or len(ids) > COUNT_CAP)
    form = BulkForm(request.POST if is_sent else None, act=act.key, ids=ids, reasons=reasons(actor))
    if is_sent:
        answer = form.save(
            lambda: run_act(act.key, ids, request=request, form=form), by=actor, at=request.at
        )
        if answer is not None:
            return _tell(request, answer, key=form.key)
    context = _describe_question(request, act, ids) | {"form": form}
    return render(request, "office/people/bulk.html", context, status=form.status)


@office_door
@require_GET
def bulk_outcome(request: SignedInRequest, key: str) -> HttpResponse:
    """What was done and what was refused, and why; can be reloaded and sent on to oneself."""
    actor = request.actor
    answer = find_answer(key, organization_id=actor.organization_id, person_id=actor.person_id or 0)
    if not isinstance(answer, dict) or answer.get("act") not in BULK_ACTS:
        raise NotVisible
    context = describe_outcome(answer, actor=actor)
    context |= {"list_url": _list_url(request), "undo": UNDO.get(answer["act"], "")}
    context |= _frame(request, context["title"])
    return render(request, "office/people/outcome.html", context)


def _picked(request: SignedInRequest) -> list[int]:
    """The ticked rows; everything that the list found; or those named on the question's page.
    What of them the actor sees is the action's question."""
    if request.POST.get("all") == "1":
        given = parse_qs(request.POST.get("query", "")[:8000])
        people = list_people(_kind(request), asker_of(request))
        found = people.matching(read_question(given, people))
        return list(found.order_by("pk").values_list("pk", flat=True)[: _MOST + 1])
    named = [*request.POST.getlist("pick"), *request.POST.get("ids", "").split(",")]
    ids = (int(each) for each in named if each.isdecimal() and len(each) < 19)
    return list(dict.fromkeys(ids))[: _MOST + 1]


def _say_wrong_number(count: int) -> str:
    if not count:
        return _("Nobody is selected")
    words = _("More than %(count)s people at once are too many: narrow the list down first.")
    return words % {"count": say_number(_MOST)}


def _describe_question(request: SignedInRequest, act: BulkAct, ids: list[int]) -> dict[str, Any]:
    named = name_people(ids[:_SHOWN], actor=request.actor)
    return {
        "act": act,
        "ids": ",".join(str(each) for each in ids),
        "count": len(ids),
        "named": named,
        "more": len(ids) - len(named) if len(ids) > _SHOWN else 0,
        "kind": _kind(request),
        "query": request.POST.get("query", ""),
        "may_add_reason": may_add_reason(request.actor),
        "list_url": _list_url(request),
        **_frame(request, act.label),
    }


def _tell(request: SignedInRequest, answer: dict[str, Any], *, key: str) -> HttpResponse:
    """All went well: back to the list. Else a page says what did not, and why."""
    if answer["refused"]:
        return see_other(request, f"{reverse('bulk_outcome', args=[key])}?{_kind_query(request)}")
    undo = UNDO.get(answer["act"])
    ids = ",".join(str(each) for each in answer["done"])
    fields = {"do": undo, "ids": ids, "kind": _kind(request), "answered": "1"} if undo else {}
    taking_back = Undo(reverse("people_bulk"), fields) if undo and ids else None
    toast(request, say_all_done(answer), undo=taking_back)
    return see_other(request, _list_url(request))


def _kind(request: SignedInRequest) -> Kind:
    return read_kind(request.POST.get("kind") or request.GET.get("kind", ""))


def _kind_query(request: SignedInRequest) -> str:
    return f"kind={_kind(request).lower()}"


def _frame(request: SignedInRequest, title: str | Promise) -> dict[str, Any]:
    """The page stands below the list that it began in."""
    path = reverse(LIST_ROUTES[_kind(request)])
    return {
        "crumbs": [Crumb(LIST_NAMES[_kind(request)], path), Crumb(title)],
        "menu": open_sections(OFFICE, request.actor, path),
    }


def _list_url(request: SignedInRequest) -> str:
    """The list as it was, without a place in it, which may be gone."""
    query = request.POST.get("query", "")[:8000]
    path = reverse(LIST_ROUTES[_kind(request)])
    return f"{path}?{query}" if query else path
