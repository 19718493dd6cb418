"""What does an invitation say, and what follows from the mail server's answer?"""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from naryad.accounts.invitations import DEAD, is_invited_here
from naryad.accounts.letters.one_message import fit, short_link
from naryad.accounts.models import Invitation, InvitationState, LinkPurpose
from naryad.accounts.moments import say_deadline
from naryad.accounts.secret_links import make_link
from naryad.letters.kinds import Content, ShortText
from naryad.letters.models import Letter, LetterState
from naryad.organizations.addresses import page_address

_UNSETTLED = (InvitationState.SENDING, InvitationState.REFUSED)


@transaction.atomic
def compose(letter: Letter, at: datetime) -> Content | ShortText | None:
    """Makes the link, which is kept nowhere but in the letter. None once the invitation is over."""
    invitation = (
        Invitation.objects.select_for_update(of=("self",))
        .select_related("person__organization")
        .filter(organization_id=letter.organization_id, letter=letter)
        .first()
    )
    if invitation is None or not _is_wanted(invitation, at=at):
        return None
    secret, expires_at = make_link(
        LinkPurpose.INVITATION, letter=letter, subject_id=invitation.pk, at=at
    )
    invitation.expires_at = expires_at
    invitation.save(update_fields=["expires_at"])
    if letter.is_sms:
        return _write_short(letter, secret)
    return _write(invitation, secret, expires_at, language=letter.language)


def settle(letter: Letter, at: datetime) -> None:
    """A link may be opened before the server's answer is kept; then that stays."""
    invitations = Invitation.objects.filter(
        organization_id=letter.organization_id, letter=letter, is_current=True
    )
    invitations.update(server_answer=letter.answer)
    unsettled = invitations.filter(state__in=_UNSETTLED)
    match LetterState(letter.state):
        case LetterState.ACCEPTED:
            unsettled.update(state=InvitationState.SENT)
            invitations.filter(sent_at=None).update(sent_at=at)
        case LetterState.REFUSED:
            unsettled.update(state=InvitationState.REFUSED)
        case LetterState.CANCELLED:
            unsettled.update(state=InvitationState.CANCELLED)


def _is_wanted(invitation: Invitation, *, at: datetime) -> bool:
    return (
        invitation.is_current
        and invitation.state not in DEAD
        and invitation.state != InvitationState.ACTIVATED
        and is_invited_here(invitation, invitation.person, at=at)
    )


def _write_short(letter: Letter, secret: str) -> ShortText:
    link = short_link(letter, secret)
    words = _("%(organization)s: your access %(link)s")
    text = words % {"organization": "%(organization)s", "link": link}
    return ShortText(_("Your access"), fit(text, letter=letter, otherwise=link))


def _write(invitation: Invitation, secret: str, expires_at: datetime, *, language: str) -> Content:
    person = invitation.person
    organization = person.organization
    said = {
        "name": person.first_name,
        "organization": organization.name.text(language),
        "address": invitation.address,
        "until": say_deadline(expires_at, zone=organization.zone),
    }
    if person.is_employee:
        subject = _("%(organization)s: your access")
        invites = _("%(name)s, %(organization)s has opened an access for you to work with.")
    else:
        subject = _("%(organization)s: your access to the customer portal")
        invites = _("%(name)s, %(organization)s invites you to its customer portal.")
    return Content(
        subject=subject % said,
        paragraphs=(
            invites % said,
            _("Confirm and set a password. You will sign in with %(address)s.") % said,
        ),
        link=(_("Set a password"), page_address(organization, "activation_link", secret)),
        notes=(
            _("The link works once, until %(until)s.") % said,
            _("If you do not expect this letter, leave it: without the link nothing happens.")
            % said,
        ),
    )
