"""What do other screens ask about logins and invitations?"""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Q

from naryad.accounts.invitation_states import (
    INVITATION_COLUMNS,
    INVITATION_JOINS,
    INVITED_NAMES,
    InvitationView,
    Invited,
    invitation_states,
    make_view,
    people_in_invitation_state,
)
from naryad.accounts.invitations import contacts_of
from naryad.accounts.models import Membership
from naryad.letters.sms_gateway import can_send_sms
from naryad.people.models import Person

__all__ = [
    "INVITATION_COLUMNS",
    "INVITATION_JOINS",
    "INVITED_NAMES",
    "InvitationView",
    "Invited",
    "can_send_sms",
    "invitation_states",
    "is_verified",
    "last_seen",
    "make_view",
    "may_be_texted",
    "people_in_invitation_state",
]


def last_seen(person_ids: Sequence[int], *, organization_id: int) -> dict[int, datetime]:
    """When each was here last, to the minute; those who never were are left out."""
    rows = Membership.objects.filter(
        organization_id=organization_id,
        person_id__in=person_ids,
        ended_at=None,
        last_seen_at__isnull=False,
    )
    return {
        person_id: seen
        for person_id, seen in rows.values_list("person_id", "last_seen_at")
        if seen is not None
    }


def is_verified(person: Person) -> bool:
    """Has the owner of the card's e-mail or phone proved it, by signing in with it?"""
    contacts = contacts_of(person)
    joined = Membership.objects.filter(
        organization_id=person.organization_id, person_id=person.pk, ended_at=None
    )
    return joined.filter(Q(login__email__in=contacts) | Q(login__phone__in=contacts)).exists()


def may_be_texted(person: Person) -> bool:
    """Has the card a number to which an invitation can go, and does anything send messages?"""
    return can_send_sms() and bool(person.phone) and not person.phone_extension
