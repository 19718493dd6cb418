"""In which words does an export say how far it has come?"""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from naryad.access.actor import Actor
from naryad.lists.paging import ListPage
from naryad.spreadsheets.nouns import name_noun
from naryad.spreadsheets.states import ExportState, Format
from naryad.web.figures import say_number, say_size
from naryad.web.jinja import with_query
from naryad.web.office.runs.indicator import pace_of
from naryad.web.office.runs.run_face import Shape

if TYPE_CHECKING:
    from naryad.spreadsheets.models import Export

_STATES = {
    ExportState.WAITING: ("new", "plan"),
    ExportState.RUNNING: ("work", "work"),
    ExportState.READY: ("done", "done"),
    ExportState.CANCELLED: ("off", "cancel"),
    ExportState.STOPPED: ("bad", "bad"),
}


def describe_export(export: "Export", *, actor: Actor, at: datetime) -> dict[str, Any]:
    is_own, is_there = export.by_id == actor.person_id, export.is_there(at=at)
    return {
        "export": export,
        "title": name_noun(export.noun),
        "format": Format(export.format).label,
        "state": say_state(export),
        "said": say_progress(export),
        "gone_said": _say_gone(export.gone) if export.gone else "",
        "size": say_size(export.size) if export.size else "",
        "file_url": reverse("export_file", args=[export.pk]) if is_own and is_there else "",
        "is_over": export.state == ExportState.READY and not is_there,
        "may_cancel": is_own and export.is_open and export.cancel_asked_at is None,
        "pace": pace_of(export, at=at),
        "is_own": is_own,
    }


def describe_exports(
    page: "ListPage[Export]", *, actor: Actor, at: datetime, is_whole: bool
) -> dict[str, Any]:
    here, of = reverse("exports"), "all" if is_whole else ""
    return {
        "is_whole": is_whole,
        "rows": [describe_export(each, actor=actor, at=at) for each in page.rows],
        "views": _views(here, is_whole=is_whole) if actor.is_administrator else [],
        "previous_url": with_query(here, of=of, page=page.before) if page.before else "",
        "next_url": with_query(here, of=of, page=page.after) if page.after else "",
    }


def say_state(export: "Export") -> Shape:
    if export.is_open and export.cancel_asked_at:
        return Shape("wait", "wait", _("Being cancelled"))
    return Shape(*_STATES[ExportState(export.state)], ExportState(export.state).label)


def say_progress(export: "Export") -> str:
    if export.total is None:
        return _("Looking for the rows")
    return _("%(written)s of %(total)s rows") % {
        "written": say_number(export.written),
        "total": say_number(export.total),
    }


def _say_gone(count: int) -> str:
    words = ngettext(
        "%(count)s row was gone, or not visible any more, when its turn came.",
        "%(count)s rows were gone, or not visible any more, when their turn came.",
        count,
    )
    return words % {"count": say_number(count)}


def _views(here: str, *, is_whole: bool) -> list[dict[str, Any]]:
    return [
        {"label": _("Mine"), "url": here, "current": not is_whole},
        {"label": _("Everybody's"), "url": with_query(here, of="all"), "current": is_whole},
    ]
