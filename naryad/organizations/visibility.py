"""Which organizations may this person see?"""

from django.db.models import QuerySet

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.organizations.models import ConsentText, Organization


def organizations_visible_to(actor: Actor) -> QuerySet[Organization]:
    """One's own alone, whatever else runs on the installation."""
    return Organization.objects.filter(pk=actor.organization_id)


def consent_texts_visible_to(actor: Actor) -> QuerySet[ConsentText]:
    """Earlier versions are for those who write them."""
    texts = ConsentText.objects.filter(organization_id=actor.organization_id)
    return texts if actor.may(Permission.EDIT_ORGANIZATION) else texts.none()
