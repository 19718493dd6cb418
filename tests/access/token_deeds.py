"""What is one typical deed of each action over tokens and those who use them?"""

from collections.abc import Callable

from naryad.access.actor import Actor
from naryad.accounts import actions
from naryad.accounts.models import ApiToken
from naryad.accounts.token_input import clean_token
from naryad.people.actions import add_service_user
from naryad.people.models import Person
from tests.world import World

_NEW = clean_token(name="Accounting")


def _id_in(world: World) -> int:
    return ApiToken.objects.get(organization=world.service.organization).pk


def _add_service_user(world: World, by: Actor) -> int:
    roles = frozenset({world.service.roles["TECHNICIAN"].pk})
    areas = frozenset({world.service.north.pk})
    return add_service_user("Warehouse", role_ids=roles, area_ids=areas, by=by, at=world.at)


def a_service_user(world: World) -> int:
    """Nobody of the cast is a program, so somebody becomes one, with the role of a technician."""
    user = world.service.technician_south
    Person.objects.filter(pk=user.pk).update(is_service=True)
    return user.pk


def _make_service_token(world: World, by: Actor) -> object:
    return actions.make_service_token(a_service_user(world), _NEW, by=by, at=world.at)


def _end_service_user(world: World, by: Actor) -> object:
    return actions.end_service_user(a_service_user(world), by=by, at=world.at)


TOKEN_DEEDS: dict[str, Callable[[World, Actor], object]] = {
    "make_own_token": lambda world, by: actions.make_own_token(_NEW, by=by, at=world.at),
    "end_own_token": lambda world, by: actions.end_own_token(_id_in(world), by=by, at=world.at),
    "end_token": lambda world, by: actions.end_token(_id_in(world), by=by, at=world.at),
    "add_service_user": _add_service_user,
    "make_service_token": _make_service_token,
    "end_service_user": _end_service_user,
}
