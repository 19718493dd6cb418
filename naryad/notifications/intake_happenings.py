"""What of what comes in from outside concerns somebody, and when has somebody settled it?"""

from collections.abc import Collection, Sequence

from django.db.models import Q

from naryad.access.permissions import Permission
from naryad.history.models import Event
from naryad.intake.models import Inquiry
from naryad.intake.states import InquiryState
from naryad.notifications.happenings import Happening
from naryad.notifications.topics import Topic
from naryad.people.holders import employees_who_may
from naryad.registration.models import Registration
from naryad.registration.states import RegistrationState

REGISTERED = "person.registered"
_WAIT = ("inquiry.sent", "inquiry.reopened")
_SETTLED = ("inquiry.accepted", "inquiry.joined", "inquiry.refused")
_DECIDED = ("person.approved", "person.registration_refused")
KINDS = frozenset({REGISTERED, *_WAIT, *_SETTLED, *_DECIDED})


def gather_intake(events: Sequence[Event], *, organization_id: int) -> list[Happening]:
    """What waits still: a report that became a ticket at once is no news of its own. In a fixed
    number of queries."""
    return [
        *_inquiries([each for each in events if each.kind in _WAIT], organization_id),
        *_registrations([each for each in events if each.kind == REGISTERED], organization_id),
    ]


def settled_by(events: Sequence[Event]) -> Q | None:
    """The notices that need nobody any more; None where there are none."""
    inquiries = [each.subject_id for each in events if each.kind in _SETTLED]
    people = [each.subject_id for each in events if each.kind in _DECIDED]
    if not inquiries and not people:
        return None
    return Q(inquiry_id__in=inquiries) | Q(registration__person_id__in=people)


def _inquiries(events: Sequence[Event], organization_id: int) -> list[Happening]:
    if not events:
        return []
    known = Inquiry.objects.filter(
        organization_id=organization_id,
        pk__in=[each.subject_id for each in events],
        state=InquiryState.NEW,
    )
    waiting = set(known.values_list("pk", flat=True))
    takers = _who_may(Permission.ADD_TICKETS, organization_id) if waiting else frozenset()
    return [
        Happening(each, Topic.inquiry(each.subject_id), takers=takers)
        for each in events
        if each.subject_id in waiting
    ]


def _registrations(events: Sequence[Event], organization_id: int) -> list[Happening]:
    if not events:
        return []
    known = Registration.objects.filter(
        organization_id=organization_id,
        person_id__in=[each.subject_id for each in events],
        state=RegistrationState.WAITING,
    )
    waiting = dict(known.order_by("pk").values_list("person_id", "pk"))
    takers = _who_may(Permission.INVITE_PEOPLE, organization_id) if waiting else frozenset()
    return [
        Happening(each, Topic.registration(waiting[each.subject_id]), takers=takers)
        for each in events
        if each.subject_id in waiting
    ]


def _who_may(permission: Permission, organization_id: int) -> frozenset[int]:
    may: Collection[int] = employees_who_may(
        permission, organization_id=organization_id
    ).values_list("pk", flat=True)
    return frozenset(may)
