"""Does the link of a registration still open it? Asked anew each time, of what is true then."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from naryad.accounts.invitations import newest_consent_text
from naryad.accounts.models import LinkPurpose, Login, Membership, SecretLink
from naryad.accounts.secret_links import DeadLink, UsedLink, find_kept_link
from naryad.accounts.sign_in_names import logins_named
from naryad.organizations.models import ConsentText, Organization
from naryad.people.models import Person
from naryad.registration.models import Offer, Registration
from naryad.registration.offering import OfferOver, is_fit, open_offers
from naryad.registration.states import RegistrationState


class CodeGone(DeadLink):
    message = _("The code was replaced, or its object is not public any more. Scan the new one.")


@dataclass(frozen=True)
class OpenRegistration:
    """`login`: of the address, which the link has just proved. `member`: whom it is here."""

    link: SecretLink
    registration: Registration
    offer: Offer
    organization: Organization
    consent: ConsentText
    login: Login | None
    member: Person | None

    @property
    def asks_consent(self) -> bool:
        return self.member is None or self.member.deleted_at is not None


def kept_registration(
    link_id: int | None, *, seen_at: Organization | None, at: datetime
) -> OpenRegistration:
    """Of the link that the session has kept. `seen_at`: whose host the page was asked at. Raises
    DeadLink, OfferOver."""
    link = find_kept_link(link_id, purpose=LinkPurpose.REGISTER, at=at)
    if seen_at is not None and seen_at.pk != link.organization_id:
        raise DeadLink
    return check_registration(link, at=at)


def check_registration(link: SecretLink, *, at: datetime) -> OpenRegistration:
    """Raises UsedLink, CodeGone, OfferOver, DeadLink."""
    known = Registration.objects.select_related("organization", "offer__role", "code__asset")
    registration = known.filter(pk=link.subject_id).first()
    if registration is None:
        raise DeadLink
    if registration.state != RegistrationState.ASKED:
        raise UsedLink
    if not is_fit(registration.code) or registration.code.asset_id != registration.asset_id:
        raise CodeGone
    organization = registration.organization
    login = logins_named(link.address).first()
    if login is not None and not login.is_active:
        raise DeadLink
    member = _find_member(login, organization)
    if member is None or member.deleted_at is not None:
        _refuse_over(registration, organization, at=at)
    return OpenRegistration(
        link=link,
        registration=registration,
        offer=registration.offer,
        organization=organization,
        consent=newest_consent_text(organization.pk),
        login=login,
        member=member,
    )


def _refuse_over(registration: Registration, organization: Organization, *, at: datetime) -> None:
    """Ended, deleted or filled since the letter left. Whoever is here already needs no place."""
    offers = open_offers(organization, asset=registration.code.asset, at=at)
    if not offers.filter(pk=registration.offer_id).exists():
        raise OfferOver


def _find_member(login: Login | None, organization: Organization) -> Person | None:
    if login is None:
        return None
    joined = Membership.objects.filter(organization=organization, login=login, ended_at=None)
    membership = joined.select_related("person").first()
    return membership.person if membership else None
