"""Which roles does the form of a person offer, and which stand there locked?"""

from collections.abc import Collection
from dataclasses import dataclass

from django.utils.translation import gettext as _

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.people.granting import forbidden_roles
from naryad.people.rights import may_give_ids, rights_of_roles
from naryad.people.visibility import roles_visible_to


@dataclass(frozen=True, slots=True)
class RoleChoice:
    """`because`: why this role can be neither given nor taken here."""

    id: str
    name: str
    description: str
    is_for_customers: bool
    because: str = ""


def role_choices(actor: Actor, *, held: Collection[str] = ()) -> list[RoleChoice]:
    """Roles for employees first, in order of age. Without the right to give roles only those that
    the person holds, locked."""
    roles = list(roles_visible_to(actor).order_by("is_for_customers", "pk"))
    if not actor.may(Permission.GIVE_ROLES):
        because = _("You do not have the right to give and take roles.")
        locked = {role.pk: because for role in roles}
        roles = [role for role in roles if str(role.pk) in held]
    else:
        rights = rights_of_roles([role.pk for role in roles], organization_id=actor.organization_id)
        because = _("Allows more than you may give. Ask an administrator.")
        beyond = forbidden_roles(rights, by=actor, may_give_ids=may_give_ids(actor))
        locked = dict.fromkeys(beyond, because)
    return [
        RoleChoice(
            str(role.pk),
            str(role.name),
            str(role.description),
            role.is_for_customers,
            locked.get(role.pk, ""),
        )
        for role in roles
    ]


def locked_ids(choices: Collection[RoleChoice]) -> frozenset[str]:
    return frozenset(choice.id for choice in choices if choice.because)
