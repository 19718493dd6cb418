"""How does a login become a person of an organization, and what do they agree to?"""

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naryad.accounts.models import Consent, Login, Membership
from naryad.core.errors import Refusal
from naryad.organizations.models import ConsentText
from naryad.people.models import Person


class SomebodyElseHere(Refusal):
    message = gettext_lazy(
        "With this address somebody else signs in here already. Ask the organization to put "
        "its records in order."
    )


def join_person(person: Person, login: Login, *, at: datetime) -> None:
    """One login a person and one person a login; what was before has ended. Raises
    SomebodyElseHere."""
    living = Membership.objects.filter(organization_id=person.organization_id, ended_at=None)
    if living.filter(login=login).exclude(person=person).exists():
        raise SomebodyElseHere
    living.filter(person=person).exclude(login=login).update(ended_at=at)
    if not living.filter(person=person, login=login).exists():
        Membership.objects.create(
            organization_id=person.organization_id, person=person, login=login, joined_at=at
        )


def agree(person: Person, login: Login, *, text: ConsentText, address: str, at: datetime) -> None:
    Consent.objects.create(
        organization_id=person.organization_id,
        person=person,
        login=login,
        text=text,
        address=address,
        at=at,
    )


def say_consent(consent_id: int | None) -> str:
    """What is wrong with an answer that is not the consent to the text in force."""
    if consent_id is None:
        return _("Without consent no access can be opened.")
    return _("The text has changed in the meantime. Read it once more and agree again.")
