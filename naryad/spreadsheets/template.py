"""How does the file look that somebody fills in to have it read?

Its heads are in the language that was asked for, those of required columns with an asterisk; a note
at the head says what a cell may hold, and where there is something to choose from, cells offer it.
"""

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape

import rustpy_xlsxwriter
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from naryad.access.actor import Actor
from naryad.spreadsheets.files_in.limits import MOST_ROWS
from naryad.spreadsheets.sheets import columns_for, open_sheet
from naryad.spreadsheets.sheets.columns import ColumnKind, SheetColumn
from naryad.spreadsheets.sheets.finding import Labelled

_WIDTH, _LONGEST_NAME = 22.0, 28
# More than these nobody picks from a list.
_MOST_OFFERED = 1_000
_KINDS: Mapping[ColumnKind, str | Promise] = {
    ColumnKind.EMAIL: gettext_lazy("As name@example.com."),
    ColumnKind.PHONE: gettext_lazy("As +7 916 123-45-67 or 8 916 123-45-67."),
    ColumnKind.DATE: gettext_lazy("A day, as 27.11.2026."),
    ColumnKind.MOMENT: gettext_lazy("A day and a time, as 27.11.2026 09:30."),
    ColumnKind.NUMBER: gettext_lazy("A number."),
    ColumnKind.FLAG: gettext_lazy("Yes or no."),
}
# A day that somebody types shall stay a day; all else is text, so that no zero in front is lost.
_TYPED = {ColumnKind.DATE, ColumnKind.MOMENT, ColumnKind.NUMBER}
# Where a rule of the library names one of our lists.
_RULE = re.compile(r'sqref="([A-Z]+)2"><formula1>"@(\d+)"</formula1>')


@dataclass(frozen=True, slots=True)
class Template:
    name: str
    data: bytes


def write_template(noun: str, *, language: str, actor: Actor) -> Template:
    """An .xlsx of what the actor may fill in. Raises NotVisible for what they may not import."""
    sheet = open_sheet(noun, actor)
    columns = columns_for(sheet, actor)
    with override(language):
        title = str(sheet.label)
        book = _draw(title[:_LONGEST_NAME], columns, actor)
        return Template(f"{title} – {_('template')}.xlsx", book)


def _draw(title: str, columns: Sequence[SheetColumn], actor: Actor) -> bytes:
    heads = _name_heads(columns)
    offers = {head: _offer(column, actor) for head, column in heads.items()}
    offered = {head: words for head, words in offers.items() if words}
    lists = _("Lists")
    rows: Any = [(title, [dict.fromkeys(heads)])]
    if offered:
        words = [word for each in offered.values() for word in each]
        rows.append((lists, [{lists: word} for word in words]))
    plain = rustpy_xlsxwriter.Format().set_num_format("@")
    target = io.BytesIO()
    rustpy_xlsxwriter.write_worksheets(
        rows,
        target,
        bold_headers=True,
        column_width={"general": _WIDTH},
        freeze_panes={title: {"row": 1, "col": 0}},
        column_formats={
            title: {head: plain for head, column in heads.items() if column.kind not in _TYPED}
        },
        notes={title: {head: _say_note(column) for head, column in heads.items()}},
        sheet_view={lists: {"hidden": True}} if offered else {},
        data_validations={title: _rules(offered, heads)},
    )
    return _point_to_lists(target.getvalue(), lists, list(offered.values()))


def _name_heads(columns: Sequence[SheetColumn]) -> dict[str, SheetColumn]:
    """No two alike; what is known by its head is read back whatever stands beside it."""
    heads: dict[str, SheetColumn] = {}
    for column in columns:
        head = str(column.label) + ("*" if column.required else "")
        while head in heads:
            head += " "
        heads[head] = column
    return heads


def _offer(column: SheetColumn, actor: Actor) -> list[str]:
    if column.kind == ColumnKind.FLAG:
        return [_("yes"), _("no")]
    if column.choices is not None:
        return [str(choice.label) for choice in column.choices(actor)]
    names = column.find.names(actor) if isinstance(column.find, Labelled) else []
    return names if len(names) <= _MOST_OFFERED else []


def _say_note(column: SheetColumn) -> dict[str, Any]:
    said = [
        _("Required for what is new.") if column.required else "",
        str(_KINDS.get(column.kind, "")),
        str(column.note),
    ]
    text = " ".join(each for each in said if each) or _("May stay empty.")
    return {"text": text, "author": "Naryad"}


def _rules(
    offered: Mapping[str, Sequence[str]], heads: Mapping[str, SheetColumn]
) -> dict[str, dict[str, Any]]:
    """Where several words may stand in one cell, another one is only asked about."""
    return {
        head: {
            "type": "list",
            # The library takes no range of cells, so this is replaced afterwards.
            "values": [f"@{number}"],
            "error_style": "warning" if heads[head].kind == ColumnKind.REFERENCES else "stop",
            "error_title": _("Not on the list"),
            "error_message": _("Choose from the list, or write exactly as it is there."),
        }
        for number, head in enumerate(offered)
    }


def _point_to_lists(book: bytes, lists: str, offered: Sequence[Sequence[str]]) -> bytes:
    """Rules are written with a mark in place of their list, and for one row. The lists stand below
    each other on a sheet of their own."""
    ranges, first = [], 2
    for words in offered:
        ranges.append(f"'{escape(lists)}'!$A${first}:$A${first + len(words) - 1}")
        first += len(words)

    def point(found: re.Match[str]) -> str:
        column, number = found.groups()
        cells = f"{column}2:{column}{MOST_ROWS}"
        return f'sqref="{cells}"><formula1>{ranges[int(number)]}</formula1>'

    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(book)) as before,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as now,
    ):
        for name in before.namelist():
            data = before.read(name)
            if name == "xl/worksheets/sheet1.xml":
                data = _RULE.sub(point, data.decode()).encode()
            now.writestr(name, data)
    return target.getvalue()
