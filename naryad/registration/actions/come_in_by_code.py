"""How does somebody who has proved their address come in by the code they scanned?"""

from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from naryad.access.actor import act_as_system
from naryad.access.kind import Kind
from naryad.accounts.actions.create_login import LoginExists, create_login
from naryad.accounts.actions.join_person import agree, join_person, say_consent
from naryad.accounts.models import (
    Invitation,
    InvitationState,
    LinkPurpose,
    Login,
    Membership,
    SecretLink,
)
from naryad.accounts.passwords import PasswordOwner, check_password
from naryad.accounts.secret_links import DeadLink, find_kept_link, kill_links, use_link
from naryad.accounts.sign_in_names import logins_named
from naryad.assets.actions import note_scan
from naryad.assets.visibility import assets_visible_to
from naryad.core.errors import Invalid, Refusal
from naryad.core.locks import hold_lock
from naryad.history.recording import Change, record
from naryad.letters.models import Letter
from naryad.people.acting import act_as
from naryad.people.actions.add_newcomer import add_newcomer
from naryad.people.locking import share_links
from naryad.people.models import Person
from naryad.registration.actions.tell_approvers import tell_approvers
from naryad.registration.input import Newcomer, make_person
from naryad.registration.letters import REGISTRATION, REGISTRATION_CODE
from naryad.registration.models import Offer, OfferArea
from naryad.registration.opening import OpenRegistration, check_registration
from naryad.registration.states import RegistrationState


class ClosedToThem(Refusal):
    """Said to whoever has proved the address: it is about themselves."""

    status = 403
    message = _("Your access here is closed. Ask the organization why.")


class KeptOtherwise(Refusal):
    message = _(
        "This organization has your address on a card already. Ask it for an invitation to that."
    )


@dataclass(frozen=True)
class Arrived:
    """`sees`: the object of the code, already."""

    login: Login
    person: Person
    sees: bool


@transaction.atomic
def come_in_by_code(
    link_id: int,
    *,
    owner: Login | None,
    password: str,
    again: str,
    consent_id: int | None,
    network: str,
    at: datetime,
) -> Arrived:
    """Once. `owner` has just signed in by their own means; an address without a login gets one
    with this password. Whoever is here already only gets the scan; of two registrations with one
    address at the same moment the second finds what the first has made.

    Raises DeadLink, OfferOver, Invalid (password, password_again, consent), LoginExists,
    ClosedToThem, KeptOtherwise.
    """
    opened = _lock(link_id, at=at)
    if opened.login is not None and opened.login != owner:
        raise LoginExists
    if opened.member is not None and opened.member.is_banned(at=at):
        raise ClosedToThem
    _check(opened, password=password, again=again, consent_id=consent_id)
    if opened.member is not None and opened.member.deleted_at is None:
        return _add_scan(opened, opened.member, at=at)
    login = opened.login or create_login(
        opened.link.address, password=password, language=opened.registration.language, at=at
    )
    person, waits = _find_or_add(opened, at=at)
    join_person(person, login, at=at)
    agree(person, login, text=opened.consent, address=network, at=at)
    state = RegistrationState.WAITING if waits else RegistrationState.ADMITTED
    _close(opened, person, state, at=at)
    _tell(opened, person, at=at)
    return _arrive(opened, login, person, at=at)


def _lock(link_id: int, *, at: datetime) -> OpenRegistration:
    """The address before the login before the offer before the link; then everything is asked
    again, whoever was here a moment before."""
    known = SecretLink.objects.filter(pk=link_id, purpose=LinkPurpose.REGISTER).first()
    if known is None:
        raise DeadLink
    hold_lock(f"registration/{known.address}")
    list(logins_named(known.address).select_for_update(no_key=True))
    share_links(known.organization_id or 0)
    link = find_kept_link(link_id, purpose=LinkPurpose.REGISTER, at=at, lock=True)
    opened = check_registration(link, at=at)
    # A limit of people holds for those who come at the same moment, too.
    list(Offer.objects.select_for_update(no_key=True).filter(pk=opened.offer.pk))
    return check_registration(link, at=at)


def _check(opened: OpenRegistration, *, password: str, again: str, consent_id: int | None) -> None:
    """Everything that is wrong, at once."""
    errors: dict[str, str | Promise] = {}
    if opened.login is None:
        asked = opened.registration
        names = (asked.last_name, asked.first_name, *opened.organization.name.values())
        try:
            check_password(password, again, owner=PasswordOwner((opened.link.address, *names)))
        except Invalid as refusal:
            errors |= refusal.errors
    if opened.asks_consent and consent_id != opened.consent.pk:
        errors["consent"] = say_consent(consent_id)
    if errors:
        raise Invalid(errors)


