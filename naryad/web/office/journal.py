"""What does the journal of sign-ins and changes of rights answer?"""

from dataclasses import replace

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from naryad.access.permissions import Permission
from naryad.core.cursors import read_cursor
from naryad.lists.finding import find_people
from naryad.lists.journal import name_subjects, page_of_journal, read_conditions
from naryad.web.acting import SignedInRequest
from naryad.web.doors import office_door
from naryad.web.http import Crumb, render, see_other
from naryad.web.jinja import with_query
from naryad.web.office.journal_face import describe_journal
from naryad.web.taking import demand

_SIZE = 50
_LONGEST = 100
_MOST_MEANT = 8


@office_door
@require_safe
def journal(request: SignedInRequest) -> HttpResponse:
    actor = request.actor
    demand(actor, Permission.SEE_JOURNAL)
    conditions = read_conditions(request.GET.dict())
    asked = request.GET.get("q", "")[:_LONGEST]
    meant = find_people(asked, actor=actor, most=_MOST_MEANT) if asked else []
    if len(meant) == 1:
        conditions = replace(conditions, person_id=meant[0].person.pk)
        return see_other(request, with_query(reverse("journal"), **conditions.query()))
    cursor = read_cursor(request.GET.get("page"))
    page = page_of_journal(conditions, actor=actor, cursor=cursor, size=_SIZE)
    names = name_subjects(page.rows, actor=actor)
    context = {
        "crumbs": [Crumb(_("Journal"))],
        **describe_journal(conditions, page, names=names, actor=actor),
        "asked": asked,
        "meant": [each.person for each in meant],
    }
    return render(request, "office/journal/list.html", context, block="found")
