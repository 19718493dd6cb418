"""Do set, page, count, search, tree, look-up and explanation agree about who sees which objects?"""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from naryad.access.actor import Actor
from naryad.assets.explaining import explain_asset
from naryad.assets.models import Asset, AssetArea
from naryad.assets.paths import paths_of
from naryad.assets.queries import children_of, have_children, orphans_below
from naryad.assets.visibility import assets_visible_to, number_of_assets, page_of_assets
from naryad.companies.explaining import explain_company
from naryad.companies.visibility import companies_visible_to
from naryad.core.cursors import Cursor
from naryad.lists.assets.rows import read_rows
from naryad.lists.finding import find_objects
from naryad.people.acting import act_as, today_of
from tests.access.random_objects import BuiltGrounds, Grounds, build_grounds, grounds
from tests.access.random_worlds import EVERYTHING, Somebody, build, taken_back
from tests.world import World

# Each of these builds a world and asks much of it.
FEWER = settings(
    max_examples=settings.get_profile(settings.get_current_profile_name()).max_examples // 4
)


@pytest.fixture
def crowded(world: World) -> World:
    """In the other house everybody has everything, so that whatever crosses over shows."""
    today = today_of(world.other.organization, at=world.at)
    build(EVERYTHING, world.other.organization, at=world.at, today=today)
    return world


def _built(drawn: Grounds, world: World) -> BuiltGrounds:
    today = today_of(world.service.organization, at=world.at)
    return build_grounds(drawn, world.service.organization, at=world.at, today=today)


def _viewers(drawn: Grounds, built: BuiltGrounds, world: World) -> Iterator[tuple[Somebody, Actor]]:
    for viewer, person in zip(drawn.plan.people, built.people, strict=True):
        if not viewer.is_deleted:
            yield viewer, act_as(person, at=world.at)


def _seen(drawn: Grounds, built: BuiltGrounds, viewer: Somebody) -> set[int]:
    """By the plain words."""
    return {each.pk for number, each in enumerate(built.objects) if drawn.sees(viewer, number)}


def _of_drawn(built: BuiltGrounds, ids: set[int]) -> set[int]:
    return ids & {each.pk for each in built.objects}


@given(drawn=grounds())
def test_what_holds_for_an_object_is_what_stands_above(crowded: World, drawn: Grounds) -> None:
    with taken_back():
        built = _built(drawn, crowded)
        companies = {each.pk: number for number, each in enumerate(built.companies)}
        for number, each in enumerate(built.objects):
            kept = Asset.objects.get(pk=each.pk)
            assert kept.above == [built.objects[other].pk for other in drawn.above(number)]
            held = None if kept.company_id is None else companies[kept.company_id]
            assert held == drawn.company_of(number)
            links = AssetArea.objects.filter(asset=each).values_list("area_id", flat=True)
            assert set(links) == {built.areas[area].pk for area in drawn.areas_of(number)}


@given(drawn=grounds(), with_deleted=st.booleans())
def test_the_set_holds_what_the_rules_name(
    crowded: World, drawn: Grounds, with_deleted: bool
) -> None:
    with taken_back():
        built = _built(drawn, crowded)
        for viewer, actor in _viewers(drawn, built, crowded):
            visible = assets_visible_to(actor, with_deleted=with_deleted)
            rows = list(visible.values_list("pk", "organization_id"))
            assert {house for _pk, house in rows} <= {crowded.service.id}
            assert _of_drawn(built, {pk for pk, _house in rows}) == {
                each.pk
                for number, each in enumerate(built.objects)
                if drawn.sees(viewer, number, with_deleted=with_deleted)
            }


@given(drawn=grounds(), size=st.integers(1, 4), is_backward=st.booleans())
def test_pages_and_number_are_those_of_the_set(
    crowded: World, drawn: Grounds, size: int, is_backward: bool
) -> None:
    with taken_back():
        built = _built(drawn, crowded)
        for _viewer, actor in _viewers(drawn, built, crowded):
            order = assets_visible_to(actor).order_by("sort_key", "pk")
            expected = list(order.values_list("pk", "sort_key"))
            assert _walk(actor, expected, size, is_backward=is_backward) == expected
            counted = number_of_assets(actor, cap=size).rows()
            assert counted == [(min(len(expected), size + 1),)]


