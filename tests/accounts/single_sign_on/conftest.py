"""What do the stories of single sign-on share?"""

from collections.abc import Iterator

import pytest

from naryad.accounts.models import IdentityProvider, ProviderRole
from naryad.accounts.single_sign_on.secret import seal_secret
from naryad.core.labels import Label
from tests.accounts.single_sign_on.issuer import CLIENT, SECRET, Issuer
from tests.core.servers import local_server
from tests.world import House, World


@pytest.fixture
def issuer() -> Iterator[Issuer]:
    running = Issuer()
    with local_server(running):
        yield running


@pytest.fixture
def provider(world: World, issuer: Issuer) -> IdentityProvider:
    """Of the service company, for its own domain."""
    return make_provider(world, world.service, issuer)


def make_provider(
    world: World,
    house: House,
    issuer: Issuer,
    *,
    domains: tuple[str, ...] = ("service.example",),
    groups: tuple[tuple[str, str], ...] = (("desk", "DISPATCHER"), ("field", "TECHNICIAN")),
    creates_people: bool = True,
    name: str = "Workplace",
) -> IdentityProvider:
    """People in the group «desk» are dispatchers, those in «field» technicians."""
    made = IdentityProvider.objects.create(
        organization=house.organization,
        name=Label(ru=name, en=name),
        issuer=issuer.url,
        client_id=CLIENT,
        sealed_secret=seal_secret(SECRET),
        domains=list(domains),
        is_on=True,
        creates_people=creates_people,
        claim="groups",
        first_role=house.roles["TECHNICIAN"],
        created_at=world.at,
    )
    for value, role in groups:
        ProviderRole.objects.create(
            organization=house.organization, provider=made, value=value, role=house.roles[role]
        )
    return made
