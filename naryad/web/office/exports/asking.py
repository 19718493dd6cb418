"""What is asked before a file is made of a list?"""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from naryad.lists.addresses import read_question
from naryad.lists.noun_lists import NounList
from naryad.lists.questions import Question
from naryad.lists.words import Words
from naryad.spreadsheets.actions import start_export
from naryad.spreadsheets.nouns import (
    columns_for_file,
    formats_of,
    has_file,
    name_noun,
    open_noun,
)
from naryad.spreadsheets.states import Format
from naryad.spreadsheets.way_back import leads_back
from naryad.web.acting import SignedInRequest
from naryad.web.doors import office_door
from naryad.web.forms.action_form import posted
from naryad.web.forms.exports import CHOSEN, ExportForm
from naryad.web.http import Crumb, render, see_other
from naryad.web.lists.asking import asker_of
from naryad.web.menu import find_path
from naryad.web.office.exports.directories import directory_export_new


@office_door
@require_http_methods(["GET", "HEAD", "POST"])
def export_new(request: SignedInRequest, listed: str) -> HttpResponse:
    """The question stands in the address, as in that of the list; columns and format are asked."""
    if not has_file(listed):
        return directory_export_new(request, listed)
    asked = open_noun(listed, asker_of(request))
    question = read_question(dict(request.GET.lists()), asked)
    asked.refuse_hidden(question)
    form = _form(request, asked, question)
    if request.method == "POST":
        export_id = form.save(
            lambda: _start(request, form, listed, question), by=request.actor, at=request.at
        )
        if export_id is not None:
            return see_other(request, reverse("export", args=[export_id]))
    context = describe_asked(request, asked, question) | {"form": form}
    return render(request, "office/exports/new.html", context, block="dialog", status=form.status)


def _form(request: SignedInRequest, asked: NounList[Any], question: Question) -> ExportForm:
    """It begins with the columns of the table; a link may have chosen the kind of file."""
    formats, given = formats_of(asked.noun), request.GET.get("format")
    return ExportForm(
        posted(request),
        columns=[(each.key, str(each.label)) for each in columns_for_file(asked)],
        formats=formats,
        offers_back=leads_back(asked.noun, request.actor),
        initial={
            "format": given if given in formats else Format.XLSX,
            "columns": shown_columns(asked, question),
            "content": CHOSEN,
        },
    )


def _start(request: SignedInRequest, form: ExportForm, noun: str, question: Question) -> int:
    export = start_export(
        noun,
        question,
        columns=form.chosen_columns,
        imports_back=form.imports_back,
        format=form.chosen_format,
        asker=asker_of(request),
        language=(get_language() or "en")[:2],
        came_from=list_url(request, noun),
        by=request.actor,
        at=request.at,
    )
    return export.pk


def shown_columns(asked: NounList[Any], question: Question) -> list[str]:
    """Those of the table, as one sees it."""
    fields = columns_for_file(asked)
    chosen = [each.key for each in question.columns]
    return chosen or [each.key for each in fields if each.is_shown]


def describe_asked(
    request: SignedInRequest, asked: NounList[Any], question: Question
) -> dict[str, Any]:
    here, words = list_url(request, asked.noun), Words(asked, question)
    said = [words.say(part) for part in question.parts]
    search = [(_("Search"), question.q)] if question.q else []
    return {
        "title": name_noun(asked.noun),
        "narrowed": [*search, *((each.field, each.value) for each in said)],
        "list_url": here,
        "schedule_url": _schedule_url(request, asked.noun),
        "url_here": request.get_full_path(),
        "crumbs": [Crumb(name_noun(asked.noun), here), Crumb(_("Export"))],
    }


def list_url(request: SignedInRequest, noun: str) -> str:
    query = request.GET.urlencode()[:8_000]
    return f"{find_path(noun)}?{query}" if query else find_path(noun)


def _schedule_url(request: SignedInRequest, noun: str) -> str:
    return f"{reverse('export_schedule_new', args=[noun])}?{request.GET.urlencode()[:8_000]}"
