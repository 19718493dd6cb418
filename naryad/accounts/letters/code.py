"""What does a message with a code say?"""

from datetime import datetime

from django.utils.translation import gettext as _

from naryad.accounts.codes import digits_of, is_living
from naryad.accounts.letters.one_message import fit
from naryad.accounts.models import Code, CodePurpose, Login
from naryad.letters.kinds import Content, ShortText
from naryad.letters.models import Letter


def compose(letter: Letter, at: datetime) -> Content | ShortText | None:
    """None when its time is over before it could leave."""
    code = Code.objects.select_related("login").filter(pk=letter.subject_id).first()
    if code is None or code.login is None or not is_living(code, at=at):
        return None
    subject = _say_subject(CodePurpose(code.purpose))
    if not letter.is_sms:
        return _write(letter, code, subject)
    if is_taken(code, login=code.login):
        return _write_taken(letter, subject)
    words = _("%(organization)s: code %(code)s. Tell it to nobody.")
    text = words % {"organization": "%(organization)s", "code": digits_of(code)}
    return ShortText(subject, fit(text, letter=letter))


def is_taken(code: Code, *, login: Login) -> bool:
    """A new number that somebody else signs in with."""
    if code.purpose != CodePurpose.PHONE:
        return False
    return Login.objects.filter(phone=code.address).exclude(pk=login.pk).exists()


def _write(letter: Letter, code: Code, subject: str) -> Content:
    said = {"organization": letter.organization.name.text(letter.language), "subject": subject}
    return Content(
        subject=_("%(organization)s: %(subject)s") % said,
        paragraphs=(_("Your code: %(code)s") % {"code": digits_of(code)},),
        notes=(
            _("It works once, for 15 minutes, in the browser in which you asked for it."),
            _("Tell it to nobody. If you did not ask for it, leave this letter."),
        ),
    )


def _write_taken(letter: Letter, subject: str) -> ShortText:
    """Its owner reads so; whoever asked learns nothing."""
    words = _("%(organization)s: this number signs in already.")
    return ShortText(subject, fit(words, letter=letter))


def _say_subject(purpose: CodePurpose) -> str:
    return {
        CodePurpose.SIGN_IN: _("code for signing in"),
        CodePurpose.PASSWORD: _("code for a new password"),
        CodePurpose.PHONE: _("code for a new phone"),
    }[purpose]
