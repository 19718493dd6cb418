"""What is asked before one card of a customer is merged into another, and before they part?"""

from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from naryad.access.permissions import Permission
from naryad.core.errors import NotVisible
from naryad.core.ids import read_id
from naryad.lists.people.targets import name_column, search_named
from naryad.people.visibility import people_visible_to
from naryad.registration import actions
from naryad.registration.twins import foresee_merging, logins_of, merged_with, others_than
from naryad.web.acting import SignedInRequest
from naryad.web.doors import office_door
from naryad.web.forms.action_form import ActionForm, posted
from naryad.web.forms.merging import PersonMergeForm
from naryad.web.http import Undo, render, see_other, toast
from naryad.web.office.people.person_page import frame_page, open_page
from naryad.web.taking import take

if TYPE_CHECKING:
    from naryad.people.models import Person

_OFFERED = 30


@office_door
def merging(request: SignedInRequest, person_id: int) -> HttpResponse:
    """First which card stays, then what goes over to it and which login stays, then it is done."""
    actor, at = request.actor, request.at
    is_answer = request.method == "POST"
    source = take(people_visible_to(actor, with_deleted=is_answer), person_id)
    actor.require(Permission.MERGE_PEOPLE)
    form, target = _make_form(request, source)

    def act() -> int:
        return actions.merge_people(person_id, **form.given, by=actor, at=at)

    if form.is_to_be_saved and (kept_id := form.save(act, by=actor, at=at)) is not None:
        undo = Undo(reverse("person_parting", args=[person_id]))
        toast(request, _("Merged into one card"), undo=undo)
        return see_other(request, reverse("person", args=[kept_id]))
    context = frame_page(request, open_page(request, person_id)) | {"form": form, "target": target}
    context["hanging"] = foresee_merging(actor, source) if target else []
    context["logins"] = logins_of(source, target) if target else {}
    template = "office/people/merging.html"
    return render(request, template, context, block="dialog", status=form.status)


@office_door
def parting(request: SignedInRequest, person_id: int) -> HttpResponse:
    actor, at = request.actor, request.at
    source = take(people_visible_to(actor, with_deleted=True), person_id)
    actor.require(Permission.MERGE_PEOPLE)
    form = ActionForm(posted(request))

    def act() -> int:
        return actions.undo_merging(person_id, by=actor, at=at)

    if request.method == "POST" and form.save(act, by=actor, at=at) is not None:
        toast(request, _("Two cards again"))
        return see_other(request, reverse("person", args=[person_id]))
    if source.merged_into_id is None:
        raise NotVisible
    context = frame_page(request, open_page(request, person_id)) | {"form": form}
    context["target"] = merged_with(actor, source)
    template = "office/people/parting.html"
    return render(request, template, context, block="dialog", status=form.status)


@office_door
@require_GET
def merging_options(request: SignedInRequest, person_id: int) -> HttpResponse:
    """Answers the search inside the question."""
    source = take(people_visible_to(request.actor), person_id)
    request.actor.require(Permission.MERGE_PEOPLE)
    words = " ".join(request.GET.get("q", "").replace("\x00", "").split())[:300]
    options = _offer(request, source, words).items()
    return render(request, "office/people/merging_options.html", {"options": options})


def _make_form(
    request: SignedInRequest, source: "Person"
) -> tuple[PersonMergeForm, "Person | None"]:
    chosen = request.POST.get("into_id") or request.GET.get("into", "")
    others = others_than(request.actor, source)
    target = others.filter(pk=read_id(chosen) or 0).first()
    offered = _offer(request, source, "")
    if target is not None:
        offered = {target.pk: target.full_name} | offered
    initial = {
        "into_id": chosen,
        "into_seen": chosen,
        "version": source.version,
        "into_version": target.version if target else None,
        "keeps_login_of": str(target.pk) if target else "",
    }
    logins = logins_of(source, target) if target else {}
    form = PersonMergeForm(posted(request), offered=offered, logins=logins, initial=initial)
    return form, target


def _offer(request: SignedInRequest, source: "Person", words: str) -> dict[int, str]:
    others = others_than(request.actor, source)
    found = search_named(others, words) if words else others
    rows = _name(found).order_by("sort_key", "pk")[:_OFFERED]
    return {each.pk: _say(each.said, each.email or each.phone) for each in rows}


def _name(people: QuerySet[Any]) -> QuerySet[Any]:
    said: dict[str, Any] = {"said": name_column()}
    named: QuerySet[Any] = people.annotate(**said)
    return named


def _say(*said: str) -> str:
    return " · ".join(each for each in said if each)
