"""Which contracts cover an object, and what becomes of that when objects and companies change?"""

from naryad.access.permissions import Permission
from naryad.assets.actions import delete_assets
from naryad.assets.models import Asset
from naryad.companies.actions import delete_companies, merge_companies, undo_merge
from naryad.contracts.actions import delete_contracts
from naryad.contracts.models import Contract
from naryad.contracts.queries import Why, covered_objects, explain_covering
from naryad.core.outcomes import only
from naryad.history.models import Event
from tests.assets.building import add as add_asset
from tests.contracts.building import add, edit
from tests.world import World


def _covering(world: World, asset: Asset) -> dict[str, Why]:
    actor = world.actor(world.service.admin)
    fresh = Asset.objects.get(pk=asset.pk)
    return {each.contract.name: each.why for each in explain_covering(actor, fresh, most=20)}


def test_an_object_is_covered_itself_through_one_above_or_with_all_of_its_company(
    world: World,
) -> None:
    house = world.service
    add(world, "Вся компания")
    add(world, "Один лифт", single_ids=frozenset({house.lift.pk}))
    add(world, "Одна башня", single_ids=frozenset({house.tower.pk}))
    assert _covering(world, house.lift) == {
        "Обслуживание башни": Why.THROUGH,
        "Вся компания": Why.COMPANY,
        "Один лифт": Why.ITSELF,
    }
    assert _covering(world, house.tower) == {
        "Обслуживание башни": Why.ITSELF,
        "Вся компания": Why.COMPANY,
        "Одна башня": Why.ITSELF,
    }
    assert _covering(world, house.depot) == {"Рамочный": Why.COMPANY}
    assert _covering(world, house.pump) == {}


def test_the_nearest_way_is_named(world: World) -> None:
    house = world.service
    below = add_asset(world, "Привод", parent_id=house.lift.pk)
    edit(world, house.of_tower, tree_ids=frozenset({house.tower.pk, house.lift.pk}))
    actor = world.actor(house.admin)
    (covering,) = explain_covering(actor, below, most=5)
    assert covering.through == house.lift
    blind = world.with_permissions(actor, Permission.SEE_ALL_CONTRACTS)
    (hidden,) = explain_covering(blind, below, most=5)
    assert (hidden.why, hidden.through) == (Why.THROUGH, None)


def test_a_deleted_contract_covers_nothing_and_its_last_object_makes_none_universal(
    world: World,
) -> None:
    house, by = world.service, world.actor(world.service.head)
    only(delete_assets([house.tower.pk], by=by, at=world.at))
    other = add_asset(world, "Флигель", parent_id=None, address="Невский, 3",
                      company_id=house.zenit.pk)  # fmt: skip
    assert _covering(world, other) == {}
    covered, hidden = covered_objects(by, house.of_tower)
    assert [each.asset.deleted_at is not None for each in covered] == [True]
    assert hidden == 0
    only(delete_contracts([house.of_mayak.pk], by=by, at=world.at))
    assert _covering(world, house.depot) == {}


def test_hidden_objects_are_counted_and_strange_ones_marked(world: World) -> None:
    house = world.service
    Asset.objects.filter(pk=house.tower.pk).update(own_company=house.mayak, company=house.mayak)
    (covered,), _hidden = covered_objects(world.actor(house.admin), house.of_tower)
    assert covered.is_strange
    blind = world.with_permissions(world.actor(house.admin), Permission.SEE_ALL_CONTRACTS)
    assert covered_objects(blind, house.of_tower) == ([], 1)


def test_contracts_go_over_when_companies_are_merged_and_back_again(world: World) -> None:
    house, by = world.service, world.actor(world.service.head)
    merge_companies(house.zenit.pk, into_id=house.polus.pk, by=by, at=world.at)
    mine = Contract.objects.filter(pk=house.of_tower.pk)
    assert mine.get().company_id == house.polus.pk
    event = Event.objects.filter(subject="contract", subject_id=house.of_tower.pk).latest("pk")
    assert event.changes["company_id"]["new"]["name"] == "Полюс"
    undo_merge(house.zenit.pk, by=by, at=world.at)
    assert mine.get().company_id == house.zenit.pk


def test_a_company_goes_without_its_contracts(world: World) -> None:
    house, by = world.service, world.actor(world.service.head)
    only(delete_companies([house.mayak.pk], by=by, at=world.at))
    assert Contract.objects.get(pk=house.of_mayak.pk).deleted_at is None
