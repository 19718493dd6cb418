"""What do letters about a new address of a login say?"""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from naryad.accounts.addresses import login_address
from naryad.accounts.letters.newest import is_newest
from naryad.accounts.letters.one_message import fit
from naryad.accounts.models import LinkPurpose, Login
from naryad.accounts.moments import say_deadline
from naryad.accounts.secret_links import make_link
from naryad.letters.actions import is_withdrawn
from naryad.letters.kinds import Content, ShortText
from naryad.letters.models import Letter


@transaction.atomic
def compose_link(letter: Letter, at: datetime) -> Content | None:
    """To the new address. Where that has a login already, its owner reads so, and whoever asked
    learns nothing."""
    # Under the lock that a new password takes before it calls the letter back: a link made at the
    # same moment would outlive it.
    logins = Login.objects.select_for_update(no_key=True)
    login = logins.filter(pk=letter.subject_id, is_active=True).first()
    if login is None or login.email == letter.to or not is_newest(letter) or is_withdrawn(letter):
        return None
    if Login.objects.filter(email=letter.to).exists():
        return _write_taken(letter)
    secret, expires_at = make_link(
        LinkPurpose.EMAIL, letter=letter, subject_id=login.pk, login_id=login.pk, at=at
    )
    organization = letter.organization
    said = _words(letter) | {
        "until": say_deadline(expires_at, zone=login.zone or organization.zone)
    }
    return Content(
        subject=_("%(organization)s: confirm your new address") % said,
        paragraphs=(_("Confirm that from now on you sign in with %(address)s.") % said,),
        link=(_("Confirm the address"), login_address("email_link", secret)),
        notes=(
            _("The link works once, until %(until)s.") % said,
            _("If you did not ask for it, leave this letter: nothing changes."),
        ),
    )


def compose_told(letter: Letter, at: datetime) -> Content | ShortText | None:
    """To the old address, after the change; to the phone where there was none. It does not name
    the new one: this mailbox may be in other hands by now."""
    if letter.is_sms:
        words = _("%(organization)s: you sign in with a new e-mail now. Not you? Tell us.")
        return ShortText(_("E-mail changed"), fit(words, letter=letter))
    said = _words(letter)
    return Content(
        subject=_("%(organization)s: your address for signing in was changed") % said,
        paragraphs=(
            _("You do not sign in with %(address)s any more, but with a new address.") % said,
        ),
        notes=(_("If it was not you, tell %(organization)s at once.") % said,),
    )


def _write_taken(letter: Letter) -> Content:
    said = _words(letter)
    return Content(
        subject=_("%(organization)s: you have a login already") % said,
        paragraphs=(
            _("Somebody wanted to sign in with %(address)s from now on.") % said,
            _("This address has a login already, so nothing was changed. Sign in with it."),
        ),
        link=(_("Sign in"), login_address("sign_in")),
    )


def _words(letter: Letter) -> dict[str, str]:
    return {
        "organization": letter.organization.name.text(letter.language),
        "address": letter.to,
    }
