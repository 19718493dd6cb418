"""Is a hidden parent never named, and do its visible children still stand somewhere?"""

import pytest
from django.db.models import QuerySet

from naryad.access.permissions import Permission
from naryad.assets.explaining import explain_asset
from naryad.assets.models import Asset
from naryad.assets.paths import HIDDEN, paths_of
from naryad.assets.queries import children_of, orphans_below
from naryad.assets.visibility import ARMS, assets_visible_to
from tests.assets.building import add
from tests.web.pages import english, read_words
from tests.world import World


def _names(assets: QuerySet[Asset]) -> set[str]:
    return set(assets.values_list("name", flat=True))


@pytest.fixture
def islands(world: World) -> dict[str, Asset]:
    """Under the tower (North): a yard of the South alone, in it a shed of the North again."""
    house = world.service
    south, north = frozenset({house.south.pk}), frozenset({house.north.pk})
    yard = add(world, "Двор", area_ids=south, inherits_areas=False)
    shed = add(world, "Сарай", parent_id=yard.pk, area_ids=north, inherits_areas=False)
    return {"yard": yard, "shed": shed}


def test_a_hidden_step_is_no_name_and_no_number(world: World, islands: dict[str, Asset]) -> None:
    actor = world.actor(world.service.technician)
    steps = paths_of([islands["shed"]], actor=actor)[islands["shed"].pk]
    assert [step.name for step in steps] == ["Башня", "…"] and steps[1] is HIDDEN


def test_visible_ones_below_a_hidden_one_stand_under_dots(
    world: World, islands: dict[str, Asset]
) -> None:
    actor = world.actor(world.service.technician)
    tower = world.service.tower
    assert _names(children_of(actor, tower.pk)) == {"Лифт"}
    assert _names(orphans_below(actor, tower.pk)) == {"Сарай"}
    assert _names(orphans_below(actor, None)) == set()
    other = world.actor(world.service.technician_south)
    assert _names(children_of(other, None)) == {"Депо"}
    assert _names(orphans_below(other, None)) == {"Двор"}


def test_the_tree_of_every_reader_holds_each_visible_asset_once(
    world: World, islands: dict[str, Asset]
) -> None:
    for person in world.service.people.values():
        actor = world.actor(person)
        found: list[int] = []
        waiting: list[int | None] = [None]
        while waiting:
            under = waiting.pop()
            for rows in (children_of(actor, under), orphans_below(actor, under)):
                ids = list(rows.values_list("pk", flat=True))
                found += ids
                waiting += ids
        visible = assets_visible_to(actor).values_list("pk", flat=True)
        assert sorted(found) == sorted(visible), person.name


@pytest.mark.parametrize("path", ["/office/assets/", "/office/assets/tree/", "card", "level"])
def test_no_page_names_a_hidden_parent(world: World, islands: dict[str, Asset], path: str) -> None:
    shed, tower = islands["shed"], world.service.tower
    pages = {"card": f"/office/assets/{shed.pk}/", "level": f"/office/assets/{tower.pk}/tree/"}
    client = english(world, world.service.technician)
    answer = client.get(pages.get(path, path))
    assert answer.status_code == 200
    assert "Двор" not in read_words(answer)


def test_the_explanation_and_the_lists_say_the_same(
    world: World, islands: dict[str, Asset]
) -> None:
    assets = Asset.objects.filter(organization=world.service.organization)
    for person in world.service.people.values():
        actor = world.actor(person)
        visible = set(assets_visible_to(actor).values_list("pk", flat=True))
        for asset in assets:
            explained = explain_asset(asset, of=actor)
            leads = any(way.is_held and way.leads for way in explained.ways)
            assert explained.sees == (asset.pk in visible)
            assert explained.sees or not leads or explained.is_withheld
            assert leads or not explained.sees


def test_a_company_with_subsidiaries_shows_theirs_too(world: World) -> None:
    house = world.service
    type(house.mayak).objects.filter(pk=house.mayak.pk).update(parent=house.zenit)
    customer = world.actor(house.customer)
    wider = world.with_permissions(customer, Permission.SEE_ASSETS_OF_SUBSIDIARIES)
    assert _names(assets_visible_to(customer)) == {"Башня", "Лифт"}
    assert _names(assets_visible_to(wider)) == {"Башня", "Лифт", "Депо"}


def test_every_way_is_a_right_of_its_own() -> None:
    assert len({arm.permission for arm in ARMS}) == len(ARMS)
