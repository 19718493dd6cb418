"""Which offers of registration, and which registrations, may this person see?"""

from django.db.models import QuerySet

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.people.visibility import people_visible_to
from naryad.registration.models import Offer, Registration


def offers_visible_to(actor: Actor, *, with_deleted: bool = False) -> QuerySet[Offer]:
    """For whoever sets up the organization; to all others there are none."""
    if not actor.may(Permission.EDIT_ORGANIZATION):
        return Offer.objects.none()
    offers = Offer.objects.filter(organization_id=actor.organization_id)
    return offers if with_deleted else offers.filter(deleted_at=None)


def nameable_offers(actor: Actor) -> QuerySet[Offer]:
    """In the histories of those who came by them."""
    return offers_visible_to(actor, with_deleted=True)


def registrations_visible_to(actor: Actor) -> QuerySet[Registration]:
    """To employees, with the person who came by it; nobody sees what nobody has confirmed."""
    registrations = Registration.objects.filter(organization_id=actor.organization_id)
    if not actor.is_employee:
        return registrations.none()
    people = people_visible_to(actor, with_deleted=True)
    return registrations.filter(person_id__in=people.values("pk"))
