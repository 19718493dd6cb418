"""What is kept about a token, by which a program acts as a person?"""

from django.db import models

from naryad.core.models import OrganizationForeignKey, OrganizationOwned
from naryad.people.models import Person


class ApiToken(OrganizationOwned):
    """The secret is shown once and kept nowhere: `hash` knows it again, `start` tells its owner
    which one it is. It opens one organization, as one person, as far as `scopes` say.

    `last_used_at` is true to the minute. Ended ones stay, for history points at them.
    """

    person = OrganizationForeignKey[Person, Person](Person)
    name = models.CharField(max_length=100)
    hash = models.CharField(max_length=64)
    start = models.CharField(max_length=12)
    scopes = models.JSONField(default=list)
    created_at = models.DateTimeField()
    created_by = OrganizationForeignKey[Person | None, Person | None](Person, null=True)
    expires_at = models.DateTimeField(null=True, blank=True)
    last_used_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta(OrganizationOwned.Meta):
        constraints = [
            *OrganizationOwned.Meta.constraints,
            models.UniqueConstraint(fields=["organization", "hash"], name="api_token_once"),
        ]
        indexes = [
            models.Index("hash", name="api_token_by_hash"),
            models.Index("organization", "person", "id", name="api_token_of_person"),
        ]
