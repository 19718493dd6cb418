"""Who is a login in an organization?"""

from django.db import models

from naryad.accounts.models.login import Login
from naryad.core.models import OrganizationForeignKey, OrganizationOwned
from naryad.people.models import Person


class Membership(OrganizationOwned):
    """Joins a login to a person of one organization. Ended ones stay for history."""

    person = OrganizationForeignKey[Person, Person](Person)
    login = models.ForeignKey(Login, models.PROTECT, related_name="+")
    joined_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    last_seen_at = models.DateTimeField(null=True, blank=True)

    class Meta(OrganizationOwned.Meta):
        constraints = [
            *OrganizationOwned.Meta.constraints,
            models.UniqueConstraint(
                fields=["organization", "login"],
                condition=models.Q(ended_at=None),
                name="membership_one_person_a_login",
            ),
            models.UniqueConstraint(
                fields=["organization", "person"],
                condition=models.Q(ended_at=None),
                name="membership_one_login_a_person",
            ),
        ]
        indexes = [models.Index("login", name="membership_of_login")]
