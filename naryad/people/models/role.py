"""What is kept about a role?"""

from django.db import models

from naryad.access.roles import RoleCode
from naryad.core.labels import LabelField, is_filled, is_unique_among_living
from naryad.core.models import (
    OrganizationForeignKey,
    OrganizationOwned,
    SoftDeleted,
    Versioned,
)


class Role(OrganizationOwned, Versioned, SoftDeleted):
    """A set of permissions under a name. `code` marks the starting roles; Administrator holds
    every permission by rule, so it stores none and cannot be cut down."""

    name = LabelField(default=dict)
    description = LabelField(default=dict, blank=True)
    code = models.CharField(max_length=20, blank=True, default="")
    is_for_customers = models.BooleanField(default=False)

    class Meta(OrganizationOwned.Meta):
        constraints = [
            *OrganizationOwned.Meta.constraints,
            is_filled("name", name="role_has_a_name"),
            *is_unique_among_living("name", name="role_unique"),
            models.UniqueConstraint(
                fields=["organization", "code"],
                condition=~models.Q(code=""),
                name="role_code_once",
            ),
        ]

    def __str__(self) -> str:
        return str(self.name)

    @property
    def is_administrator(self) -> bool:
        return self.code == RoleCode.ADMINISTRATOR


class RolePermission(OrganizationOwned):
    role = OrganizationForeignKey[Role, Role](Role)
    permission = models.CharField(max_length=60)

    class Meta(OrganizationOwned.Meta):
        constraints = [
            *OrganizationOwned.Meta.constraints,
            models.UniqueConstraint(
                fields=["organization", "role", "permission"], name="role_permission_once"
            ),
        ]


class RoleMayGive(OrganizationOwned):
    """Holders of `role` may give `given`, even without holding all that it allows."""

    role = OrganizationForeignKey[Role, Role](Role)
    given = OrganizationForeignKey[Role, Role](Role)

    class Meta(OrganizationOwned.Meta):
        constraints = [
            *OrganizationOwned.Meta.constraints,
            models.UniqueConstraint(
                fields=["organization", "role", "given"], name="role_may_give_once"
            ),
        ]
