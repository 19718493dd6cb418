"""Are contracts kept as they are handed in, and what is refused?"""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from naryad.access.permissions import Permission
from naryad.contracts.actions import (
    add_contracts,
    delete_contracts,
    edit_contracts,
    restore_contracts,
)
from naryad.contracts.input import ContractEdit, ContractInput, clean_contract
from naryad.contracts.models import Contract, ContractAsset
from naryad.contracts.queries import values_of_contract
from naryad.contracts.validity import State, rule_of, state_of
from naryad.core.errors import Invalid, Stale
from naryad.core.outcomes import Outcome, Result, only
from naryad.history.models import Event
from tests.contracts.building import a_contract, add, days, edit
from tests.world import World


def _errors(outcomes: list[Outcome]) -> set[str]:
    (outcome,) = outcomes
    assert isinstance(outcome.refusal, Invalid), outcome
    return set(outcome.refusal.errors)


def _refused(world: World, **given: Any) -> set[str]:
    by = world.actor(world.service.admin)
    return _errors(add_contracts([a_contract(world, **given)], by=by, at=world.at))


def test_a_contract_is_kept_whole_and_its_history_begins(world: World) -> None:
    house = world.service
    new = a_contract(
        world,
        "Лифты",
        number="Д-1",
        till=days(world, 90),
        tree_ids=frozenset({house.tower.pk}),
        reminds_of_end=True,
        recipient_ids=frozenset({house.dispatcher.pk}),
    )
    by = world.actor(house.admin)
    contract = Contract.objects.get(pk=only(add_contracts([new], by=by, at=world.at)))
    assert values_of_contract(contract) == vars(new)
    assert contract.due_on == days(world, 60)
    (event,) = Event.objects.filter(subject="contract", subject_id=contract.pk)
    assert event.kind == "contract.added"
    assert event.changes["tree_ids"]["new"] == [{"id": house.tower.pk, "name": "Башня"}]
    assert event.changes["till"]["new"] == days(world, 90).isoformat()


@pytest.mark.parametrize(
    ("given", "fields"),
    [
        ({"name": " "}, {"name"}),
        ({"company_id": None}, {"company_id"}),
        ({"company_id": 10**18}, {"company_id"}),
        ({"since": None}, {"since"}),
        ({"till": date(2000, 1, 1)}, {"till"}),
        ({"reminds_of_end": True}, {"till", "recipient_ids"}),
        ({"tree_ids": frozenset({10**18})}, {"tree_ids"}),
        ({"recipient_ids": frozenset({10**18})}, {"recipient_ids"}),
    ],
)
def test_what_makes_no_sense_is_refused_by_field(
    world: World, given: dict[str, Any], fields: set[str]
) -> None:
    assert _refused(world, **{"name": "Новый", **given}) == fields


def test_no_customer_is_reminded_and_no_day_lies_after_the_end(world: World) -> None:
    reminding = {"till": days(world, 10), "reminds_of_end": True}
    customer = frozenset({world.service.customer.pk})
    assert _refused(world, **reminding, recipient_ids=customer) == {"recipient_ids"}
    mine = frozenset({world.service.admin.pk})
    late = {"remind_on": days(world, 11), "recipient_ids": mine}
    assert _refused(world, **reminding, **late) == {"remind_on"}


def test_objects_belong_to_the_company_or_to_one_below_it(world: World) -> None:
    house = world.service
    house.polus.parent = house.zenit
    house.polus.save()
    of_subsidiary = add(world, tree_ids=frozenset({house.pump.pk}))
    assert ContractAsset.objects.get(contract=of_subsidiary).with_below
    assert _refused(world, single_ids=frozenset({house.depot.pk})) == {"single_ids"}
    of_polus = {"company_id": house.polus.pk, "single_ids": frozenset({house.tower.pk})}
    assert _refused(world, **of_polus) == {"single_ids"}


def test_another_company_takes_only_the_objects_that_are_its_own(world: World) -> None:
    house, by = world.service, world.actor(world.service.admin)
    new = ContractInput(**{**values_of_contract(house.of_tower), "company_id": house.mayak.pk})
    change = ContractEdit(house.of_tower.pk, new)
    assert _errors(edit_contracts([change], by=by, at=world.at)) == {"tree_ids"}
    moved = replace(new, tree_ids=frozenset({house.depot.pk}))
    only(edit_contracts([replace(change, input=moved)], by=by, at=world.at))
    house.of_tower.refresh_from_db()
    assert house.of_tower.company_id == house.mayak.pk


def test_an_object_goes_over_from_one_list_to_the_other(world: World) -> None:
    house = world.service
    tower = frozenset({house.tower.pk})
    edit(world, house.of_tower, tree_ids=frozenset(), single_ids=tower)
    link = ContractAsset.objects.get(contract=house.of_tower)
    assert (link.asset_id, link.with_below) == (house.tower.pk, False)
    both = clean_contract({"tree_ids": ["1", "2"], "single_ids": ["2"], "name": "", "since": ""})
    assert (both.tree_ids, both.single_ids) == ({1, 2}, set())