def _add_scan(opened: OpenRegistration, person: Person, *, at: datetime) -> Arrived:
    assert opened.login is not None
    _close(opened, person, RegistrationState.KNOWN, at=at)
    return _arrive(opened, opened.login, person, at=at)


def _arrive(opened: OpenRegistration, login: Login, person: Person, *, at: datetime) -> Arrived:
    seen = assets_visible_to(act_as(person, at=at)).filter(pk=opened.registration.asset_id)
    return Arrived(login, person, seen.exists())


def _find_or_add(opened: OpenRegistration, *, at: datetime) -> tuple[Person, bool]:
    """The person, and whether they have to wait. Somebody who was deleted or refused, and somebody
    on whose card an administrator has put this address, comes in by an approval alone."""
    is_back = opened.member is not None
    if is_back:
        _end_membership(opened, at=at)
    kept = _find_card(opened)
    if kept is not None:
        _take_card(kept, at=at)
        return kept, True
    waits = opened.offer.needs_approval or is_back
    return _add(opened, waits=waits, at=at), waits


def _find_card(opened: OpenRegistration) -> Person | None:
    new = _newcomer(opened)
    contact = {"email": new.address} if "@" in new.address else {"phone": new.address}
    living = Person.objects.filter(organization=opened.organization, deleted_at=None, **contact)
    return living.select_for_update(no_key=True, of=("self",)).order_by("phone_extension").first()


def _take_card(person: Person, *, at: datetime) -> None:
    """Of a customer whom nobody has signed in as. Their invitation opens nothing any more."""
    joined = Membership.objects.filter(
        organization_id=person.organization_id, person=person, ended_at=None
    )
    if person.is_banned(at=at):
        raise ClosedToThem
    if person.kind != Kind.CUSTOMER or joined.exists():
        raise KeptOtherwise
    current = Invitation.objects.filter(
        organization_id=person.organization_id, person=person, is_current=True
    )
    kill_links(LinkPurpose.INVITATION, list(current.values_list("pk", flat=True)), at=at)
    current.update(state=InvitationState.CANCELLED)
    person.awaits_approval = True
    person.version += 1
    person.save(update_fields=["awaits_approval", "version"])


def _add(opened: OpenRegistration, *, waits: bool, at: datetime) -> Person:
    areas = OfferArea.objects.filter(
        organization_id=opened.organization.pk, offer=opened.offer
    ).values_list("area_id", flat=True)
    given = replace(
        make_person(_newcomer(opened)),
        role_ids=frozenset({opened.offer.role_id}),
        area_ids=frozenset(areas),
    )
    by = act_as_system(opened.organization.pk)
    return add_newcomer(given, by=by, at=at, awaits_approval=waits)


def _newcomer(opened: OpenRegistration) -> Newcomer:
    asked = opened.registration
    return Newcomer(asked.last_name, asked.first_name, opened.link.address, asked.language)


def _end_membership(opened: OpenRegistration, *, at: datetime) -> None:
    """Of somebody who was deleted: they begin anew, and their old card keeps what it had."""
    Membership.objects.filter(
        organization=opened.organization, login=opened.login, ended_at=None
    ).update(ended_at=at)


def _close(
    opened: OpenRegistration, person: Person, state: RegistrationState, *, at: datetime
) -> None:
    asked = opened.registration
    use_link(opened.link, at=at)
    asked.state, asked.person, asked.came_at = state, person, at
    asked.last_name = asked.first_name = asked.address = ""
    asked.save()
    # What is erased of the person some day is erased of their letters, too.
    Letter.objects.filter(
        organization_id=asked.organization_id,
        kind__in=(REGISTRATION, REGISTRATION_CODE),
        to=opened.link.address,
        person=None,
    ).update(person_id=person.pk)
    note_scan(asked.code, by=act_as(person, at=at), at=at)


def _tell(opened: OpenRegistration, person: Person, *, at: datetime) -> None:
    asked = opened.registration
    changes = {
        "consent": {"old": None, "new": opened.consent.number},
        "code": {"old": None, "new": asked.code.mark},
        "offer_id": {"old": None, "new": {"id": opened.offer.pk, "name": opened.offer.name}},
        "state": {"old": None, "new": asked.state},
    }
    registered = Change("person.registered", "person", person.pk, changes)
    record([registered], by=act_as(person, at=at), at=at)
    if asked.state == RegistrationState.WAITING:
        tell_approvers(person, at=at)
