"""What is one typical deed of each action over a sign-in service?"""

from collections.abc import Callable

from naryad.access.actor import Actor
from naryad.accounts.actions.set_up_provider import add_provider, delete_provider, edit_provider
from naryad.accounts.models import IdentityProvider
from naryad.accounts.provider_input import ProviderInput
from naryad.core.labels import Label
from tests.world import World

_GIVEN = ProviderInput(
    name=Label(ru="Новое имя", en="New name"),
    issuer="https://id.example.com",
    client_id="naryad",
    domains=("service.example",),
)


def _id_in(world: World) -> int:
    return IdentityProvider.objects.get(organization=world.service.organization).pk


def _edit_provider(world: World, by: Actor) -> object:
    return edit_provider(_id_in(world), _GIVEN, seen_version=None, by=by, at=world.at)


PROVIDER_DEEDS: dict[str, Callable[[World, Actor], object]] = {
    "add_provider": lambda world, by: add_provider(_GIVEN, by=by, at=world.at),
    "edit_provider": _edit_provider,
    "delete_provider": lambda world, by: delete_provider(_id_in(world), by=by, at=world.at),
}
