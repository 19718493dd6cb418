"""What do the pages of exports that come again and again answer?"""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from naryad.lists.addresses import read_question
from naryad.lists.noun_lists import NounList
from naryad.lists.questions import Question
from naryad.spreadsheets import actions
from naryad.spreadsheets.nouns import columns_for_file, formats_of, open_noun
from naryad.spreadsheets.schedule_input import ScheduleInput, read_schedule
from naryad.spreadsheets.visibility import schedules_visible_to
from naryad.spreadsheets.way_back import leads_back
from naryad.web.acting import SignedInRequest
from naryad.web.doors import office_door
from naryad.web.forms.action_form import posted
from naryad.web.forms.exports import ScheduleForm
from naryad.web.http import Crumb, Undo, render, see_other, toast
from naryad.web.lists.asking import asker_of
from naryad.web.office.exports.asking import describe_asked, list_url, shown_columns
from naryad.web.office.exports.schedule_face import describe_schedules, fill_schedule, first_choice
from naryad.web.taking import take


@office_door
@require_safe
def export_schedules(request: SignedInRequest) -> HttpResponse:
    """One's own."""
    rows = schedules_visible_to(request.actor).order_by("pk")
    crumbs = [Crumb(_("Exports"), reverse("exports")), Crumb(_("By mail"))]
    context = {"rows": describe_schedules(rows), "crumbs": crumbs}
    return render(request, "office/exports/schedules.html", context)


@office_door
@require_http_methods(["GET", "HEAD", "POST"])
def export_schedule_new(request: SignedInRequest, listed: str) -> HttpResponse:
    """The question stands in the address, as in that of the list."""
    asked = open_noun(listed, asker_of(request))
    question = read_question(dict(request.GET.lists()), asked)
    asked.refuse_hidden(question)
    initial = first_choice(listed) | {"columns": shown_columns(asked, question)}
    form = _form(request, asked, initial)
    if request.method == "POST":
        saved = form.save(
            lambda: _add(request, form, listed, question), by=request.actor, at=request.at
        )
        if saved is not None:
            toast(request, _("The file will come by mail"))
            return see_other(request, reverse("export_schedules"))
    context = describe_asked(request, asked, question) | {"form": form, "schedule": None}
    return render(request, _FORM, context, block="dialog", status=form.status)


@office_door
@require_http_methods(["GET", "HEAD", "POST"])
def export_schedule(request: SignedInRequest, schedule_id: int) -> HttpResponse:
    """Another name, other columns, another day; the rows that it asks for stay."""
    found = take(schedules_visible_to(request.actor), schedule_id)
    asked = open_noun(found.noun, asker_of(request))
    form = _form(request, asked, fill_schedule(found))
    if request.method == "POST":
        subject = ("export_schedule", schedule_id)
        saved = form.save(
            lambda: _edit(request, form, schedule_id),
            by=request.actor,
            at=request.at,
            subject=subject,
        )
        if saved is not None:
            toast(request, form.say(_("Schedule saved")))
            return see_other(request, reverse("export_schedules"))
    context = {"form": form, "schedule": found, "url_here": request.get_full_path()}
    context["crumbs"] = [Crumb(_("By mail"), reverse("export_schedules")), Crumb(found.name)]
    return render(request, _FORM, context, block="dialog", status=form.status)


@office_door
@require_POST
def export_schedule_pause(request: SignedInRequest, schedule_id: int) -> HttpResponse:
    actions.pause_schedule(schedule_id, by=request.actor, at=request.at)
    undo = Undo(reverse("export_schedule_resumption", args=[schedule_id]))
    toast(request, _("The schedule is paused"), undo=undo)
    return see_other(request, reverse("export_schedules"))


@office_door
@require_POST
def export_schedule_resumption(request: SignedInRequest, schedule_id: int) -> HttpResponse:
    actions.resume_schedule(schedule_id, by=request.actor, at=request.at)
    toast(request, _("The schedule goes on"))
    return see_other(request, reverse("export_schedules"))


@office_door
@require_POST
def export_schedule_deletion(request: SignedInRequest, schedule_id: int) -> HttpResponse:
    actions.delete_schedule(schedule_id, by=request.actor, at=request.at)
    undo = Undo(reverse("export_schedule_restoration", args=[schedule_id]))
    toast(request, _("Schedule deleted"), undo=undo)
    return see_other(request, reverse("export_schedules"))


@office_door
@require_POST
def export_schedule_restoration(request: SignedInRequest, schedule_id: int) -> HttpResponse:
    actions.restore_schedule(schedule_id, by=request.actor, at=request.at)
    toast(request, _("Schedule restored"))
    return see_other(request, reverse("export_schedules"))


_FORM = "office/exports/schedule.html"


def _form(request: SignedInRequest, asked: NounList[Any], initial: dict[str, Any]) -> ScheduleForm:
    columns = [(each.key, str(each.label)) for each in columns_for_file(asked)]
    formats = formats_of(asked.noun)
    return ScheduleForm(
        posted(request),
        columns=columns,
        formats=formats,
        offers_back=leads_back(asked.noun, request.actor),
        initial=initial,
    )


def _given(form: ScheduleForm) -> ScheduleInput:
    return read_schedule(form.values() | {"imports_back": form.imports_back})


def _add(request: SignedInRequest, form: ScheduleForm, noun: str, question: Question) -> int:
    return actions.add_schedule(
        noun,
        question,
        given=_given(form),
        asker=asker_of(request),
        language=(get_language() or "en")[:2],
        came_from=list_url(request, noun),
        by=request.actor,
        at=request.at,
    )


def _edit(request: SignedInRequest, form: ScheduleForm, schedule_id: int) -> int:
    return actions.edit_schedule(
        schedule_id,
        _given(form),
        asker=asker_of(request),
        seen_version=form.seen_version,
        by=request.actor,
        at=request.at,
    )
