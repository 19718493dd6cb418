"""What does the page of an identity provider offer and tell?"""

from typing import TYPE_CHECKING

from naryad.access.actor import Actor
from naryad.accounts.addresses import login_address
from naryad.organizations.addresses import page_address
from naryad.people.granting import forbidden_roles
from naryad.people.rights import may_give_ids, rights_of_roles
from naryad.people.visibility import roles_visible_to

if TYPE_CHECKING:
    from naryad.accounts.models import IdentityProvider
    from naryad.organizations.models import Organization


def offer_roles(actor: Actor) -> list[tuple[str, str]]:
    """Roles of employees that the actor may give; never Administrator."""
    roles = list(roles_visible_to(actor).filter(is_for_customers=False).order_by("pk"))
    rights = rights_of_roles([role.pk for role in roles], organization_id=actor.organization_id)
    beyond = forbidden_roles(rights, by=actor, may_give_ids=may_give_ids(actor))
    return [
        (str(role.pk), str(role.name))
        for role in roles
        if role.pk not in beyond and not role.is_administrator
    ]


def describe_addresses(organization: "Organization", provider: "IdentityProvider") -> list[str]:
    """To which the service must be told it may send people back."""
    common = login_address("provider_back", provider.pk)
    own = page_address(organization, "provider_back", provider.pk)
    return list(dict.fromkeys((own, common)))
