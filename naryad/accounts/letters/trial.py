"""What does a test letter say?"""

from datetime import datetime

from django.utils.translation import gettext as _

from naryad.accounts.letters.one_message import fit
from naryad.letters.kinds import Content, ShortText
from naryad.letters.models import Letter
from naryad.organizations.addresses import page_address


def compose(letter: Letter, at: datetime) -> Content | None:
    said = {"organization": letter.organization.name.text(letter.language)}
    return Content(
        subject=_("%(organization)s: a test letter") % said,
        paragraphs=(_("Letters of %(organization)s arrive. They look like this one.") % said,),
        link=(_("To the start page"), page_address(letter.organization, "home")),
    )


def compose_sms(letter: Letter, at: datetime) -> ShortText | None:
    words = _("%(organization)s: a test message. It has arrived.")
    return ShortText(_("Test message"), fit(words, letter=letter))
