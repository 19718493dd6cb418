"""How does a file, or what was copied from a sheet, come in?"""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from naryad.spreadsheets import actions
from naryad.spreadsheets.files_in import limits
from naryad.spreadsheets.nouns import has_file
from naryad.spreadsheets.sheets import open_sheet
from naryad.spreadsheets.sheets.sheet import Sheet
from naryad.web.acting import SignedInRequest
from naryad.web.doors import office_door
from naryad.web.figures import say_number
from naryad.web.forms.action_form import posted
from naryad.web.forms.imports import NewImportForm
from naryad.web.http import Crumb, render, see_other
from naryad.web.menu import find_path


@office_door
@require_http_methods(["GET", "HEAD", "POST"])
def import_new(request: SignedInRequest, listed: str) -> HttpResponse:
    sheet = open_sheet(listed, request.actor)
    form = NewImportForm(posted(request), request.FILES or None)

    def act() -> int:
        return _start(request, form, listed)

    if request.method == "POST":
        import_id = form.save(act, by=request.actor, at=request.at)
        if import_id is not None:
            return see_other(request, reverse("import", args=[import_id]))
    context = _describe(sheet) | {"form": form}
    return render(request, "office/imports/new.html", context, status=form.status)


def _start(request: SignedInRequest, form: NewImportForm, noun: str) -> int:
    run = actions.start_import(
        noun,
        upload=form.given,
        text=form.pasted,
        language=(get_language() or "en")[:2],
        zone=timezone.get_current_timezone_name(),
        by=request.actor,
        at=request.at,
    )
    return run.pk


def _describe(sheet: Sheet) -> dict[str, Any]:
    list_url = find_path(sheet.noun)
    languages = [("ru", _("Template in Russian")), ("en", _("Template in English"))]
    return {
        "noun_name": sheet.label,
        "limits": _say_limits(),
        "templates": [
            {"label": label, "url": reverse("import_template", args=[sheet.noun, language])}
            for language, label in languages
        ],
        "filled_url": reverse("export_new", args=[sheet.noun]) if has_file(sheet.noun) else "",
        "list_url": list_url or reverse("imports"),
        "crumbs": [
            Crumb(_("Imports"), reverse("imports")),
            Crumb(sheet.label),
        ],
    }


def _say_limits() -> str:
    words = _(
        "An Excel, OpenDocument or text file of your own columns: up to %(size)s MB, %(cells)s "
        "cells and, but for text with separators, %(rows)s rows."
    )
    return words % {
        "size": limits.MOST_BYTES // 1024**2,
        "rows": say_number(limits.MOST_ROWS),
        "cells": say_number(limits.MOST_CELLS),
    }
