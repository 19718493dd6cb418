"""Which role does somebody get who comes for the first time?"""

from collections.abc import Iterable, Sequence

from naryad.access.permissions import expand
from naryad.accounts.models import IdentityProvider, ProviderRole
from naryad.accounts.single_sign_on.proof import Proof
from naryad.people.granting import RoleRights
from naryad.people.models import Role
from naryad.people.rights import rights_of_roles


def choose_lowest(roles: Sequence[RoleRights]) -> int | None:
    """The one that allows nothing beyond any of the others; None where there is no such, and
    never Administrator. Of equals the oldest."""
    fit = [role for role in roles if not role.is_administrator]
    lowest = [
        role.id
        for role in fit
        if all(role.permissions <= expand(other.permissions) for other in fit)
    ]
    return min(lowest, default=None)


def first_role_of(provider: IdentityProvider, proof: Proof) -> int | None:
    """The lowest of those that the person's values mean, else the provider's first role; None
    where that one is no more."""
    meant = ProviderRole.objects.filter(
        organization_id=provider.organization_id, provider=provider, value__in=proof.values
    )
    mapped = _living(provider, meant.values_list("role_id", flat=True))
    return choose_lowest(mapped) or choose_lowest(_living(provider, [provider.first_role_id]))


def _living(provider: IdentityProvider, role_ids: Iterable[int | None]) -> list[RoleRights]:
    """An employee's: whoever is created by a provider enters the office."""
    roles = Role.objects.filter(
        organization_id=provider.organization_id,
        pk__in=[each for each in role_ids if each is not None],
        deleted_at=None,
        is_for_customers=False,
    )
    ids = list(roles.values_list("pk", flat=True))
    return rights_of_roles(ids, organization_id=provider.organization_id)
