"""How does a program make a file of a list, and fetch it?"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.db.models import QuerySet
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import get_language

from naryad.api.answering import answer
from naryad.api.asking import ApiRequest, asker_of
from naryad.api.exported import (
    names_of,
    noun_of,
    read_columns,
    read_question,
    say_columns,
)
from naryad.api.hearing import demand_hearing, hears_of
from naryad.api.moments import say_moment
from naryad.api.operations import Noun
from naryad.api.paging import ItemOf
from naryad.api.plain_pages import PLAIN, PLAIN_PARAMETERS, answer_plain
from naryad.api.schemas.exports import Columns, ExportItem, Listed, NewExport
from naryad.api.schemas.lists import RANGE_PARAMETER
from naryad.api.schemas.shared import Page
from naryad.core.errors import NotVisible
from naryad.core.labels import Label
from naryad.files.sending import send
from naryad.files.serving import open_kept
from naryad.people.visibility import nameable_people
from naryad.spreadsheets import actions
from naryad.spreadsheets.nouns import columns_for_file, formats_of, has_file, open_noun
from naryad.spreadsheets.sheets import open_sheet
from naryad.spreadsheets.states import Format
from naryad.spreadsheets.visibility import exports_visible_to, fetch_export, take_export
from naryad.spreadsheets.way_back import leads_back

if TYPE_CHECKING:
    from naryad.spreadsheets.models import Export

EXPORTS = Noun("exports")


@EXPORTS.get("", "list", answers=Page[ExportItem], query=PLAIN, parameters=PLAIN_PARAMETERS)
def list_(request: ApiRequest) -> HttpResponse:
    """One's own, newest first; administrators see that there are others'. They are kept for 30
    days, their files for one. Customers have none."""
    _demand_office(request)
    rows = _heard(exports_visible_to(request.actor), request)
    return answer_plain(
        request, rows, lambda page: _items(page, request), of="exports", item=ExportItem
    )


@EXPORTS.get("/columns", "columns", answers=Columns, query=("noun",))
def columns(request: ApiRequest, noun: Listed) -> HttpResponse:
    """What a file of this list can hold, and in which formats it can be."""
    _demand_office(request)
    demand_hearing(request, [noun_of(noun)])
    if not has_file(noun):
        open_sheet(noun, request.actor)
        formats = [each for each in Format if each != Format.ZIP]
        return answer({"noun": noun, "formats": formats, "imports_back": True, "columns": []})
    asked = open_noun(noun, asker_of(request))
    names = {key: name for name, key in names_of(asked).items()}
    told = {
        "noun": noun,
        "formats": formats_of(noun),
        "imports_back": leads_back(noun, request.actor),
        "columns": [
            {"name": names[each.key], "label": str(each.label), "shown": each.is_shown}
            for each in columns_for_file(asked)
        ],
    }
    return answer(told)


@EXPORTS.post("", "add", answers=ExportItem, status=201)
def add(request: ApiRequest, body: NewExport) -> HttpResponse:
    """Made in the background, of what the caller may see by then; three of a person at once. For an
    archive of what is attached a token needs one for `files` as well."""
    _demand_office(request)
    demand_hearing(request, _nouns_in(body.noun, body.format))
    export = _start(request, body)
    return answer(_items([export], request)[0], status=201)


@EXPORTS.get("/{row:export_id}", "one", answers=ExportItem)
def one(request: ApiRequest, export_id: int) -> HttpResponse:
    """How far it has come."""
    return answer(_items([_take(request, export_id)], request)[0])


@EXPORTS.get("/{row:export_id}/content", "content", gives_bytes=True, parameters=[RANGE_PARAMETER])
def content(request: ApiRequest, export_id: int) -> HttpResponseBase:
    """The file, to its maker alone; 409 before it is ready and after it is gone, 403 where they may
    see less than when it was made."""
    known = _take(request, export_id)
    demand_hearing(request, _nouns_in(known.noun, known.format))
    found = fetch_export(export_id, by=request.actor, at=request.at)
    served = open_kept(str(found.file_key), name=found.file_name, size=found.size)
    return send(request, served, minutes=0)


@EXPORTS.post("/{row:export_id}/cancellation", "cancel", answers=ExportItem)
def cancel(request: ApiRequest, export_id: int) -> HttpResponse:
    """One's own. One that has ended stays as it is."""
    _take(request, export_id)
    export = actions.cancel_export(export_id, by=request.actor, at=request.at)
    return answer(_items([export], request)[0])


def _demand_office(request: ApiRequest) -> None:
    if not request.actor.is_employee:
        raise NotVisible


def _start(request: ApiRequest, body: NewExport) -> "Export":
    by, at, language = request.actor, request.at, (get_language() or "en")[:2]
    asker, format_ = asker_of(request), Format(body.format)
    if not has_file(body.noun):
        return actions.start_directory_export(
            body.noun,
            format=format_,
            zone=asker.zone.key,
            language=language,
            came_from="",
            by=by,
            at=at,
        )
    asked = open_noun(body.noun, asker)
    return actions.start_export(
        body.noun,
        read_question(asked, body),
        columns=read_columns(asked, body),
        imports_back=body.imports_back,
        format=format_,
        asker=asker,
        language=language,
        by=by,
        at=at,
    )


def _take(request: ApiRequest, export_id: int) -> "Export":
    _demand_office(request)
    found = take_export(export_id, by=request.actor)
    demand_hearing(request, [noun_of(found.noun)])
    return found


def _nouns_in(listed: str, format: str) -> list[str]:
    """Of which something stands in the file."""
    return [noun_of(listed), *(["files"] if format == Format.ZIP else [])]


def _heard(rows: "QuerySet[Export]", request: ApiRequest) -> "QuerySet[Export]":
    nouns = rows.order_by().values_list("noun", flat=True).distinct()
    return rows.filter(noun__in=[each for each in nouns if hears_of(request, noun_of(each))])


def _items(exports: "Sequence[Export]", request: ApiRequest) -> list[ItemOf]:
    named = nameable_people(request.actor).filter(pk__in={each.by_id for each in exports})
    seen = set(named.values_list("pk", flat=True))
    return [_item(each, seen, request) for each in exports]


def _item(export: "Export", seen: set[int], request: ApiRequest) -> ItemOf:
    is_own = export.by_id == request.actor.person_id
    return {
        "id": export.pk,
        "noun": export.noun,
        "format": export.format,
        "columns": say_columns(export.noun, export.columns),
        "imports_back": export.imports_back,
        "by": export.by_id if export.by_id in seen else None,
        "state": export.state.lower(),
        "because": str(Label(export.because)),
        "total": export.total,
        "written": export.written,
        "gone": export.gone,
        "ready": is_own and export.is_there(at=request.at),
        "file_name": export.file_name,
        "size": export.size,
        "created_at": say_moment(export.created_at),
        "started_at": say_moment(export.started_at),
        "ended_at": say_moment(export.ended_at),
        "expires_at": say_moment(export.expires_at),
    }
