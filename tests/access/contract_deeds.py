"""What is one typical deed of each action on contracts?"""

from collections.abc import Callable

from naryad.access.actor import Actor
from naryad.contracts import actions
from naryad.contracts.input import ContractEdit
from naryad.contracts.models import Contract
from tests.contracts.building import a_contract, days
from tests.world import World

Deed = Callable[[World, Actor], object]


def _restore(world: World, by: Actor) -> object:
    Contract.objects.filter(pk=world.service.of_tower.pk).update(deleted_at=world.at)
    return actions.restore_contracts([world.service.of_tower.pk], by=by, at=world.at)


def _edit(world: World, by: Actor) -> object:
    edit = ContractEdit(world.service.of_tower.pk, a_contract(world, "Иначе"))
    return actions.edit_contracts([edit], by=by, at=world.at)


CONTRACT_DEEDS: dict[str, Deed] = {
    "add_contracts": lambda world, by: actions.add_contracts(
        [a_contract(world)], by=by, at=world.at
    ),
    "edit_contracts": _edit,
    "delete_contracts": lambda world, by: actions.delete_contracts(
        [world.service.of_tower.pk], by=by, at=world.at
    ),
    "restore_contracts": _restore,
    "remind_of_ends": lambda world, by: actions.remind_of_ends(
        days(world, 400), by=by, at=world.at
    ),
}
