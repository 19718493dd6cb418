"""What does the owner of a login read when its phone has changed?"""

from datetime import datetime

from django.utils.translation import gettext as _

from naryad.accounts.letters.one_message import fit
from naryad.letters.kinds import Content, ShortText
from naryad.letters.models import Letter


def compose_told(letter: Letter, at: datetime) -> Content | ShortText | None:
    """To the number before, or to the e-mail. It names no number: the other side may be in other
    hands by now."""
    if letter.is_sms:
        words = _("%(organization)s: you sign in with another phone now. Not you? Tell us.")
        return ShortText(_("Phone changed"), fit(words, letter=letter))
    said = {"organization": letter.organization.name.text(letter.language)}
    return Content(
        subject=_("%(organization)s: your phone for signing in was changed") % said,
        paragraphs=(_("The phone with which you sign in was confirmed, changed or removed."),),
        notes=(_("If it was not you, tell %(organization)s at once.") % said,),
    )
