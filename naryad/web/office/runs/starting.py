"""What happens when something is done with many rows of a list at once?"""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from naryad.lists.bulk import actions
from naryad.lists.bulk.picking import MOST, Picked, read_picked
from naryad.lists.bulk.registry import find_verb
from naryad.lists.bulk.verbs import Verb
from naryad.lists.bulk.visibility import runs_visible_to
from naryad.web.acting import SignedInRequest
from naryad.web.figures import say_number
from naryad.web.forms.runs import RunForm
from naryad.web.http import Crumb, render, see_other, toast
from naryad.web.menu import open_sections
from naryad.web.office.menu import OFFICE
from naryad.web.office.runs.lists import ListFace, find_list
from naryad.web.office.runs.questions import describe_question, is_asked_first, make_form
from naryad.web.office.runs.telling import tell
from naryad.web.taking import take

_LONGEST, _MOST_IN_ADDRESS = 8_000, 500


def begin(request: SignedInRequest) -> HttpResponse:
    """Asks first where more must be known; then does it, and tells what has become of each."""
    actor, face = request.actor, find_list(request.POST.get("list", ""))
    verb = find_verb(face.noun, request.POST.get("do", ""))
    actor.require(verb.permission)
    if verb.leads_to:
        return _lead_on(request, verb)
    picked = _picked(request, face)
    if not 0 < len(picked) <= MOST:
        toast(request, _say_wrong_number(verb, len(picked)), kind="wait")
        return see_other(request, _came_from(request, face))
    is_sent = "answered" in request.POST or not is_asked_first(verb, picked, actor=actor)
    form = make_form(verb, picked, sent=request.POST if is_sent else None, actor=actor)
    if is_sent:
        run_id = _start(request, form, came_from=_came_from(request, face))
        if run_id is not None:
            return tell(request, take(runs_visible_to(actor), run_id))
    context = describe_question(form, actor=actor) | _frame(request, face)
    return render(request, "office/runs/question.html", context, status=form.status)


def _lead_on(request: SignedInRequest, verb: Verb) -> HttpResponse:
    """All that the list finds by its question, else the ticked rows by their ids: no more than a
    page of the list has, so that they fit into an address."""
    page = reverse(verb.leads_to)
    if request.POST.get("all") == "1":
        return see_other(request, f"{page}?{request.POST.get('query', '')[:_LONGEST]}")
    picked = read_picked(request.POST.getlist("pick"))
    if not 0 < len(picked) <= _MOST_IN_ADDRESS:
        said = verb.noun.too_many if picked else verb.noun.none_picked
        toast(request, str(said) % {"count": _MOST_IN_ADDRESS}, kind="wait")
        return see_other(request, reverse(find_list(request.POST.get("list", "")).route))
    return see_other(request, f"{page}?pick={','.join(str(each.id) for each in picked)}")


def _start(request: SignedInRequest, form: RunForm, *, came_from: str) -> int | None:
    """The id of the run; None: show the question again, for something in it is wrong."""

    def act() -> int:
        run = actions.start_run(
            form.verb,
            form.picked,
            given=form.given(),
            came_from=came_from,
            key=form.key,
            by=request.actor,
            at=request.at,
        )
        return run.pk

    run_id: int | None = form.save(act, by=request.actor, at=request.at)
    return run_id


def _picked(request: SignedInRequest, face: ListFace) -> list[Picked]:
    """The ticked rows; everything that the list finds; or those named on the question's page."""
    if request.POST.get("all") == "1":
        query = request.POST.get("query", "")
        return face.pick_all(query, actor=request.actor, at=request.at)
    named = request.POST.get("picked", "").split(",")
    return read_picked([*request.POST.getlist("pick"), *named])


def _say_wrong_number(verb: Verb, count: int) -> str:
    if not count:
        return str(verb.noun.none_picked)
    return str(verb.noun.too_many) % {"count": say_number(MOST)}


def _came_from(request: SignedInRequest, face: ListFace) -> str:
    return face.url(request.POST.get("query", ""))


def _frame(request: SignedInRequest, face: ListFace) -> dict[str, Any]:
    """The question stands below the list that it began in."""
    return {
        "face": face,
        "query": request.POST.get("query", ""),
        "list_url": _came_from(request, face),
        "runs_url": reverse("runs"),
        "crumbs": [Crumb(face.label, face.url()), Crumb(_("Selected"))],
        "menu": open_sections(OFFICE, request.actor, face.url()),
    }
