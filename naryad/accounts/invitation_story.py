"""How did the newest invitation of one person go, step by step?"""

from dataclasses import dataclass
from datetime import datetime

from naryad.accounts.models import Consent, Invitation, InvitationState, Membership
from naryad.people.models import Person


@dataclass(frozen=True)
class InvitationStory:
    """Moments of the steps that were reached. `joined_at`: since when they can sign in, by
    whatever way; `answer` is what the mail server said last."""

    address: str = ""
    invited_by: str = ""
    created_at: datetime | None = None
    sent_at: datetime | None = None
    refused_at: datetime | None = None
    opened_at: datetime | None = None
    expires_at: datetime | None = None
    joined_at: datetime | None = None
    consent_at: datetime | None = None
    answer: str = ""


def read_story(person: Person) -> InvitationStory:
    """The caller has shown that the reader sees the person. In three queries."""
    of_person = {"organization_id": person.organization_id, "person_id": person.pk}
    joined = Membership.objects.filter(**of_person, ended_at=None).order_by("-pk").first()
    consent = Consent.objects.filter(**of_person).order_by("-pk").first()
    invitation = (
        Invitation.objects.filter(**of_person).select_related("invited_by").order_by("-pk").first()
    )
    known = InvitationStory(
        joined_at=joined.joined_at if joined else None, consent_at=consent.at if consent else None
    )
    return known if invitation is None else _tell(invitation, known)


def _tell(invitation: Invitation, known: InvitationStory) -> InvitationStory:
    is_refused = invitation.state == InvitationState.REFUSED
    return InvitationStory(
        address=invitation.address,
        invited_by=str(invitation.invited_by or ""),
        created_at=invitation.created_at,
        sent_at=invitation.sent_at,
        refused_at=invitation.created_at if is_refused else None,
        opened_at=invitation.opened_at,
        expires_at=invitation.expires_at,
        joined_at=known.joined_at,
        consent_at=known.consent_at,
        answer=invitation.server_answer,
    )
