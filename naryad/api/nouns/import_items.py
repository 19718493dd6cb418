"""How do an import and its rows become items?"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from naryad.access.actor import Actor
from naryad.api.moments import say_moment
from naryad.api.paging import ItemOf
from naryad.core.labels import Label
from naryad.people.visibility import nameable_people
from naryad.spreadsheets.sheets import columns_for, may_import, sheet_of
from naryad.spreadsheets.sheets.columns import SheetColumn

if TYPE_CHECKING:
    from naryad.spreadsheets.models import Import, ImportRow


def write_imports(runs: "Sequence[Import]", actor: Actor, *, is_whole: bool) -> list[ItemOf]:
    """`is_whole`: with the fields to which columns can go, whose choices are read for it."""
    named = nameable_people(actor).filter(pk__in={each.by_id for each in runs})
    seen = set(named.values_list("pk", flat=True))
    return [
        {
            **_plain(each, by=each.by_id if each.by_id in seen else None),
            **_inside(each, actor, is_whole=is_whole),
        }
        for each in runs
    ]


def _plain(run: "Import", *, by: int | None) -> ItemOf:
    return {
        "id": run.pk,
        "noun": run.noun,
        "by": by,
        "state": run.state.lower(),
        "because": str(Label(run.because)),
        "size": run.size,
        "format": run.format,
        "total": run.total,
        "counts": run.counts,
        "created_at": say_moment(run.created_at),
        "checked_at": say_moment(run.checked_at),
        "started_at": say_moment(run.started_at),
        "ended_at": say_moment(run.ended_at),
        "undone_at": say_moment(run.undone_at),
        "version": run.version,
    }


def _inside(run: "Import", actor: Actor, *, is_whole: bool) -> ItemOf:
    """What the file holds is nobody else's to see."""
    is_own, sheet = run.by_id == actor.person_id, sheet_of(run.noun)
    offers = is_own and is_whole and may_import(sheet, actor)
    return {
        "file_name": run.file_name if is_own else "",
        "sheets": run.sheets if is_own else [],
        "sheet": run.sheet if is_own else "",
        "header_line": run.header_line,
        "columns": [
            {"column": place, "head": str(each["head"]), "samples": each["samples"]}
            for place, each in enumerate(run.columns if is_own else ())
        ],
        "mapping": run.mapping if is_own else [],
        "fields": [_field(each, actor) for each in columns_for(sheet, actor)] if offers else [],
        "values": run.values if is_own else {},
        "keys": [{"code": each.code, "fields": list(each.columns)} for each in sheet.keys],
        "key": run.key,
        "options": run.options if is_own else {},
    }


def _field(column: SheetColumn, actor: Actor) -> ItemOf:
    choices = None
    if column.choices is not None:
        choices = [choice.code for choice in column.choices(actor)]
    return {
        "name": column.key,
        "label": str(column.label),
        "required": column.required,
        "choices": choices,
    }


def tell_rows(rows: "Sequence[ImportRow]") -> list[ItemOf]:
    return [
        {
            "line": row.line,
            "state": row.state.lower(),
            "cells": _cells(row.cells, row.fixed),
            "fixed": sorted(int(place) for place in row.fixed),
            "remarks": [_remark(each) for each in row.remarks],
            "target": row.target_id,
            "changes": row.changes,
        }
        for row in rows
    ]


def _cells(read: Sequence[Any], fixed: Mapping[str, str]) -> list[str]:
    width = max([len(read), *(int(place) + 1 for place in fixed)])
    cells = [*map(str, read), *[""] * width][:width]
    for place, text in fixed.items():
        cells[int(place)] = text
    return cells


def _remark(said: Mapping[str, Any]) -> ItemOf:
    return {
        "column": said["column"],
        "code": said["code"],
        "message": str(Label(said["message"])),
        "text": said["text"],
    }
