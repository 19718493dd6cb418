"""Does an invitation still lead somewhere? Asked anew each time, of what is true then."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from naryad.accounts.models import (
    Invitation,
    InvitationState,
    LinkPurpose,
    Login,
    SecretLink,
)
from naryad.accounts.secret_links import ClosedLink, ReplacedLink, UsedLink, find_kept_link
from naryad.accounts.sign_in_names import is_phone, logins_named
from naryad.core.errors import Refusal
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


class PhoneNotTyped(Refusal):
    """The link of a text message opens only together with the number that it went to."""

    message = _("Type the number to which the message came.")


def kept_invitation(link_id: int | None, *, phone: str = "", at: datetime) -> OpenInvitation:
    """Of the link that the session has kept, with the number that was typed for it; raises
    DeadLink, PhoneNotTyped."""
    link = find_kept_link(link_id, purpose=LinkPurpose.INVITATION, at=at)
    return check_invitation(link, phone=phone, at=at)


def check_invitation(link: SecretLink, *, phone: str, at: datetime) -> OpenInvitation:
    """Raises UsedLink, ReplacedLink, ClosedLink or PhoneNotTyped."""
    invitation = Invitation.objects.select_related("person__organization").get(pk=link.subject_id)
    person = invitation.person
    if invitation.state == InvitationState.ACTIVATED:
        raise UsedLink
    if not invitation.is_current or invitation.state in DEAD:
        raise ReplacedLink
    if not is_invited_here(invitation, person, at=at):
        raise ClosedLink
    if is_phone(link.address) and phone != link.address:
        raise PhoneNotTyped
    return OpenInvitation(
        link=link,
        invitation=invitation,
        person=person,
        organization=person.organization,
        consent=newest_consent_text(person.organization_id),
        login=logins_named(link.address).first(),
    )


def is_invited_here(invitation: Invitation, person: Person, *, at: datetime) -> bool:
    """The person may come in, and the address is still theirs."""
    return (
        person.deleted_at is None
        and not person.is_banned(at=at)
        and invitation.address.lower() in contacts_of(person)
    )


def contacts_of(person: Person) -> set[str]:
    """Where an invitation can go, as logins are named; a number with an extension gets no text."""
    phone = "" if person.phone_extension else person.phone
    return {contact for contact in (person.email.lower(), phone) if contact}


def newest_consent_text(organization_id: int) -> ConsentText:
    return ConsentText.objects.filter(organization_id=organization_id).latest("number")
