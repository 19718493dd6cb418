"""How is a row of a file mended: one cell where it stands, or all of them on a page?"""

from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from naryad.core.errors import NotVisible
from naryad.spreadsheets import actions
from naryad.spreadsheets.import_visibility import rows_visible_to, take_own_import
from naryad.spreadsheets.states import RowState
from naryad.web.acting import SignedInRequest
from naryad.web.doors import office_door
from naryad.web.forms.action_form import posted
from naryad.web.forms.imports import RowForm
from naryad.web.http import Crumb, is_fragment, render, see_other
from naryad.web.office.imports.grid_face import describe_row, grid_columns
from naryad.web.office.imports.nouns import name_import
from naryad.web.office.imports.outcome_face import frame_import
from naryad.web.office.imports.rows_face import describe_numbers, read_asked

if TYPE_CHECKING:
    from naryad.spreadsheets.models import Import, ImportRow

_LEAVING = {"leave-out": True, "take-in": False}


@office_door
@require_http_methods(["GET", "HEAD", "POST"])
def import_row(request: SignedInRequest, import_id: int, line: int) -> HttpResponse:
    actor, at = request.actor, request.at
    run = take_own_import(import_id, by=actor)
    row = _take_row(request, run, line)
    described = describe_row(run, row, grid_columns(run, actor=actor), actor=actor)
    initial = {f"cell-{cell.column.index}": cell.text for cell in described.cells}
    columns = [(cell.column.index, cell.column.head) for cell in described.cells]
    form = RowForm(posted(request), columns=columns, initial=initial)

    def act() -> int:
        if request.POST.get("do") in _LEAVING:
            left_out = _LEAVING[request.POST["do"]]
            actions.leave_out_rows(run.pk, [line], left_out=left_out, by=actor, at=at)
            return run.pk
        texts = {(line, column): text for column, text in form.changed().items()}
        actions.fix_cells(run.pk, texts, by=actor, at=at)
        return run.pk

    if request.method == "POST" and form.save(act, by=actor, at=at) is not None:
        return _leave(request, run.pk, line)
    context = _describe(request, run, form, described)
    return render(
        request, "office/imports/row_edit.html", context, block="dialog", status=form.status
    )


def _take_row(request: SignedInRequest, run: "Import", line: int) -> "ImportRow":
    row = rows_visible_to(request.actor).filter(run=run, line=line).first()
    if row is None:
        raise NotVisible
    return row


def _leave(request: SignedInRequest, import_id: int, line: int) -> HttpResponse:
    """In the grid: the row as it is now, and the numbers over it. Else back to the rows."""
    if request.POST.get("answer") != "row" or not is_fragment(request):
        return see_other(request, reverse("import", args=[import_id]))
    run = take_own_import(import_id, by=request.actor)
    columns = grid_columns(run, actor=request.actor)
    row = describe_row(run, _take_row(request, run, line), columns, actor=request.actor)
    context = {"row": row, "may_mend": True} | frame_import(run, actor=request.actor)
    context |= describe_numbers(run, read_asked(request.GET), actor=request.actor)
    return render(request, "office/imports/row_edit.html", context, block="row")


def _describe(request: SignedInRequest, run: "Import", form: RowForm, row: Any) -> dict[str, Any]:
    here = reverse("import", args=[run.pk])
    title = _("Line %(number)s") % {"number": row.line}
    return {
        "form": form,
        "row": row,
        "title": title,
        "is_left_out": row.state == RowState.SKIPPED,
        "focused": f"cell-{request.GET.get('column', '')}",
        "back": here,
        "crumbs": [
            Crumb(_("Imports"), reverse("imports")),
            Crumb(name_import(run.noun), here),
            Crumb(title),
        ],
    }
