"""What is asked before a file is made of a directory?"""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from naryad.spreadsheets.actions import start_directory_export
from naryad.spreadsheets.nouns import name_noun
from naryad.spreadsheets.sheets import open_sheet
from naryad.spreadsheets.states import Format
from naryad.tickets.setting_nouns import SettingName
from naryad.web.acting import SignedInRequest
from naryad.web.forms.action_form import posted
from naryad.web.forms.exports import DirectoryExportForm, read_format
from naryad.web.http import Crumb, render, see_other
from naryad.web.lists.asking import asker_of


def directory_export_new(request: SignedInRequest, noun: str) -> HttpResponse:
    """All lines, as they can be read in again; NotVisible for whoever may not do that."""
    open_sheet(noun, request.actor)
    form = DirectoryExportForm(posted(request), initial={"format": Format.XLSX})
    if request.method == "POST":
        export_id = form.save(lambda: _start(request, form, noun), by=request.actor, at=request.at)
        if export_id is not None:
            return see_other(request, reverse("export", args=[export_id]))
    here, title = _page_of(noun), name_noun(noun)
    context = {
        "form": form,
        "title": title,
        "narrowed": [],
        "list_url": here,
        "url_here": request.get_full_path(),
        "schedule_url": "",
        "crumbs": [Crumb(title, here), Crumb(_("Export"))],
    }
    return render(request, "office/exports/new.html", context, block="dialog", status=form.status)


def _start(request: SignedInRequest, form: DirectoryExportForm, noun: str) -> int:
    export = start_directory_export(
        noun,
        format=read_format(str(form["format"].data or "")),
        zone=asker_of(request).zone.key,
        language=(get_language() or "en")[:2],
        came_from=_page_of(noun),
        by=request.actor,
        at=request.at,
    )
    return export.pk


def _page_of(noun: str) -> str:
    if noun == SettingName.CRITICALITIES:
        return reverse("ticket_setting_list", args=[noun])
    return reverse("directory", args=[noun])
