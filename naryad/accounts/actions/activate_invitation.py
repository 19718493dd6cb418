"""How does an invited person come in for the first time?"""

from datetime import datetime

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from naryad.accounts.actions.create_login import LoginExists, create_login
from naryad.accounts.actions.join_person import agree, join_person, say_consent
from naryad.accounts.invitations import (
    OpenInvitation,
    PhoneNotTyped,
    check_invitation,
    kept_invitation,
)
from naryad.accounts.models import (
    Invitation,
    InvitationState,
    LinkPurpose,
    Login,
    SecretLink,
)
from naryad.accounts.passwords import PasswordOwner, check_password
from naryad.accounts.secret_links import (
    DeadLink,
    check_link,
    find_kept_link,
    link_id_of,
    try_phone,
    use_link,
)
from naryad.accounts.sign_in_names import logins_named, read_name
from naryad.core.errors import Invalid
from naryad.history.recording import Change, record
from naryad.people.acting import act_as
from naryad.people.models import Person


@transaction.atomic
def open_invitation(secret: str, *, at: datetime) -> int:
    """The link was followed: its id, for the session. That spends nothing, since mail scanners
    follow links too; of a living invitation the state says that it was opened."""
    link_id = link_id_of(secret, purpose=LinkPurpose.INVITATION)
    try:
        kept_invitation(link_id, at=at)
    except DeadLink:
        return link_id
    except PhoneNotTyped:
        pass
    # Of two browsers at once the first moment counts.
    of_link = SecretLink.objects.filter(pk=link_id).values("subject_id")
    Invitation.objects.filter(pk__in=of_link, state__in=_BEFORE_OPENING, opened_at=None).update(
        state=InvitationState.OPENED, opened_at=at
    )
    return link_id


def prove_phone(link_id: int | None, typed: str, *, at: datetime) -> str:
    """The number, for the session beside the link. A wrong one stays counted although it is
    refused: after five the link is dead. Raises DeadLink, Invalid."""
    phone = read_name(typed)
    with transaction.atomic():
        link = find_kept_link(link_id, purpose=LinkPurpose.INVITATION, at=at, lock=True)
        is_right = try_phone(link, phone)
    if is_right:
        return phone
    # The fifth says so at once.
    check_link(link, at=at)
    raise Invalid({"phone": _("The message went to another number.")})


@transaction.atomic
def activate_invitation(
    link_id: int,
    *,
    login: Login | None,
    password: str,
    again: str,
    consent_id: int | None,
    address: str,
    at: datetime,
    phone: str = "",
) -> Login:
    """Once. With `login`, whose owner has just signed in, the person is joined to it; else the
    address gets a login with this password. `phone` is the number that was typed for the link of
    a text message.

    Raises DeadLink, Invalid (password, password_again, consent), LoginExists, SomebodyElseHere.
    """
    opened = _lock(link_id, phone=phone, at=at)
    if opened.login is not None and opened.login != login:
        raise LoginExists
    _check(opened, password=password, again=again, consent_id=consent_id)
    owner = opened.login or create_login(
        opened.link.address, password=password, language=opened.person.language, at=at
    )
    join_person(opened.person, owner, at=at)
    use_link(opened.link, at=at)
    Invitation.objects.filter(pk=opened.invitation.pk).update(
        state=InvitationState.ACTIVATED, activated_at=at
    )
    agree(opened.person, owner, text=opened.consent, address=address, at=at)
    agreed = {"consent": {"old": None, "new": opened.consent.number}}
    activated = Change("person.activated", "person", opened.person.pk, agreed)
    record([activated], by=act_as(opened.person, at=at), at=at)
    return owner


_BEFORE_OPENING = (InvitationState.SENDING, InvitationState.SENT, InvitationState.REFUSED)


def _lock(link_id: int, *, phone: str, at: datetime) -> OpenInvitation:
    """The login before the person before the link, as a change of address and a new invitation do;
    then everything is asked again."""
    known = SecretLink.objects.filter(pk=link_id, purpose=LinkPurpose.INVITATION).first()
    if known is None:
        raise DeadLink
    list(logins_named(known.address).select_for_update(no_key=True))
    person = Invitation.objects.filter(pk=known.subject_id).values("person_id")
    list(Person.objects.select_for_update(no_key=True).filter(pk__in=person))
    link = find_kept_link(link_id, purpose=LinkPurpose.INVITATION, at=at, lock=True)
    return check_invitation(link, phone=phone, at=at)


def _check(opened: OpenInvitation, *, password: str, again: str, consent_id: int | None) -> None:
    """Everything that is wrong, at once."""
    errors: dict[str, str | Promise] = {}
    person = opened.person
    if opened.login is None:
        names = (person.last_name, person.first_name, *opened.organization.name.values())
        try:
            check_password(password, again, owner=PasswordOwner((opened.link.address, *names)))
        except Invalid as refusal:
            errors |= refusal.errors
    if consent_id != opened.consent.pk:
        errors["consent"] = say_consent(consent_id)
    if errors:
        raise Invalid(errors)
