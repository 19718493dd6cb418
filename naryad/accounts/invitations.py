"""Does an invitation still lead somewhere? Asked anew each time, of what is true then."""

from dataclasses import dataclass
from datetime import datetime

from naryad.accounts.models import (
    Invitation,
    InvitationState,
    LinkPurpose,
    Login,
    SecretLink,
)
from naryad.accounts.secret_links import ClosedLink, ReplacedLink, UsedLink, find_kept_link
from naryad.organizations.models import ConsentText, Organization
from naryad.people.models import Person

DEAD = {InvitationState.REPLACED, InvitationState.CANCELLED}


@dataclass(frozen=True)
class OpenInvitation:
    """What the page needs. `login` is there when the address, which the link has just proved, has
    one already."""

    link: SecretLink
    invitation: Invitation
    person: Person
    organization: Organization
    consent: ConsentText
    login: Login | None


def kept_invitation(link_id: int | None, *, at: datetime) -> OpenInvitation:
    """Of the link that the session has kept; raises DeadLink."""
    link = find_kept_link(link_id, purpose=LinkPurpose.INVITATION, at=at)
    return check_invitation(link, at=at)


def check_invitation(link: SecretLink, *, at: datetime) -> OpenInvitation:
    """Raises UsedLink, ReplacedLink or ClosedLink."""
    invitation = Invitation.objects.select_related("person__organization").get(pk=link.subject_id)
    person = invitation.person
    if invitation.state == InvitationState.ACTIVATED:
        raise UsedLink
    if not invitation.is_current or invitation.state in DEAD:
        raise ReplacedLink
    if not is_invited_here(invitation, person, at=at):
        raise ClosedLink
    return OpenInvitation(
        link=link,
        invitation=invitation,
        person=person,
        organization=person.organization,
        consent=newest_consent_text(person.organization_id),
        login=Login.objects.filter(email=link.address.lower()).first(),
    )


def is_invited_here(invitation: Invitation, person: Person, *, at: datetime) -> bool:
    """The person may come in, and the address is still theirs."""
    return (
        person.deleted_at is None
        and not person.is_banned(at=at)
        and person.email.lower() == invitation.address.lower()
    )


def newest_consent_text(organization_id: int) -> ConsentText:
    return ConsentText.objects.filter(organization_id=organization_id).latest("number")
