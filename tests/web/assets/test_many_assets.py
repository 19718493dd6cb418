"""Do fields of many objects change at once, with an outcome for each and a way back?"""

from typing import Any

import pytest

from naryad.assets.models import Asset
from naryad.lists.bulk import asset_changes
from naryad.lists.bulk.models import BulkRun
from tests.assets.building import add
from tests.lists.bulk.runs import work_off
from tests.web.pages import english, read_form, read_forms, read_words
from tests.world import World

RUNS = "/office/runs/"
LIST = "/office/assets/"


def _ask(world: World, client: Any, *assets: Asset) -> Any:
    ids = [asset.pk for asset in assets]
    return client.post(RUNS, {"do": "change", "pick": ids, "list": "assets"})


def _undo(client: Any, answer: Any) -> Any:
    page = client.get(answer["Location"])
    (undo,) = (form for form in read_forms(page) if form.action.endswith("/undo/"))
    back = client.post(undo.action, undo.filled())
    return read_words(client.get(back["Location"]))


def test_what_is_filled_in_is_set_for_all_and_put_back_for_each(world: World) -> None:
    house = world.service
    client = english(world, house.dispatcher)
    one, two = add(world, "Один"), add(world, "Два", parent_id=house.lift.pk)
    form = read_form(_ask(world, client, one, two), RUNS)
    answer = client.post(
        RUNS,
        form.filled(
            parent_id=house.depot.pk, responsible_id=house.technician.pk, area_ids=[house.north.pk]
        ),
    )
    assert "2 objects changed" in read_words(client.get(answer["Location"]))
    for asset in (one, two):
        asset.refresh_from_db()
        assert asset.above == [house.depot.pk]
        assert asset.responsible_id == house.technician.pk
        assert asset.company_id == house.mayak.pk
        assert asset.name in ("Один", "Два")


def test_a_change_is_taken_back_from_the_toast(world: World) -> None:
    house = world.service
    client = english(world, house.dispatcher)
    one, two = add(world, "Один"), add(world, "Два", parent_id=house.lift.pk)
    form = read_form(_ask(world, client, one, two), RUNS)
    answer = client.post(RUNS, form.filled(parent_id="0", warranty_till="2027-01-31"))
    # Without an address nothing of this type stands at the top.
    said = read_words(client.get(answer["Location"]))
    assert "Equipment of this type stands under something, or has an address." in said
    assert Asset.objects.get(pk=one.pk).parent_id == house.tower.pk
    form = read_form(_ask(world, client, one, two), RUNS)
    answer = client.post(RUNS, form.filled(parent_id=house.depot.pk, warranty_till="2027-01-31"))
    assert "2 objects are as before" in _undo(client, answer)
    for asset, parent in ((one, house.tower), (two, house.lift)):
        asset.refresh_from_db()
        assert (asset.parent_id, asset.warranty_till) == (parent.pk, None)


def test_a_move_is_taken_back_from_the_toast(world: World) -> None:
    house = world.service
    client = english(world, house.dispatcher)
    answer = client.post(f"{LIST}{house.lift.pk}/move/", {"parent_id": house.depot.pk})
    assert "1 object is as before" in _undo(client, answer)
    house.lift.refresh_from_db()
    assert house.lift.parent_id == house.tower.pk


def test_what_moves_much_along_is_left_to_a_job(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = world.service
    add(world, "Один", parent_id=house.lift.pk)
    monkeypatch.setattr(asset_changes, "MOST_AT_ONCE", 0)
    client = english(world, house.dispatcher)
    answer = client.post(f"{LIST}{house.lift.pk}/move/", {"parent_id": house.depot.pk})
    run = BulkRun.objects.get(verb="change")
    assert answer["Location"] == f"{RUNS}{run.pk}/"
    assert Asset.objects.get(pk=house.lift.pk).parent_id == house.tower.pk
    work_off(run, world)
    assert Asset.objects.get(pk=house.lift.pk).parent_id == house.depot.pk


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, "Choose what to change."),
        ({"parent_id": "9" * 40}, "Choose from the list."),
        ({"warranty_till": "soon"}, "Give a day, like 2026-03-31."),
    ],
)
def test_a_question_answered_wrongly_comes_back(
    world: World, given: dict[str, str], said: str
) -> None:
    client = english(world, world.service.dispatcher)
    form = read_form(_ask(world, client, world.service.lift), RUNS)
    answer = client.post(RUNS, form.filled(**given))
    assert answer.status_code == 422
    assert said in read_words(answer)


def test_nobody_puts_back_what_no_run_has_kept(world: World) -> None:
    client = english(world, world.service.dispatcher)
    given = {"do": "put-back", "pick": [world.service.lift.pk], "list": "assets", "answered": "1"}
    assert client.post(RUNS, given).status_code == 404
