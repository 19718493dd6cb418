"""How does a program have a file read in, checked, mended, run and taken back?"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db.models import QuerySet
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import get_language
from ninja import File, Form, UploadedFile

from naryad.accounts.scopes import Reach
from naryad.api.answering import answer, answer_late
from naryad.api.asking import ApiRequest
from naryad.api.exported import noun_of
from naryad.api.hearing import demand_hearing, hears_of
from naryad.api.matching import match_import, mend_rows
from naryad.api.nouns.import_items import tell_rows, write_imports
from naryad.api.operations import Noun
from naryad.api.paging import ItemOf, read_words
from naryad.api.plain_pages import PLAIN, PLAIN_PARAMETERS, answer_plain
from naryad.api.schemas.imports import (
    Agreed,
    GivenRow,
    GivenSheet,
    Imported,
    ImportItem,
    Matching,
    Place,
    RowItem,
    RowPatch,
    RowPatches,
    RowStateName,
)
from naryad.api.schemas.shared import Page
from naryad.core.errors import NotVisible, Stale
from naryad.spreadsheets import actions
from naryad.spreadsheets.import_queries import rows_of_import
from naryad.spreadsheets.import_visibility import (
    imports_visible_to,
    rows_visible_to,
    take_import,
    take_own_import,
)
from naryad.spreadsheets.states import RowState

if TYPE_CHECKING:
    from naryad.spreadsheets.models import Import

IMPORTS = Noun("imports")


@IMPORTS.get("", "list", answers=Page[ImportItem], query=PLAIN, parameters=PLAIN_PARAMETERS)
def list_(request: ApiRequest) -> HttpResponse:
    """One's own, newest first; administrators see that there are others'. `fields` are said of one
    alone. Customers have none."""
    _demand_office(request)
    rows = _heard(imports_visible_to(request.actor), request)
    return answer_plain(
        request,
        rows,
        lambda page: write_imports(page, request.actor, is_whole=False),
        of="imports",
        item=ImportItem,
    )


@IMPORTS.post("", "add", answers=ImportItem, status=201, form=("noun", "file"))
def add(request: ApiRequest, noun: Form[Imported], file: File[UploadedFile]) -> HttpResponse:
    """A form (`multipart/form-data`) with a file of Excel, OpenDocument or text with separators. It
    is read in the background; then its state is `mapping`. A token for `imports` needs one for
    writing of the noun as well."""
    _demand_office(request)
    demand_hearing(request, [noun_of(noun)], reach=Reach.WRITE)
    run = actions.start_import(
        noun,
        upload=file,
        language=(get_language() or "en")[:2],
        zone=timezone.get_current_timezone_name(),
        by=request.actor,
        at=request.at,
    )
    return _answer(request, run, status=201)


@IMPORTS.get("/{row:import_id}", "one", answers=ImportItem)
def one(request: ApiRequest, import_id: int) -> HttpResponse:
    """How far it has come, what its columns are, and to which fields they can go."""
    _demand_office(request)
    run = take_import(import_id, by=request.actor)
    demand_hearing(request, [noun_of(run.noun)])
    return _answer(request, run)


@IMPORTS.patch("/{row:import_id}", "match", answers=ImportItem)
def match(request: ApiRequest, import_id: int, body: Matching) -> HttpResponse:
    """Says what the columns and words mean, in place of what was proposed. What was checked before
    must be checked again."""
    run = _take(request, import_id)
    if body.options is not None:
        _demand_made(request, body.options.create)
    try:
        return _answer(request, match_import(request, run, body))
    except Stale as stale:
        return answer_late(stale, _item(request, _take(request, import_id)))


@IMPORTS.post("/{row:import_id}/sheet", "choose_sheet", answers=ImportItem)
def choose_sheet(request: ApiRequest, import_id: int, body: GivenSheet) -> HttpResponse:
    """Another sheet of the file, or heads in another line: it is read anew, and what was mended is
    gone."""
    _take(request, import_id)
    run = actions.read_anew(
        import_id,
        sheet=body.sheet,
        header_line=body.header_line,
        by=request.actor,
        at=request.at,
    )
    return _answer(request, run)


@IMPORTS.post("/{row:import_id}/check", "check", answers=ImportItem)
def check(request: ApiRequest, import_id: int) -> HttpResponse:
    """All rows, in the background. Nothing of the organization changes."""
    _take(request, import_id)
    return _answer(request, actions.check_import(import_id, by=request.actor, at=request.at))


@IMPORTS.get(
    "/{row:import_id}/rows",
    "rows",
    answers=Page[RowItem],
    query=("state", "column", "q", *PLAIN),
    parameters=PLAIN_PARAMETERS,
)
def rows(
    request: ApiRequest,
    import_id: int,
    *,
    state: RowStateName | None = None,
    column: Place | None = None,
    q: str = "",
) -> HttpResponse:
    """In the order of the file. `column`: with a remark there; `q`: letters in any cell."""
    run = _take(request, import_id, reach=Reach.READ)
    found = rows_of_import(
        run,
        state=None if state is None else RowState(state.upper()),
        column=column,
        sought=read_words(q),
        actor=request.actor,
    )
    of = f"imports/{import_id}/rows"
    return answer_plain(request, found, tell_rows, of=of, item=RowItem, order="line")


@IMPORTS.patch("/{row:import_id}/rows/{row:line}", "mend", answers=RowItem)
def mend(request: ApiRequest, import_id: int, line: int, body: RowPatch) -> HttpResponse:
    """Cells, without the file being sent again; or the row is left out. Check once more before
    the run."""
    run = _take(request, import_id)
    found = rows_visible_to(request.actor).filter(run=run, line=line)
    if not found.exists():
        raise NotVisible
    mend_rows(request, run, [GivenRow(line=line, cells=body.cells, skipped=body.skipped)])
    return answer(tell_rows(list(found.all()))[0])


@IMPORTS.post("/{row:import_id}/rows/batch", "mend_many", answers=ImportItem)
def mend_many(request: ApiRequest, import_id: int, body: RowPatches) -> HttpResponse:
    """All of them or none."""
    run = _take(request, import_id)
    mend_rows(request, run, body.items)
    return _answer(request, take_own_import(import_id, by=request.actor))


@IMPORTS.post("/{row:import_id}/run", "run", answers=ImportItem)
def run(request: ApiRequest, import_id: int, body: Agreed) -> HttpResponse:
    """Writes the rows that are new or changed, in the background; also goes on after a pause. A
    token needs one for writing of each noun of which it makes something on the way."""
    _demand_made(request, _take(request, import_id).options.get("create") or ())
    by, at = request.actor, request.at
    return _answer(request, actions.run_import(import_id, seen_version=body.version, by=by, at=at))


@IMPORTS.post("/{row:import_id}/pause", "pause", answers=ImportItem)
def pause(request: ApiRequest, import_id: int) -> HttpResponse:
    """With the batch at work; `run` goes on."""
    _take(request, import_id)
    return _answer(request, actions.pause_import(import_id, by=request.actor, at=request.at))


@IMPORTS.post("/{row:import_id}/cancellation", "cancel", answers=ImportItem)
def cancel(request: ApiRequest, import_id: int) -> HttpResponse:
    """What is done stays, and can be taken back."""
    _take(request, import_id)
    return _answer(request, actions.cancel_import(import_id, by=request.actor, at=request.at))


@IMPORTS.post("/{row:import_id}/undo", "undo", answers=ImportItem)
def undo(request: ApiRequest, import_id: int) -> HttpResponse:
    """Takes back what nobody has touched since, in the background, and what was made on the way."""
    _demand_made(request, _take(request, import_id).options.get("create") or ())
    return _answer(request, actions.undo_import(import_id, by=request.actor, at=request.at))


@IMPORTS.post("/{row:import_id}/invitations", "invite", answers=ImportItem)
def invite(request: ApiRequest, import_id: int) -> HttpResponse:
    """Asks in whom it has added, where its option `invite` was `later`."""
    _take(request, import_id)
    return _answer(request, actions.invite_imported(import_id, by=request.actor, at=request.at))


def _demand_office(request: ApiRequest) -> None:
    if not request.actor.is_employee:
        raise NotVisible


def _take(request: ApiRequest, import_id: int, *, reach: Reach = Reach.WRITE) -> "Import":
    """One's own alone."""
    _demand_office(request)
    found = take_own_import(import_id, by=request.actor)
    demand_hearing(request, [noun_of(found.noun)], reach=reach)
    return found


def _demand_made(request: ApiRequest, nouns: Iterable[str]) -> None:
    """Also where an earlier import of the same file has said so."""
    demand_hearing(request, nouns, reach=Reach.WRITE)


def _heard(runs: "QuerySet[Import]", request: ApiRequest) -> "QuerySet[Import]":
    nouns = runs.order_by().values_list("noun", flat=True).distinct()
    return runs.filter(noun__in=[each for each in nouns if hears_of(request, noun_of(each))])


def _answer(request: ApiRequest, run: "Import", *, status: int = 200) -> HttpResponse:
    return answer(_item(request, run), status=status)


def _item(request: ApiRequest, run: "Import") -> ItemOf:
    (item,) = write_imports([run], request.actor, is_whole=True)
    return item
