"""Who else may vouch for people of an organization, and for whom have they?"""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from naryad.accounts.models.login import Login
from naryad.core.labels import LabelField, is_filled, is_unique_among_living
from naryad.core.models import (
    OrganizationForeignKey,
    OrganizationOwned,
    SoftDeleted,
    Versioned,
)
from naryad.people.models import Role


class IdentityProvider(OrganizationOwned, Versioned, SoftDeleted):
    """A server of OpenID Connect that people of one organization sign in with.

    `domains`: of the e-mail addresses that it may vouch for. `claim` names the part of its word
    whose values mean roles; `first_role` is for people none of whose values do.
    """

    name = LabelField(default=dict)
    issuer = models.CharField(max_length=500)
    client_id = models.CharField(max_length=255)
    sealed_secret = models.TextField(blank=True, default="")
    domains = ArrayField(models.CharField(max_length=253), default=list)
    is_on = models.BooleanField(default=False)
    creates_people = models.BooleanField(default=False)
    claim = models.CharField(max_length=100, blank=True, default="")
    first_role = OrganizationForeignKey[Role | None, Role | None](Role, null=True, blank=True)
    created_at = models.DateTimeField()

    class Meta(OrganizationOwned.Meta):
        constraints = [
            *OrganizationOwned.Meta.constraints,
            is_filled("name", name="identity_provider_has_a_name"),
            *is_unique_among_living("name", name="identity_provider_unique"),
            models.CheckConstraint(
                condition=models.Q(creates_people=False) | models.Q(first_role__isnull=False),
                name="identity_provider_knows_the_first_role",
            ),
        ]

    def __str__(self) -> str:
        return str(self.name)


class ProviderRole(OrganizationOwned):
    """A value of the provider's claim that means a role to whoever comes for the first time."""

    provider = OrganizationForeignKey[IdentityProvider, IdentityProvider](IdentityProvider)
    value = models.CharField(max_length=200)
    role = OrganizationForeignKey[Role, Role](Role)

    class Meta(OrganizationOwned.Meta):
        constraints = [
            *OrganizationOwned.Meta.constraints,
            models.UniqueConstraint(
                fields=["organization", "provider", "value", "role"], name="provider_role_once"
            ),
        ]


class Identity(OrganizationOwned):
    """Somebody whom the provider vouches for is the owner of this login.

    Of one organization, though the login is the installation's: another organization's provider
    knows nobody of it. The issuer stands here as well: once the provider's is another, its word
    is about other people.
    """

    provider = OrganizationForeignKey[IdentityProvider, IdentityProvider](IdentityProvider)
    issuer = models.CharField(max_length=500)
    subject = models.CharField(max_length=255)
    login = models.ForeignKey(Login, models.CASCADE, related_name="+")
    linked_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta(OrganizationOwned.Meta):
        constraints = [
            *OrganizationOwned.Meta.constraints,
            models.UniqueConstraint(
                fields=["organization", "provider", "issuer", "subject"], name="identity_once"
            ),
        ]
        indexes = [models.Index("login", name="identity_of_login")]
