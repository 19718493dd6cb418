"""Who has agreed to which text?"""

from django.db import models

from naryad.accounts.models.login import Login
from naryad.core.models import OrganizationForeignKey, OrganizationOwned
from naryad.organizations.models import ConsentText
from naryad.people.models import Person


class Consent(OrganizationOwned):
    """Given at activation; the version of the text is part of it."""

    person = OrganizationForeignKey[Person, Person](Person)
    login = models.ForeignKey(Login, models.PROTECT, related_name="+")
    text = OrganizationForeignKey[ConsentText, ConsentText](ConsentText)
    address = models.CharField(max_length=45, blank=True, default="")
    at = models.DateTimeField()
