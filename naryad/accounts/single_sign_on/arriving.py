"""Somebody stands at the door with a provider's word: what has to happen before they are in?"""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from naryad.access.roles import RoleCode
from naryad.accounts.invitations import DEAD, newest_consent_text
from naryad.accounts.models import (
    Identity,
    IdentityProvider,
    Invitation,
    InvitationState,
    Login,
    Membership,
)
from naryad.accounts.providers import find_open_provider
from naryad.accounts.single_sign_on.asking import NotAsked
from naryad.accounts.single_sign_on.proof import Proof
from naryad.core.errors import NotVisible, Refusal
from naryad.organizations.models import ConsentText, Organization
from naryad.people.models import Person, PersonRole


class UnverifiedEmail(Refusal):
    status = 403
    message = _("The sign-in service has not verified an e-mail of yours, so nobody was signed in.")


class ForeignDomain(Refusal):
    status = 403
    message = _("This sign-in service may not vouch for addresses at %(domain)s.")


class NoAccessHere(Refusal):
    status = 403
    message = _("The organization has closed the way in for you or has not opened it yet.")


class LetterFirst(Refusal):
    """What an administrator may do is not handed out on a provider's word alone."""

    status = 403
    message = _("Come in by the link in your invitation the first time.")


@dataclass(frozen=True)
class Arrival:
    """`login`: whose owner this seems to be; `is_linked`: has said so before. `person`: whom the
    login is joined to, unless it is a member already; None: somebody new."""

    provider: IdentityProvider
    proof: Proof
    consent: ConsentText
    login: Login | None
    is_linked: bool
    is_member: bool
    person: Person | None

    @property
    def organization(self) -> Organization:
        return self.provider.organization

    @property
    def is_settled(self) -> bool:
        """Nothing is left to be asked."""
        return self.is_linked and self.is_member


def read_arrival(proof: Proof, *, at: datetime) -> Arrival:
    """Asked anew each time, of what is true then. Raises refusals that say why not."""
    provider = find_open_provider(proof.provider_id)
    if provider is None or provider.issuer != proof.issuer:
        raise NotVisible
    if proof.is_over(at=at):
        raise NotAsked
    identity = _find_identity(provider, proof)
    login = identity.login if identity else Login.objects.filter(email=proof.email).first()
    is_member = login is not None and _is_member(login, provider)
    if not (identity and is_member):
        _refuse_unproven(provider, proof)
    if login is not None and not login.is_active:
        raise NoAccessHere
    return Arrival(
        provider=provider,
        proof=proof,
        consent=newest_consent_text(provider.organization_id),
        login=login,
        is_linked=identity is not None,
        is_member=is_member,
        person=None if is_member else _find_person(provider, proof, login, at=at),
    )


def _find_identity(provider: IdentityProvider, proof: Proof) -> Identity | None:
    return (
        Identity.objects.filter(
            organization_id=provider.organization_id,
            provider=provider,
            issuer=proof.issuer,
            subject=proof.subject,
        )
        .select_related("login")
        .first()
    )


def _refuse_unproven(provider: IdentityProvider, proof: Proof) -> None:
    if not proof.is_verified:
        raise UnverifiedEmail
    domain = proof.email.rpartition("@")[2]
    if domain not in provider.domains:
        raise ForeignDomain(domain=domain)


def _is_member(login: Login, provider: IdentityProvider) -> bool:
    """Also whose person is banned: they are told so as after any sign-in."""
    return Membership.objects.filter(
        organization_id=provider.organization_id, login=login, ended_at=None
    ).exists()


def _find_person(
    provider: IdentityProvider, proof: Proof, login: Login | None, *, at: datetime
) -> Person | None:
    """Whom the organization has invited under the proven address; nobody who was told to go comes
    back as somebody new."""
    people = Person.objects.filter(organization_id=provider.organization_id, email=proof.email)
    person = people.filter(deleted_at=None).first()
    if person is None:
        if people.exists() or not provider.creates_people:
            raise NoAccessHere
        return None
    if person.is_banned(at=at) or not _is_invited(person, at=at):
        raise NoAccessHere
    if login is None and _is_administrator(person):
        raise LetterFirst
    return person


def _is_invited(person: Person, *, at: datetime) -> bool:
    closed = [*DEAD, InvitationState.ACTIVATED]
    return (
        Invitation.objects.filter(
            Q(expires_at=None) | Q(expires_at__gt=at),
            organization_id=person.organization_id,
            person=person,
            is_current=True,
            address__iexact=person.email,
        )
        .exclude(state__in=closed)
        .exists()
    )


def _is_administrator(person: Person) -> bool:
    return PersonRole.objects.filter(
        organization_id=person.organization_id,
        person=person,
        role__code=RoleCode.ADMINISTRATOR,
    ).exists()
