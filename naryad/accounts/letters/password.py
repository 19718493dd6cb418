"""What do letters about a password say?"""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from naryad.accounts.addresses import login_address
from naryad.accounts.letters.newest import is_newest
from naryad.accounts.letters.one_message import fit
from naryad.accounts.models import LinkPurpose, Login
from naryad.accounts.moments import say_deadline
from naryad.accounts.secret_links import make_link
from naryad.letters.kinds import Content, ShortText
from naryad.letters.models import Letter


@transaction.atomic
def compose_link(letter: Letter, at: datetime) -> Content | None:
    """None once a newer letter was asked for or the login's address is another."""
    login = Login.objects.filter(pk=letter.subject_id, is_active=True, email=letter.to).first()
    if login is None or not is_newest(letter):
        return None
    secret, expires_at = make_link(
        LinkPurpose.PASSWORD, letter=letter, subject_id=login.pk, login_id=login.pk, at=at
    )
    organization = letter.organization
    said = {
        "organization": organization.name.text(letter.language),
        "address": letter.to,
        "until": say_deadline(expires_at, zone=login.zone or organization.zone),
    }
    return Content(
        subject=_("%(organization)s: a new password") % said,
        paragraphs=(_("Somebody asked for a new password for %(address)s.") % said,),
        link=(_("Set a new password"), login_address("password_link", secret)),
        notes=(
            _("The link works once, until %(until)s.") % said,
            _("If it was not you, leave this letter: your password stays as it is."),
        ),
    )


def compose_told(letter: Letter, at: datetime) -> Content | ShortText | None:
    """After the change, to its owner: the first to know if it was somebody else."""
    if letter.is_sms:
        words = _("%(organization)s: your password was changed. Not you? Tell us.")
        return ShortText(_("Password changed"), fit(words, letter=letter))
    organization = letter.organization
    said = {
        "organization": organization.name.text(letter.language),
        "address": letter.to,
        "when": say_deadline(letter.created_at, zone=organization.zone),
    }
    return Content(
        subject=_("%(organization)s: your password was changed") % said,
        paragraphs=(
            _("The password of %(address)s was changed on %(when)s.") % said,
            _("All other browsers were signed out."),
        ),
        link=(_("It was not me"), login_address("password_forgotten")),
        notes=(_("If it was you, nothing needs to be done."),),
    )
