"""What does the journal of sign-ins and changes of rights answer?"""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from naryad.access.permissions import Permission
from naryad.core.cursors import read_cursor
from naryad.lists.finding import find_people
from naryad.lists.journal import name_subjects, page_of_journal, read_conditions
from naryad.web.acting import SignedInRequest
from naryad.web.doors import office_door
from naryad.web.http import Crumb, render
from naryad.web.office.journal_face import describe_journal
from naryad.web.taking import demand

_SIZE = 50


@office_door
@require_safe
def journal(request: SignedInRequest) -> HttpResponse:
    actor = request.actor
    demand(actor, Permission.SEE_JOURNAL)
    conditions = read_conditions(request.GET.dict())
    cursor = read_cursor(request.GET.get("page"))
    page = page_of_journal(conditions, actor=actor, cursor=cursor, size=_SIZE)
    names = name_subjects(page.rows, actor=actor)
    context = {
        "crumbs": [Crumb(_("Journal"))],
        **describe_journal(conditions, page, names=names, actor=actor),
    }
    return render(request, "office/journal/list.html", context, block="found")


@office_door
@require_safe
def journal_people(request: SignedInRequest) -> HttpResponse:
    """Answers the search of the condition "Person"."""
    demand(request.actor, Permission.SEE_JOURNAL)
    found = find_people(request.GET.get("q", "")[:100], actor=request.actor, most=20)
    people = [each.person for each in found]
    return render(request, "office/journal/people.html", {"people": people})
