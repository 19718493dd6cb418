"""What does a test letter say?"""

from datetime import datetime

from django.utils.translation import gettext as _

from naryad.accounts.addresses import page_address
from naryad.letters.kinds import Content
from naryad.letters.models import Letter


def compose(letter: Letter, at: datetime) -> Content | None:
    said = {"organization": letter.organization.name.text(letter.language)}
    return Content(
        subject=_("%(organization)s: a test letter") % said,
        paragraphs=(_("Letters of %(organization)s arrive. They look like this one.") % said,),
        link=(_("To the start page"), page_address(letter.organization, "home")),
    )
