"""What does a letter say about a change of the ways of signing in?"""

from collections.abc import Mapping
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naryad.accounts.addresses import login_address
from naryad.accounts.devices import name_device
from naryad.accounts.letters.one_message import fit
from naryad.accounts.models import LoginEvent
from naryad.accounts.moments import say_deadline
from naryad.letters.kinds import Content, ShortText
from naryad.letters.models import Letter

What = LoginEvent.What
# For each: the subject and the first sentence.
_WORDS: Mapping[str, tuple[str | Promise, str | Promise]] = {
    What.APP_ADDED: (
        gettext_lazy("%(organization)s: your sign-in now asks for a code"),
        gettext_lazy("An authenticator app was added to the login %(address)s on %(when)s."),
    ),
    What.APP_REMOVED: (
        gettext_lazy("%(organization)s: an authenticator app was removed"),
        gettext_lazy("The authenticator app of the login %(address)s was removed on %(when)s."),
    ),
    What.PASSKEY_ADDED: (
        gettext_lazy("%(organization)s: a passkey was added"),
        gettext_lazy("The passkey “%(name)s” was added to the login %(address)s on %(when)s."),
    ),
    What.PASSKEY_REMOVED: (
        gettext_lazy("%(organization)s: a passkey was removed"),
        gettext_lazy("The passkey “%(name)s” of the login %(address)s was removed on %(when)s."),
    ),
    What.CODES_MADE: (
        gettext_lazy("%(organization)s: new recovery codes"),
        gettext_lazy(
            "New recovery codes were made for the login %(address)s on %(when)s; the old ones "
            "work no more."
        ),
    ),
    What.CODE_USED: (
        gettext_lazy("%(organization)s: a recovery code was used"),
        gettext_lazy(
            "A recovery code of the login %(address)s was used on %(when)s. It works no more."
        ),
    ),
    What.FACTORS_RESET: (
        gettext_lazy("%(organization)s: your second factor was taken away"),
        gettext_lazy(
            "The operator of the installation took all second factors away from the login "
            "%(address)s on %(when)s. The password alone is enough until you set one up again."
        ),
    ),
    What.NEW_DEVICE: (
        gettext_lazy("%(organization)s: a sign-in from a new device"),
        gettext_lazy("Somebody signed in as %(address)s on %(when)s in a browser new to us."),
    ),
    What.SERVICE_LINKED: (
        gettext_lazy("%(organization)s: a sign-in service was linked to your login"),
        gettext_lazy(
            "The sign-in service “%(name)s” was linked to the login %(address)s on %(when)s: "
            "whoever it vouches for comes in without your password."
        ),
    ),
}


def compose(letter: Letter, at: datetime) -> Content | ShortText | None:
    event = LoginEvent.objects.filter(pk=letter.subject_id).select_related("login").first()
    if event is None:
        return None
    return _text(letter, event) if letter.is_sms else _write(letter, event)


def _text(letter: Letter, event: LoginEvent) -> ShortText:
    """Where the login has a phone alone."""
    what = event.get_what_display()
    words = _("%(organization)s: %(what)s. Not you? Tell us.")
    said = words % {"organization": "%(organization)s", "what": what}
    return ShortText(what, fit(said, letter=letter))


def _write(letter: Letter, event: LoginEvent) -> Content:
    organization = letter.organization
    said = {
        "organization": organization.name.text(letter.language),
        "address": letter.to,
        "name": event.name,
        "when": say_deadline(event.at, zone=event.login.zone or organization.zone),
    }
    subject, told = _WORDS[event.what]
    return Content(
        subject=str(subject) % said,
        paragraphs=tuple(filter(None, (str(told) % said, _say_where(event)))),
        link=(_("It was not me"), login_address("password_forgotten")),
        notes=(
            _("If it was you, nothing needs to be done."),
            _("If not, set a new password at once and tell %(organization)s.") % said,
        ),
    )


def _say_where(event: LoginEvent) -> str:
    """Nothing where it was done at the terminal."""
    if not event.address:
        return ""
    where = {"device": name_device(event.device) or _("unknown device"), "ip": event.address}
    return _("Device: %(device)s, network address: %(ip)s.") % where
