"""How does every page of the office show that something is still being done?

A cookie names the run, so that a page needs no query to know whether there is one.
"""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Protocol

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from naryad.lists.bulk.visibility import runs_visible_to
from naryad.web.acting import SignedInRequest
from naryad.web.doors import office_door
from naryad.web.http import is_fragment, render, see_other
from naryad.web.run_cookie import forget_run, read_run_cookie

if TYPE_CHECKING:
    from naryad.lists.bulk.models import BulkRun

# (younger than, seconds until the next look): the longer it takes, the less anybody stares at it.
_PACE = (
    (timedelta(seconds=10), 1),
    (timedelta(minutes=1), 2),
    (timedelta(minutes=5), 5),
)
_SLOWEST = 15


@office_door
@require_safe
def run_indicator(request: SignedInRequest) -> HttpResponse:
    """How far the run has come that the cookie names; an empty part once there is none. Without a
    script the address leads to the list of runs."""
    if not is_fragment(request):
        return see_other(request, reverse("runs"))
    run = runs_visible_to(request.actor).filter(pk=read_run_cookie(request) or 0).first()
    context = describe_progress(run, at=request.at) if run else {"pace": 0, "words": ""}
    context["run_now"] = run.pk if run else ""
    answer = render(request, "office/runs/indicator.html", context, block="indicator")
    return answer if run and run.is_open else forget_run(answer)


def describe_progress(run: "BulkRun", *, at: datetime) -> dict[str, Any]:
    percent = 100 * run.settled // run.total
    words = _("%(percent)s %% done") % {"percent": percent} if run.is_open else _("Ended")
    return {"pace": pace_of(run, at=at), "words": words}


class LongWork(Protocol):
    @property
    def is_open(self) -> bool: ...
    @property
    def created_at(self) -> datetime: ...


def pace_of(work: LongWork, *, at: datetime) -> int:
    """Seconds until another look pays; 0: never."""
    if not work.is_open:
        return 0
    age = at - work.created_at
    return next((seconds for younger, seconds in _PACE if age < younger), _SLOWEST)
