"""What do the pages of files answer that take long to make?"""

from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from naryad.core.cursors import read_cursor
from naryad.lists.paging import take_page
from naryad.outputs import actions
from naryad.outputs.makers import find_maker
from naryad.outputs.readers import file_of
from naryad.outputs.states import OutputState
from naryad.outputs.visibility import outputs_visible_to
from naryad.web.acting import SignedInRequest
from naryad.web.doors import office_door
from naryad.web.figures import say_number
from naryad.web.http import Crumb, render, see_other
from naryad.web.jinja import with_query
from naryad.web.office.runs.indicator import pace_of
from naryad.web.taking import take

if TYPE_CHECKING:
    from naryad.outputs.models import Output

_SIZE = 50
_LOOKS = {
    OutputState.WAITING: ("new", "plan"),
    OutputState.RUNNING: ("work", "work"),
    OutputState.DONE: ("done", "done"),
    OutputState.CANCELLED: ("off", "cancel"),
    OutputState.STOPPED: ("bad", "bad"),
}


@office_door
@require_safe
def outputs(request: SignedInRequest) -> HttpResponse:
    cursor = read_cursor(request.GET.get("page"))
    own = outputs_visible_to(request.actor).defer("rows", "parameters")
    page = take_page(own, order="created_at", cursor=cursor, size=_SIZE, newest_first=True)
    here = reverse("outputs")
    context = {
        "crumbs": [Crumb(_("Made files"))],
        "rows": [(each, _say_state(each)) for each in page.rows],
        "previous_url": with_query(here, page=page.before) if page.before else "",
        "next_url": with_query(here, page=page.after) if page.after else "",
    }
    return render(request, "office/outputs/list.html", context)


@office_door
@require_safe
def output(request: SignedInRequest, output_id: int) -> HttpResponse:
    """How far it has come; a behaviour asks for it again."""
    found = take(outputs_visible_to(request.actor).defer("rows", "parameters"), output_id)
    context = {
        "crumbs": [Crumb(_("Made files"), reverse("outputs")), Crumb(found.title)],
        "output": found,
        "label": find_maker(found.maker).label,
        "state": _say_state(found),
        "said": _say_progress(found),
        "file": file_of(found),
        "pace": pace_of(found, at=request.at),
        "may_cancel": found.is_open and found.cancel_asked_at is None,
    }
    return render(request, "office/outputs/output.html", context, block="output")


@office_door
@require_POST
def output_cancellation(request: SignedInRequest, output_id: int) -> HttpResponse:
    actions.cancel_output(output_id, by=request.actor, at=request.at)
    return see_other(request, reverse("output", args=[output_id]))


def _say_state(found: "Output") -> dict[str, str | Promise]:
    state = OutputState(found.state)
    kind, glyph = _LOOKS[state]
    return {"word": state.label, "kind": kind, "glyph": glyph}


def _say_progress(found: "Output") -> str:
    values: dict[str, Any] = {
        "done": say_number(found.settled),
        "total": say_number(found.total),
    }
    if found.is_open and found.settled == found.total:
        return _("Being put together: %(total)s") % values
    return _("%(done)s of %(total)s") % values
