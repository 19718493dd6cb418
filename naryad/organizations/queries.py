"""In which shape do screens and letters get an organization?"""

from naryad.access.actor import Actor
from naryad.organizations.models import ConsentText, Organization
from naryad.organizations.visibility import consent_texts_visible_to, organizations_visible_to


def own_organization(actor: Actor) -> Organization:
    return organizations_visible_to(actor).get()


def current_consent_text(organization_id: int) -> ConsentText:
    """To which people agree now; every organization has one from its founding on."""
    return ConsentText.objects.filter(organization_id=organization_id).latest("number")


def consent_texts(actor: Actor) -> list[ConsentText]:
    """The newest first."""
    return list(consent_texts_visible_to(actor).order_by("-number"))