def _walk(
    actor: Actor, expected: list[tuple[int, str]], size: int, *, is_backward: bool
) -> list[tuple[int, str]]:
    walked: list[tuple[int, str]] = []
    cursor = Cursor("\U0010ffff", 0, is_backward=True) if is_backward else None
    while rows := page_of_assets(actor, size=size, cursor=cursor).rows():
        assert len(rows) <= size and len(walked) <= len(expected)
        page = [(row_id, key) for row_id, key in rows]
        walked = page + walked if is_backward else walked + page
        edge = page[0] if is_backward else page[-1]
        cursor = Cursor(edge[1], edge[0], is_backward)
    return walked


@FEWER
@given(drawn=grounds())
def test_search_and_look_up_show_no_more_and_no_less(crowded: World, drawn: Grounds) -> None:
    with taken_back():
        built = _built(drawn, crowded)
        for viewer, actor in _viewers(drawn, built, crowded):
            seen = _seen(drawn, built, viewer)
            lifts = {each.pk for each in built.objects if each.name.lower().startswith("лифт")}
            found = {each.pk for each in find_objects("лифт", actor=actor, most=100)}
            assert _of_drawn(built, found) == seen & lifts
            _names_nobody_hidden(drawn, built, viewer, actor)


def _names_nobody_hidden(
    drawn: Grounds, built: BuiltGrounds, viewer: Somebody, actor: Actor
) -> None:
    """Neither in a path nor beside a row."""
    shown = list(assets_visible_to(actor))
    companies = set(companies_visible_to(actor).values_list("pk", flat=True))
    rows = read_rows([each.pk for each in shown], actor=actor)
    assert [row.id for row in rows] == [each.pk for each in shown]
    for row, asset in zip(rows, shown, strict=True):
        assert bool(row.company_name) == (asset.company_id in companies)
    visible = set(assets_visible_to(actor, with_deleted=True).values_list("pk", flat=True))
    for path in paths_of(shown, actor=actor).values():
        assert {step.id for step in path} - {None} <= visible


@FEWER
@given(drawn=grounds())
def test_the_tree_holds_each_visible_object_once(crowded: World, drawn: Grounds) -> None:
    with taken_back():
        built = _built(drawn, crowded)
        for _viewer, actor in _viewers(drawn, built, crowded):
            visible = list(assets_visible_to(actor).values_list("pk", flat=True))
            found: list[int] = []
            waiting: list[int | None] = [None]
            while waiting:
                here = waiting.pop()
                below = [
                    *children_of(actor, here).values_list("pk", flat=True),
                    *orphans_below(actor, here).values_list("pk", flat=True),
                ]
                assert here is None or bool(below) == (here in have_children(actor, [here]))
                found += below
                waiting += below
            assert sorted(found) == sorted(visible)


@FEWER
@given(drawn=grounds())
def test_the_explanation_says_what_the_lists_show(crowded: World, drawn: Grounds) -> None:
    with taken_back():
        built = _built(drawn, crowded)
        for viewer, actor in _viewers(drawn, built, crowded):
            seen = _seen(drawn, built, viewer)
            for each in built.objects:
                explained = explain_asset(each, of=actor)
                leads = any(way.is_held and way.leads for way in explained.ways)
                assert explained.sees == (each.pk in seen)
                assert leads == (explained.sees or explained.is_withheld)
                if explained.is_withheld:
                    is_hidden_from_customers = explained.is_unpublished and not actor.is_employee
                    assert explained.is_deleted or is_hidden_from_customers
            companies = set(companies_visible_to(actor).values_list("pk", flat=True))
            for company in built.companies:
                told = explain_company(company, of=actor)
                assert told.sees == (company.pk in companies)
                assert told.sees == any(way.is_held and way.leads for way in told.ways)
