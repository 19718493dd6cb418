"""Which identity providers are there, for those who set them up and for those who sign in?"""

from collections.abc import Sequence

from django.db.models import QuerySet

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.accounts.models import Identity, IdentityProvider, ProviderRole


def providers_visible_to(actor: Actor) -> QuerySet[IdentityProvider]:
    """Of one's own organization, for those who see its settings."""
    providers = IdentityProvider.objects.filter(
        organization_id=actor.organization_id, deleted_at=None
    )
    return providers if actor.may(Permission.EDIT_ORGANIZATION) else providers.none()


def read_mapping(provider: IdentityProvider) -> frozenset[tuple[str, int]]:
    """Pairs of a value and the role that it means."""
    rows = ProviderRole.objects.filter(organization_id=provider.organization_id, provider=provider)
    return frozenset(rows.values_list("value", "role_id"))


def find_open_provider(provider_id: int) -> IdentityProvider | None:
    return _open().filter(pk=provider_id).first()


def providers_of_organization(organization_id: int) -> list[IdentityProvider]:
    """For its own sign-in page."""
    return list(_open().filter(organization_id=organization_id).order_by("pk"))


def providers_for_email(email: str) -> list[IdentityProvider]:
    """Whichever may vouch for its domain. Nothing is asked about the address itself, so the answer
    tells nothing about it."""
    domain = email.strip().lower().rpartition("@")[2]
    return list(_open().filter(domains__contains=[domain]).order_by("pk"))


def identities_of(login_id: int, *, organization_id: int | None) -> Sequence[Identity]:
    """For their owner: all of them, or those of one organization."""
    rows = Identity.objects.filter(login_id=login_id).select_related("provider__organization")
    if organization_id is not None:
        rows = rows.filter(organization_id=organization_id)
    return list(rows.order_by("pk"))


def _open() -> QuerySet[IdentityProvider]:
    providers = IdentityProvider.objects.filter(is_on=True, deleted_at=None)
    return providers.select_related("organization")
