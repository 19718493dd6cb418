"""How does somebody come in whom an identity provider vouches for?"""

from datetime import datetime

from django.db import IntegrityError, transaction

from naryad.access.actor import act_as_system
from naryad.access.kind import Kind
from naryad.accounts.actions.create_login import LoginExists
from naryad.accounts.actions.join_person import agree, join_person, say_consent
from naryad.accounts.actions.tell_owner import tell_owner
from naryad.accounts.client import Browser
from naryad.accounts.models import (
    Identity,
    IdentityProvider,
    Invitation,
    InvitationState,
    LinkPurpose,
    Login,
    LoginEvent,
    Membership,
)
from naryad.accounts.secret_links import kill_links
from naryad.accounts.single_sign_on.arriving import Arrival, NoAccessHere, read_arrival
from naryad.accounts.single_sign_on.lowest_role import first_role_of
from naryad.accounts.single_sign_on.proof import Proof
from naryad.core.errors import Invalid
from naryad.core.locks import hold_lock
from naryad.history.recording import Change, record
from naryad.people.acting import act_as
from naryad.people.actions.add_newcomer import add_newcomer
from naryad.people.input import PersonInput
from naryad.people.models import Person

_LONGEST_NAME = 60


@transaction.atomic
def arrive_by_provider(
    proof: Proof, *, owner: Login | None, consent_id: int | None, browser: Browser, at: datetime
) -> Login:
    """The login that comes in. `owner` has just signed in by their own means and agreed to be
    linked; without them a login that the address has already is not taken.

    Raises LoginExists, Invalid (consent), SomebodyElseHere and the refusals of an arrival.
    """
    hold_lock(f"arrival/{proof.provider_id}/{proof.subject}")
    hold_lock(f"arrival/{proof.email}")
    arrival = read_arrival(proof, at=at)
    if arrival.login is not None and not arrival.is_linked and arrival.login != owner:
        raise LoginExists
    if not arrival.is_member and consent_id != arrival.consent.pk:
        raise Invalid({"consent": say_consent(consent_id)})
    login = arrival.login or _create_login(proof, at=at)
    if not arrival.is_member:
        _join(arrival, login, address=browser.address, at=at)
    _link(arrival, login, browser=browser, at=at)
    return login


def _create_login(proof: Proof, *, at: datetime) -> Login:
    """Without a password: its owner may set one by letter."""
    login = Login(email=proof.email, created_at=at)
    login.set_unusable_password()
    try:
        with transaction.atomic():
            login.save()
    except IntegrityError:
        raise LoginExists from None
    return login


def _join(arrival: Arrival, login: Login, *, address: str, at: datetime) -> None:
    person = arrival.person or _add_person(arrival, at=at)
    join_person(person, login, at=at)
    _close_invitation(person, at=at)
    agree(person, login, text=arrival.consent, address=address, at=at)
    agreed = {"consent": {"old": None, "new": arrival.consent.number}}
    activated = Change("person.activated", "person", person.pk, agreed)
    record([activated], by=act_as(person, at=at), at=at)


def _add_person(arrival: Arrival, *, at: datetime) -> Person:
    role_id = first_role_of(arrival.provider, arrival.proof)
    if role_id is None:
        raise NoAccessHere
    given = PersonInput(
        kind=Kind.EMPLOYEE,
        last_name=arrival.proof.last_name,
        first_name=arrival.proof.first_name,
        email=arrival.proof.email,
        role_ids=frozenset({role_id}),
    )
    return add_newcomer(given, by=act_as_system(arrival.provider.organization_id), at=at)


def _close_invitation(person: Person, *, at: datetime) -> None:
    """Its link opens nothing any more."""
    current = Invitation.objects.filter(
        organization_id=person.organization_id, person=person, is_current=True
    )
    kill_links(LinkPurpose.INVITATION, list(current.values_list("pk", flat=True)), at=at)
    current.update(state=InvitationState.ACTIVATED, activated_at=at)


def _link(arrival: Arrival, login: Login, *, browser: Browser, at: datetime) -> None:
    of_provider = Identity.objects.filter(
        organization_id=arrival.provider.organization_id,
        provider=arrival.provider,
        issuer=arrival.proof.issuer,
        subject=arrival.proof.subject,
    )
    if arrival.is_linked:
        of_provider.update(used_at=at)
        return
    of_provider.create(
        organization_id=arrival.provider.organization_id,
        provider=arrival.provider,
        issuer=arrival.proof.issuer,
        subject=arrival.proof.subject,
        login=login,
        linked_at=at,
        used_at=at,
    )
    _tell(arrival, login, browser=browser, at=at)


def _tell(arrival: Arrival, login: Login, *, browser: Browser, at: datetime) -> None:
    """History, and the owner of a login that was there before: of their very first entry, which
    makes the login, they know."""
    membership = Membership.objects.select_related("person__organization").get(
        organization_id=arrival.provider.organization_id, login=login, ended_at=None
    )
    changes = {"provider": {"old": None, "new": {"name": dict(arrival.provider.name)}}}
    linked = Change("person.identity_linked", "person", membership.person_id, changes)
    record([linked], by=act_as(membership.person, at=at), at=at)
    if arrival.login is not None:
        tell_owner(
            login,
            LoginEvent.What.SERVICE_LINKED,
            browser=browser,
            at=at,
            name=_name_for(login, membership, arrival.provider),
            through=membership,
        )


def _name_for(login: Login, membership: Membership, provider: IdentityProvider) -> str:
    """In the language of the letter."""
    person = membership.person
    language = login.language or person.language or person.organization.language
    return str(provider.name.text(language))[:_LONGEST_NAME]
