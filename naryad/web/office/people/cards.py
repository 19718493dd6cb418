"""What do the tabs of a person's card answer?"""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from naryad.access.permissions import Permission
from naryad.accounts.invitation_story import read_story
from naryad.accounts.queries import last_seen
from naryad.core.errors import NotPermitted
from naryad.core.ids import read_id
from naryad.lists.timeline import read_timeline
from naryad.registration.queries import comings_of
from naryad.registration.twins import likely_twins
from naryad.web.acting import SignedInRequest
from naryad.web.doors import office_door
from naryad.web.http import is_fragment, render
from naryad.web.office.people.invitation_face import tell_invitation
from naryad.web.office.people.person_page import (
    frame_page,
    may_see_rights,
    may_see_roles,
    open_page,
)
from naryad.web.office.people.rights_face import explain_rights, sum_up_rights, why_closed
from naryad.web.office.people.timeline import tell_person
from naryad.web.office.people.waiting import is_news, plan_look

_EVENTS = 50


@office_door
@require_safe
def person(request: SignedInRequest, person_id: int) -> HttpResponse:
    """General; the menu of a row in a list asks for what can be done alone, a card whose
    invitation is on its way for what is new."""
    page = open_page(request, person_id)
    actor, shows_rights = request.actor, may_see_rights(request.actor, person_id)
    context = frame_page(request, page, tab="person")
    if is_fragment(request) and "look" not in request.GET:
        return render(request, "office/people/acts.html", context)
    context |= {
        "look": plan_look(page.invitation, asked=request.GET),
        "is_news": is_fragment(request) and is_news(page.invitation, asked=request.GET),
        "steps": tell_invitation(read_story(page.person), page.invitation, at=request.at),
        "rights": list(sum_up_rights(page.card)) if shows_rights else [],
        "twins": likely_twins(actor, page.person),
        "comings": comings_of(actor, page.person),
        "sees_roles": may_see_roles(actor),
        "sees_all_companies": actor.may(Permission.SEE_ALL_COMPANIES),
        "closed": why_closed(page.person, page.invitation, at=request.at),
        "seen_at": last_seen([person_id], organization_id=actor.organization_id).get(person_id),
    }
    return render(request, "office/people/person.html", context, block="look")


@office_door
@require_safe
def qualification(request: SignedInRequest, person_id: int) -> HttpResponse:
    page = open_page(request, person_id)
    context = frame_page(request, page, tab="person_qualification")
    return render(request, "office/people/qualification.html", context)


@office_door
@require_safe
def other(request: SignedInRequest, person_id: int) -> HttpResponse:
    page = open_page(request, person_id)
    context = frame_page(request, page, tab="person_other")
    context["is_banned"] = page.person.is_banned(at=request.at)
    return render(request, "office/people/other.html", context)


@office_door
@require_safe
def history(request: SignedInRequest, person_id: int) -> HttpResponse:
    page = open_page(request, person_id)
    before_id = read_id(request.GET.get("before", ""))
    events = read_timeline(
        "person",
        person_id,
        actor=request.actor,
        before_id=before_id,
        most=_EVENTS + 1,
    )
    context = frame_page(request, page, tab="person_history") | {
        "happenings": tell_person(events[:_EVENTS]),
        "older": events[_EVENTS - 1].pk if len(events) > _EVENTS else None,
        "is_first": before_id is None,
    }
    return render(request, "office/people/history.html", context)


@office_door
@require_safe
def rights(request: SignedInRequest, person_id: int) -> HttpResponse:
    """Why can they, and why can they not; after a move also what has become of their rights."""
    page = open_page(request, person_id)
    if not may_see_rights(request.actor, person_id):
        raise NotPermitted
    context = frame_page(request, page, tab="person_rights") | {
        "rights": explain_rights(page.card),
        "closed": why_closed(page.person, page.invitation, at=request.at),
        "is_moved": "moved" in request.GET,
    }
    return render(request, "office/people/rights.html", context)
