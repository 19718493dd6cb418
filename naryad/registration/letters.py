"""What do letters about a registration say?"""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from naryad.access.permissions import Permission
from naryad.accounts.codes import digits_of, is_living
from naryad.accounts.letters.one_message import fit
from naryad.accounts.models import Code, LinkPurpose
from naryad.accounts.moments import say_deadline
from naryad.accounts.secret_links import make_link
from naryad.accounts.sign_in_names import logins_named
from naryad.letters.kinds import Content, LetterKind, ShortText, register_kind
from naryad.letters.models import Letter
from naryad.organizations.addresses import page_address
from naryad.people.acting import act_as_reader
from naryad.people.models import Person
from naryad.people.visibility import people_visible_to
from naryad.registration.models import Registration
from naryad.registration.states import RegistrationState

REGISTRATION = "registration"
REGISTRATION_CODE = "registration-code"
WAITING = "registration-waiting"
APPROVED = "registration-approved"
REFUSED = "registration-refused"


def register_kinds() -> None:
    kinds = (
        LetterKind(REGISTRATION, gettext_lazy("Registration"), compose_link, is_private=True),
        LetterKind(
            REGISTRATION_CODE, gettext_lazy("Code of a registration"), compose_code, is_private=True
        ),
        LetterKind(WAITING, gettext_lazy("People wait for approval"), compose_waiting),
        LetterKind(APPROVED, gettext_lazy("Registration approved"), compose_approved),
        LetterKind(REFUSED, gettext_lazy("Registration refused"), compose_refused),
    )
    for kind in kinds:
        register_kind(kind)


@transaction.atomic
def compose_link(letter: Letter, at: datetime) -> Content | None:
    """To whoever owns the address, and nobody else, it tells whether there is a login already.
    None once somebody has used another link of the registration."""
    asked = Registration.objects.filter(
        pk=letter.subject_id,
        organization_id=letter.organization_id,
        state=RegistrationState.ASKED,
    ).first()
    if asked is None:
        return None
    secret, expires_at = make_link(LinkPurpose.REGISTER, letter=letter, subject_id=asked.pk, at=at)
    organization = letter.organization
    said = {
        "name": asked.first_name,
        "organization": organization.name.text(letter.language),
        "address": letter.to,
        "until": say_deadline(expires_at, zone=organization.zone),
    }
    link = page_address(organization, "registration_link", secret)
    notes = (
        _("The link works once, until %(until)s.") % said,
        _("If you did not ask for it, leave this letter: without the link nothing happens."),
    )
    if logins_named(letter.to).exists():
        return Content(
            subject=_("%(organization)s: you have a login already") % said,
            paragraphs=(
                _("Somebody scanned a code of %(organization)s and wants to register.") % said,
                _("%(address)s signs in here already. Sign in with its password.") % said,
            ),
            link=(_("Sign in and go on"), link),
            notes=notes,
        )
    return Content(
        subject=_("%(organization)s: confirm your registration") % said,
        paragraphs=(
            _("%(name)s, you scanned a code of %(organization)s and want to register.") % said,
            _("Confirm and set a password. You will sign in with %(address)s.") % said,
        ),
        link=(_("Confirm the registration"), link),
        notes=notes,
    )


def compose_code(letter: Letter, at: datetime) -> ShortText | None:
    """The same whether the number has a login or not; None when its time is over."""
    code = Code.objects.filter(pk=letter.subject_id).first()
    if code is None or not is_living(code, at=at):
        return None
    words = _("%(organization)s: code %(code)s. Tell it to nobody.")
    text = words % {"organization": "%(organization)s", "code": digits_of(code)}
    return ShortText(_("Registration"), fit(text, letter=letter))


def compose_waiting(letter: Letter, at: datetime) -> Content | None:
    """None once nobody waits whom the reader sees, or they may approve nobody any more."""
    reader = act_as_reader(letter, at=at)
    if reader is None or not reader.may(Permission.INVITE_PEOPLE):
        return None
    number = people_visible_to(reader).filter(awaits_approval=True).count()
    if not number:
        return None
    organization = letter.organization
    said = {"organization": organization.name.text(letter.language), "count": number}
    counted = ngettext(
        "%(count)s person who registered by a code waits for approval.",
        "%(count)s people who registered by a code wait for approval.",
        number,
    )
    return Content(
        subject=_("%(organization)s: people wait for approval") % said,
        paragraphs=(counted % said,),
        link=(
            _("Look who they are"),
            f"{page_address(organization, 'customers')}?registration=waiting",
        ),
        notes=(_("Until somebody approves, they sign in and see nothing."),),
    )


def compose_approved(letter: Letter, at: datetime) -> Content | ShortText | None:
    """None for somebody who was deleted or banned meanwhile."""
    reader = act_as_reader(letter, at=at)
    if reader is None or reader.awaits_approval:
        return None
    if letter.is_sms:
        words = _("%(organization)s: your registration is approved.")
        return ShortText(_("Registration approved"), fit(words, letter=letter))
    said = {"organization": letter.organization.name.text(letter.language)}
    return Content(
        subject=_("%(organization)s: your registration is approved") % said,
        paragraphs=(_("You can use the customer portal of %(organization)s now.") % said,),
        link=(_("Go to the portal"), page_address(letter.organization, "home")),
    )


def compose_refused(letter: Letter, at: datetime) -> Content | ShortText | None:
    """None for somebody who was let in after all."""
    refused = _find_refused(letter)
    if refused is None:
        return None
    if letter.is_sms:
        words = _("%(organization)s: your registration is refused.")
        return ShortText(_("Registration refused"), fit(words, letter=letter))
    said = {
        "organization": letter.organization.name.text(letter.language),
        "reason": refused.reason,
    }
    reason = (_("Reason: %(reason)s") % said,) if refused.reason else ()
    return Content(
        subject=_("%(organization)s: your registration is refused") % said,
        paragraphs=(
            _("%(organization)s has not approved your registration.") % said,
            *reason,
        ),
        notes=(_("If you take this for a mistake, ask %(organization)s to invite you.") % said,),
    )


def _find_refused(letter: Letter) -> Registration | None:
    gone = Person.objects.filter(
        organization_id=letter.organization_id, pk=letter.person_id or 0, deleted_at__isnull=False
    )
    refused = Registration.objects.filter(
        organization_id=letter.organization_id,
        person_id__in=gone.values("pk"),
        state=RegistrationState.REFUSED,
    )
    return refused.order_by("-pk").first()
