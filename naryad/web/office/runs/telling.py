"""Where does one come to after a bulk run has begun, and what is said there?"""

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from naryad.lists.bulk.queries import may_be_undone
from naryad.lists.bulk.registry import find_verb
from naryad.web.acting import SignedInRequest
from naryad.web.figures import say_number
from naryad.web.http import Undo, see_other, toast
from naryad.web.next_page import next_page
from naryad.web.run_cookie import keep_run

if TYPE_CHECKING:
    from naryad.lists.bulk.models import BulkRun


def tell(request: SignedInRequest, run: "BulkRun") -> HttpResponse:
    """All went well: back to the list with a word and an undo. Else to the run's own page, which
    says what did not and why, or how far it has come."""
    page = reverse("run", args=[run.pk])
    if run.is_open:
        return keep_run(see_other(request, page), run.pk)
    if run.refused or run.stale or run.waiting:
        return see_other(request, page)
    may_undo = run.undoes_id is None and may_be_undone(run, actor=request.actor, at=request.at)
    back = next_page(request, otherwise=run.came_from or page)
    undo = Undo(reverse("run_undo", args=[run.pk]), {"next": back}) if may_undo else None
    toast(request, say_done(run) or _("Nothing had to be changed"), undo=undo, more=page)
    return see_other(request, back)


def say_done(run: "BulkRun") -> str:
    """Nothing where nothing was done."""
    if not run.done:
        return ""
    said = find_verb(run.noun, run.verb).said(run.done)
    return said % {"count": say_number(run.done)}
