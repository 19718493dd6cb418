"""What does the page of a life cycle show?"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _

from naryad.access.permissions import Permission
from naryad.tickets.checking import has_errors
from naryad.tickets.codes import Branch, CycleState, Who
from naryad.tickets.queries import CycleView, view_cycle
from naryad.web.acting import SignedInRequest
from naryad.web.http import Crumb
from naryad.web.office.ticket_settings.finding_words import describe_findings, marks_of
from naryad.web.office.ticket_settings.setting_face import describe_lines
from naryad.web.office.ticket_settings.tabs import lead_to
from naryad.web.span_words import say_span

if TYPE_CHECKING:
    from naryad.tickets.models import Cycle, Stage, Transition


@dataclass(frozen=True)
class WayLine:
    """A transition as the page shows it."""

    row: "Transition"
    who: str
    timer: str
    is_wrong: bool
    captions: list[tuple[str, str]]

    @property
    def is_main(self) -> bool:
        return self.row.branch == Branch.MAIN


@dataclass(frozen=True)
class StagePart:
    stage: "Stage"
    notes: list[str]
    ways: list[WayLine]
    is_start: bool
    is_wrong: bool


def describe_cycle(request: SignedInRequest, cycle: "Cycle") -> dict[str, Any]:
    actor, view = request.actor, view_cycle(cycle)
    wrong_stages, wrong_ways = marks_of(view.findings)
    is_draft = cycle.state == CycleState.DRAFT
    lines = describe_findings(view)
    stages = view.rows.stages
    notes = describe_lines(stages.values(), "stages", {}, today=actor.today)
    parts = [
        StagePart(
            line.row,
            line.notes,
            [_describe_way(each, view, wrong_ways) for each in view.leaving(line.row.pk)],
            is_start=line.row.pk == cycle.start_stage_id,
            is_wrong=line.row.pk in wrong_stages,
        )
        for line in notes
    ]
    return {
        "crumbs": [*lead_to("types"), Crumb(str(cycle.type.name))],
        "type": cycle.type,
        "cycle": cycle,
        "is_draft": is_draft,
        "parts": parts,
        "ways": len(view.rows.transitions),
        "findings": lines,
        "errors": sum(each.is_error for each in lines),
        "is_fit": not has_errors(view.findings),
        "may_edit": is_draft and actor.may_change(Permission.EDIT_TICKET_SETTINGS),
    }


def page_of_draft(cycle: "Cycle", anchor: str = "") -> str:
    """With the count of its changes, so that a browser which stands on the page loads it anew."""
    page = reverse("cycle", args=[cycle.type_id])
    return f"{page}?changes={cycle.version}{'#' if anchor else ''}{anchor}"


def _describe_way(row: "Transition", view: CycleView, wrong: set[int]) -> WayLine:
    links = view.rows.roles.get(row.pk, [])
    return WayLine(
        row,
        ", ".join(str(each.role.name) for each in links) if row.who == Who.ROLES else "",
        _say_timer(row),
        row.pk in wrong,
        [(str(each.role.name), str(each.name)) for each in links if each.name],
    )


def _say_timer(row: "Transition") -> str:
    if row.after_seconds is not None:
        return _("by itself after %(span)s") % {"span": say_span(row.after_seconds)}
    if row.before_deadline_seconds is not None:
        span = say_span(row.before_deadline_seconds)
        return _("by itself %(span)s before the deadline") % {"span": span}
    return ""