def test_what_the_editor_does_not_see_stays(world: World) -> None:
    """They see neither objects nor people, and the company is not theirs."""
    house = world.service
    by = world.with_permissions(
        world.actor(house.technician), Permission.SEE_ALL_CONTRACTS, Permission.EDIT_CONTRACTS
    )
    blind = {"company_id": None, "tree_ids": frozenset(), "recipient_ids": frozenset()}
    edit(world, house.of_tower, by=by, number="Д-18", **blind)
    kept = values_of_contract(Contract.objects.get(pk=house.of_tower.pk))
    assert kept["number"] == "Д-18"
    assert kept["company_id"] == house.zenit.pk
    assert kept["tree_ids"] == {house.tower.pk}
    assert kept["recipient_ids"] == {house.admin.pk}


def test_nobody_adds_what_they_would_not_see(world: World) -> None:
    """All companies, but contracts of one's own alone."""
    house = world.service
    by = world.with_permissions(
        world.actor(house.technician),
        Permission.SEE_ALL_COMPANIES,
        Permission.SEE_CONTRACTS_OF_COMPANIES,
        Permission.EDIT_CONTRACTS,
    )
    refused = add_contracts([a_contract(world)], by=by, at=world.at)
    assert _errors(refused) == {"company_id"}
    own = a_contract(world, company_id=house.own_company.pk)
    assert only(add_contracts([own], by=by, at=world.at))


def test_who_looked_before_somebody_else_saved_is_told(world: World) -> None:
    house, by = world.service, world.actor(world.service.admin)
    mine = replace(a_contract(world, "Иначе"), tree_ids=frozenset({house.tower.pk}))
    edit(world, house.of_tower, number="Д-99")
    change = ContractEdit(house.of_tower.pk, mine, seen_version=1)
    (outcome,) = edit_contracts([change], by=by, at=world.at)
    assert isinstance(outcome.refusal, Stale)
    assert outcome.refusal.differences["number"] == ("", "Д-99")


def test_deleted_and_restored_unless_another_bears_the_external_id(world: World) -> None:
    by = world.actor(world.service.head)
    contract = add(world, external_id="1С-7")
    only(delete_contracts([contract.pk], by=by, at=world.at))
    (again,) = delete_contracts([contract.pk], by=by, at=world.at)
    assert again.result == Result.SAME
    twin = add(world, external_id="1С-7")
    (outcome,) = restore_contracts([contract.pk], by=by, at=world.at)
    assert "1С-7" in str(outcome.refusal)
    only(delete_contracts([twin.pk], by=by, at=world.at))
    only(restore_contracts([contract.pk], by=by, at=world.at))
    assert Contract.objects.get(pk=contract.pk).deleted_at is None
    assert _refused(world, external_id="1С-7") == {"external_id"}


@pytest.mark.parametrize(
    ("since", "till", "state"),
    [
        (1, None, State.NOT_YET),
        (0, None, State.OPEN_ENDED),
        (-5, -1, State.ENDED),
        (-5, 0, State.ENDS_SOON),
        (-5, 30, State.ENDS_SOON),
        (-5, 31, State.VALID),
        (1, 5, State.NOT_YET),
    ],
)
def test_a_contract_is_in_one_state_on_a_day(
    world: World, since: int, till: int | None, state: State
) -> None:
    end = None if till is None else days(world, till)
    contract = add(world, since=days(world, since), till=end)
    today = days(world, 0)
    assert state_of(contract, today=today) == state
    mine = Contract.objects.filter(pk=contract.pk)
    found = [each for each in State if mine.filter(rule_of(each, today=today)).exists()]
    assert found == [state]


@pytest.mark.parametrize("name", ["add", "edit", "delete"])
def test_five_hundred_cost_as_many_queries_as_one(
    world: World, name: str, django_assert_max_num_queries: Any
) -> None:
    by, house = world.actor(world.service.admin), world.service
    tower = frozenset({house.tower.pk})
    many = [a_contract(world, f"Договор {each}", tree_ids=tower) for each in range(500)]
    if name == "add":
        with django_assert_max_num_queries(16):
            add_contracts(many, by=by, at=world.at)
        return
    ids = [only([each]) for each in add_contracts(many, by=by, at=world.at)]
    with django_assert_max_num_queries(24):
        if name == "delete":
            delete_contracts(ids, by=by, at=world.at)
        else:
            new = a_contract(world, number="7", single_ids=tower)
            fields = frozenset({"number", "single_ids"})
            edits = [ContractEdit(pk, new, fields=fields) for pk in ids]
            edit_contracts(edits, by=by, at=world.at)
