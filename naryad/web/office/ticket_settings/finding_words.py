"""In which words does the check of a life cycle say what is wrong, and what helps?"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from naryad.tickets.checking import Finding, Wrong
from naryad.tickets.queries import CycleView

_WORDS: dict[Wrong, tuple[str | Promise, str | Promise]] = {
    Wrong.NO_START: (_("No stage is the first."), _("Choose where a ticket begins.")),
    Wrong.NO_START_STATUS: (
        _("No status is the first."),
        _("Choose what the customer sees of a new ticket."),
    ),
    Wrong.DELETED_STAGE: (
        _("“%(stage)s” has been deleted."),
        _("Take it out of the cycle, or restore it."),
    ),
    Wrong.DELETED_STATUS: (
        _("“%(name)s” sets a status that has been deleted."),
        _("Choose another status."),
    ),
    Wrong.UNREACHABLE: (
        _("No way leads to “%(stage)s”."),
        _("Add a transition that leads there, or take the stage out."),
    ),
    Wrong.DEAD_END: (
        _("“%(stage)s” has no way out."),
        _("Tickets would be stuck. Add a transition, or make its kind done or closed."),
    ),
    Wrong.NO_WAY_TO_DONE: (
        _("From “%(stage)s” nothing leads to a stage that is done or closed."),
        _("Tickets would go round for ever."),
    ),
    Wrong.NOBODY_MAY: (
        _("Nobody can make “%(name)s”."),
        _("Choose roles whose holders may, or give it a time."),
    ),
    Wrong.TIMERS_CONTRADICT: (
        _("“%(name)s” has a timer that contradicts another one."),
        _("Of equal timers nobody knows which comes first."),
    ),
    Wrong.TIMER_NEVER_FIRES: (
        _("The timer of “%(name)s” never fires."),
        _("A shorter one leads out of the same stage before."),
    ),
    Wrong.TIMER_CANNOT_SCAN: (
        _("The timer of “%(name)s” leads where the code of the object must be scanned."),
        _("A timer stands before no object: it will not lead there."),
    ),
    Wrong.ROLE_GONE: (
        _("“%(name)s” is granted to a role that is no more, or may not move tickets."),
        _("The other roles still make it."),
    ),
    Wrong.NOT_FOR_CUSTOMERS: (
        _("“%(name)s” is of the customers' branch, and no role for customers makes it."),
        _("Customers will not see it."),
    ),
    Wrong.CLOCK_NEVER_STOPS: (
        _("No stage completes the work or closes the ticket."),
        _("Every ticket would be overdue one day."),
    ),
    Wrong.CLOSED_STAYS_OPEN: (
        _("“%(stage)s” is of the kind closed and does not close the ticket."),
        _("Its tickets stay in the lists of open ones."),
    ),
}
_START_STATUS = _("The first status has been deleted.")


@dataclass(frozen=True)
class FindingLine:
    """`anchor`: where on the page it stands; nothing where it is about the whole."""

    is_error: bool
    said: str
    advice: str | Promise
    anchor: str = ""
    stage_id: int | None = None
    transition_id: int | None = None
    is_about_start: bool = False


def describe_findings(view: CycleView) -> list[FindingLine]:
    return [_describe(each, view) for each in view.findings]


def marks_of(findings: Iterable[Finding]) -> tuple[set[int], set[int]]:
    """Stages and transitions with an error, for the picture."""
    wrong = [each for each in findings if each.is_error]
    stages = {each.stage_id for each in wrong if each.transition_id is None and each.stage_id}
    return stages, {each.transition_id for each in wrong if each.transition_id}


def _describe(finding: Finding, view: CycleView) -> FindingLine:
    said, advice = _WORDS[finding.wrong]
    way = next((each for each in view.rows.transitions if each.pk == finding.transition_id), None)
    stage = view.rows.stages.get(finding.stage_id or 0)
    if finding.wrong == Wrong.DELETED_STATUS and way is None:
        said = _START_STATUS
    names = {"name": str(way) if way else "", "stage": str(stage) if stage else ""}
    anchor = f"way-{way.pk}" if way else f"stage-{stage.pk}" if stage else ""
    return FindingLine(
        finding.is_error,
        str(said) % names,
        advice,
        anchor,
        finding.stage_id,
        finding.transition_id,
        is_about_start=finding.wrong in (Wrong.NO_START, Wrong.NO_START_STATUS)
        or (finding.wrong == Wrong.DELETED_STATUS and way is None),
    )
