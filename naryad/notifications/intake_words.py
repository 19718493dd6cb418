"""In which words is somebody told of what has come in from outside?"""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.intake.beginning_tickets import name_inquiry
from naryad.intake.models import Inquiry
from naryad.intake.states import InquiryState
from naryad.intake.visibility import inquiries_visible_to
from naryad.notifications.models import Notice
from naryad.notifications.said import About, Said, unseen
from naryad.people.models import Person
from naryad.people.visibility import people_visible_to
from naryad.registration.models import Registration


def say_intake(notices: Sequence[Notice], *, actor: Actor) -> Mapping[int, Said]:
    """Notice → what it says to this reader; in a fixed number of queries."""
    if not notices:
        return {}
    inquiries = _read_inquiries(notices, actor)
    people = _read_people(notices, actor)
    found = {}
    for each in notices:
        if each.inquiry_id is not None:
            found[each.pk] = _of_inquiry(each, inquiries.get(each.inquiry_id))
        else:
            found[each.pk] = _of_registration(each, people.get(each.registration_id or 0))
    return found


def _read_inquiries(notices: Sequence[Notice], actor: Actor) -> Mapping[int, Inquiry]:
    ids = {each.inquiry_id for each in notices if each.inquiry_id is not None}
    rows = inquiries_visible_to(actor).select_related("asset", "work_type")
    return rows.in_bulk(ids) if ids else {}


def _read_people(notices: Sequence[Notice], actor: Actor) -> Mapping[int, Person]:
    """Registration → who came by it, for whoever may decide on it."""
    ids = {each.registration_id for each in notices if each.registration_id is not None}
    if not ids or not actor.may(Permission.INVITE_PEOPLE):
        return {}
    rows = Registration.objects.filter(organization_id=actor.organization_id, pk__in=ids)
    came = dict(rows.values_list("pk", "person_id"))
    people = people_visible_to(actor).in_bulk({each for each in came.values() if each})
    return {pk: people[each] for pk, each in came.items() if each in people}


def _of_inquiry(notice: Notice, inquiry: Inquiry | None) -> Said:
    if inquiry is None:
        return unseen(notice)
    is_new = inquiry.state == InquiryState.NEW
    head = _("Reported by a code") if is_new else str(InquiryState(inquiry.state).label)
    about = About("inquiry", inquiry.pk, inquiry.asset.name)
    return Said(notice, None, "inbox", head, name_inquiry(inquiry), about=about)


def _of_registration(notice: Notice, person: Person | None) -> Said:
    if person is None:
        return unseen(notice)
    waits = _("Has registered by a code and waits for approval")
    head = waits if person.awaits_approval else _("Has registered by a code")
    return Said(notice, None, "user-plus", head, about=About("person", person.pk, person.name))
