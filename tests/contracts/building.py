"""Which contracts stand in the stories, and how does a test make more?"""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from naryad.access.actor import Actor
from naryad.contracts.actions import add_contracts, edit_contracts
from naryad.contracts.input import ContractEdit, ContractInput
from naryad.contracts.models import Contract
from naryad.contracts.queries import values_of_contract
from naryad.core.outcomes import only
from naryad.people.acting import act_as
from naryad.people.models import Person
from tests.builder import Builder
from tests.world import World


def build_contracts(make: Builder, by: Person, **house: Any) -> dict[str, Any]:
    """One of Zenit about the tower with all below it, and one about all that Mayak has."""
    actor = act_as(by, at=make.at)

    def put(name: str, **given: Any) -> Contract:
        since = actor.today - timedelta(days=100)
        new = ContractInput(make.words(name), since=since, **given)
        return Contract.objects.get(pk=only(add_contracts([new], by=actor, at=make.at)))

    of_tower = put(
        "Обслуживание башни",
        number=make.words("Д-17"),
        company_id=house["zenit"].pk,
        till=actor.today + timedelta(days=200),
        conditions=make.words("Выезд за 2 часа"),
        tree_ids=frozenset({house["tower"].pk}),
        reminds_of_end=True,
        recipient_ids=frozenset({by.pk}),
    )
    of_mayak = put("Рамочный", company_id=house["mayak"].pk)
    return {"of_tower": of_tower, "of_mayak": of_mayak}


def a_contract(world: World, name: str = "Новый", **given: Any) -> ContractInput:
    """Of Zenit, from today on without an end, unless something else is given."""
    today = world.actor(world.service.admin).today
    return replace(ContractInput(name, world.service.zenit.pk, today), **given)


def add(world: World, name: str = "Новый", **given: Any) -> Contract:
    """By the administrator."""
    by = world.actor(world.service.admin)
    outcomes = add_contracts([a_contract(world, name, **given)], by=by, at=world.at)
    return Contract.objects.get(pk=only(outcomes))


def edit(world: World, contract: Contract, *, by: Actor | None = None, **given: Any) -> Contract:
    """Some fields, by the administrator unless somebody else is named."""
    actor = by or world.actor(world.service.admin)
    new = ContractInput(**{**values_of_contract(contract), **given})
    change = ContractEdit(contract.pk, new, fields=frozenset(given))
    only(edit_contracts([change], by=actor, at=world.at))
    return Contract.objects.get(pk=contract.pk)


def days(world: World, count: int) -> date:
    """From the organization's today on."""
    return world.actor(world.service.admin).today + timedelta(days=count)
