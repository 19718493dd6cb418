"""What does the part of a list's page show that a search or another page exchanges?"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from secrets import token_urlsafe
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from markupsafe import Markup, escape

from naryad.core.conditions.operators import FieldKind
from naryad.core.moments import say_moment
from naryad.lists.fields import ListField
from naryad.lists.paging import COUNT_CAP
from naryad.lists.questions import Layout, Question
from naryad.lists.reading import SIZE, SORT_CAP, Found
from naryad.spreadsheets.nouns import has_file
from naryad.spreadsheets.sheets import sheets_for
from naryad.web.figures import say_capped, say_number
from naryad.web.lists.addresses import list_url, query_of
from naryad.web.lists.columns import Column, describe_heads, shown_columns
from naryad.web.lists.face import OpenList, OtherLook, Writer


def describe_rows(opened: OpenList, found: Found[Any], *, after: int) -> dict[str, Any]:
    question, face, rows = found.question, opened.face, found.page.rows
    columns = shown_columns(opened, question)
    return {
        "face": face,
        "title": face.title,
        "once": token_urlsafe(12),
        "bulk": face.offer_bulk(opened, question) if face.offer_bulk and rows else None,
        "heads": list(describe_heads(opened, columns, question)),
        "rows": list(_write(opened, columns, rows, is_labelled=question.layout == Layout.CARDS)),
        "key_list": _say_keys(face.bulk, face.peek, any(column.field.edit for column in columns)),
        "density": question.density,
        "is_cards": question.layout == Layout.CARDS,
        "layouts": _say_layouts(opened, question),
        "other_looks": _say_other_looks(opened, question),
        "query": query_of(opened, question),
        "found_said": say_found(found.count),
        "found_count": say_capped(found.count, COUNT_CAP),
        "shown_said": _say_shown(len(rows), after, found.count),
        "previous_url": _page_url(opened, found, found.page.before, max(0, after - SIZE)),
        "next_url": _page_url(opened, found, found.page.after, after + len(rows)),
        "too_long_said": _say_too_long() if found.is_too_long_to_sort else "",
        "newest_said": _say_newest(found.newest) if found.newest else "",
        "import_url": _offer_import(opened),
    }


def _say_layouts(opened: OpenList, question: Question) -> list[dict[str, Any]]:
    """The switch over the rows; each side keeps all the rest of the question."""
    return [
        {
            "label": label,
            "icon": icon,
            "url": list_url(opened, replace(question, layout=layout)),
            "current": layout == question.layout,
        }
        for layout, label, icon in (
            (Layout.TABLE, _("As a table"), "table"),
            (Layout.CARDS, _("As cards"), "layout-grid"),
        )
    ]


def _say_other_looks(opened: OpenList, question: Question) -> list[dict[str, Any]]:
    find = opened.face.other_looks
    query = query_of(opened, question)
    looks = [*(find(opened.actor) if find else ()), *_offer_file(opened)]
    return [
        {
            "label": look.label,
            "icon": look.icon,
            "url": f"{look.path}?{query}" if look.asks and query else look.path,
            "is_dialog": look.is_dialog,
        }
        for look in looks
    ]


def _offer_file(opened: OpenList) -> Iterator[OtherLook]:
    if has_file(opened.asked.noun) and opened.actor.viewed_by is None:
        path = reverse("export_new", args=[opened.asked.noun])
        yield OtherLook(_("Export"), "download", path, is_dialog=True)


def _offer_import(opened: OpenList) -> str:
    """Where rows of the noun come in from a file; nothing where they cannot."""
    noun, actor = opened.asked.noun, opened.actor
    if actor.viewed_by is not None or all(sheet.noun != noun for sheet in sheets_for(actor)):
        return ""
    return reverse("import_new", args=[noun])


def _say_keys(bulk: str, peek: str, edits: bool) -> str:
    """What the keys do, for their list; they are bound in list-keys.js."""
    keys = {"KeyJ KeyK": _("Next and previous row"), "Enter": _("Open the row")}
    if bulk:
        keys["KeyX"] = _("Select the row")
    if edits:
        keys["KeyE"] = _("Change it in place")
    if peek:
        keys |= {"Space": _("Look at the row beside the list"), "Esc": _("Back to the row")}
    return ";".join(f"{key}:{words}" for key, words in keys.items())


def say_found(count: int) -> str:
    return ngettext("%(count)s found", "%(count)s found", count) % {
        "count": say_capped(count, COUNT_CAP)
    }


def _say_too_long() -> str:
    words = _("More than %(most)s rows fit: narrow down to sort by this. They stand as usual.")
    return words % {"most": say_number(SORT_CAP)}


def _say_newest(count: int) -> str:
    words = _(
        "Too many have these words. Where they do not stand together, the newest %(count)s were "
        "looked through: another word, or a condition, finds older ones."
    )
    return words % {"count": say_number(count)}


def _write(
    opened: OpenList, columns: list[Column], rows: Any, *, is_labelled: bool
) -> Iterator[tuple[int, str, str, str, Markup]]:
    """Id, box, name, address of the actions and cells of each. Cells are joined here: in a
    template, eight loops a row cost as much as all the rest of it. On a card no head says what
    stands in a cell, so the cell says it."""
    face = opened.face
    written = face.write_cells(opened.asked.asker)
    writers = [
        (_open_cell(column, is_labelled=is_labelled), _writer(column.field, written))
        for column in columns
    ]
    for row in rows:
        cells = "".join([f"{cell}{_safe(write(row))}</td>" for cell, write in writers])
        menu_url = face.menu_url(row) if face.has_menu else ""
        said = face.pick_row(row), face.row_name(row), menu_url
        yield row.id, *said, Markup(cells)  # noqa: S704 - escaped


def _open_cell(column: Column, *, is_labelled: bool) -> str:
    label = f' data-label="{escape(column.field.label)}"' if is_labelled else ""
    return f'<td class="{column.cell}"{label}>'


def _safe(said: str) -> str:
    """As `escape`, which makes anew what is safe already."""
    return said if isinstance(said, Markup) else escape(said)


def _writer(field: ListField, written: Mapping[str, Writer]) -> Writer:
    if field.key in written:
        return written[field.key]
    value = field.value
    assert value is not None
    if field.kind == FieldKind.YES_NO:
        return lambda row: _("yes") if value(row) else ""
    return lambda row: _say(value(row))


def _say(value: object) -> str:
    if isinstance(value, datetime):
        return say_moment(value)
    if isinstance(value, int):
        return say_number(value)
    return "" if value is None else str(value)


def _page_url(opened: OpenList, found: Found[Any], token: str, after: int) -> str:
    return list_url(opened, found.question, page=token, after=after) if token else ""


def _say_shown(shown: int, after: int, found: int) -> str:
    if not shown:
        return ""
    return _("%(first)s–%(last)s of %(found)s") % {
        "first": say_number(after + 1),
        "last": say_number(after + shown),
        "found": say_capped(found, COUNT_CAP),
    }
