"""Are codes issued, bound, replaced and retired as they should be?"""

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from naryad.assets import actions
from naryad.assets.code_input import (
    BatchInput,
    Binding,
    clean_batch,
    clean_code_text,
)
from naryad.assets.codes import ALPHABET, LENGTH, make_code, read_code, say_code
from naryad.assets.models import Asset, AssetCode
from naryad.assets.visibility import asset_codes_visible_to, assets_visible_to
from naryad.core.errors import Invalid
from naryad.core.outcomes import Outcome
from naryad.history.models import Event
from tests.assets.building import add
from tests.assets.codes import scan_by
from tests.world import World


def _bind(world: World, *pairs: tuple[str, Asset]) -> list[Outcome]:
    by = world.actor(world.service.technician)
    bindings = [Binding(text, asset.pk) for text, asset in pairs]
    return actions.bind_codes(bindings, by=by, at=world.at)


def _refusals(outcomes: list[Outcome]) -> list[str]:
    return [type(each.refusal).__name__ if each.refusal else "" for each in outcomes]


def test_a_code_is_eighty_random_bits_without_letters_that_look_alike() -> None:
    codes = {make_code() for _each in range(500)}
    assert len(codes) == 500 and len(ALPHABET) ** LENGTH == 2**80
    assert not set("".join(codes)) & set("ILOUilou")


@pytest.mark.parametrize(
    "typed",
    [
        "https://fsm.example.com/q/ABCD0123EFGH1456",
        "HTTPS://FSM.EXAMPLE.COM/Q/ABCD0123EFGH1456?x=1",
        "abcd-0123-efgh-1456",
        " abcd o1z3 EFGH i456 ".replace("z", "2"),
    ],
)
def test_a_code_is_read_as_it_stands_on_a_label_or_is_typed(typed: str) -> None:
    assert read_code(typed) == "ABCD0123EFGH1456"
    assert say_code("ABCD0123EFGH1456") == "ABCD-0123-EFGH-1456"


@pytest.mark.parametrize("typed", ["", "\x00", "4607012345678", "https://x.example/q/", "é" * 16])
def test_what_is_no_code_of_ours_is_not_read_as_one(typed: str) -> None:
    assert read_code(typed) is None


def test_a_text_made_to_be_slow_is_no_code_at_once() -> None:
    """Looked through from each of its addresses to the end, this takes minutes."""
    assert read_code("/q/a?" * 40_000 + " x") is None


def test_each_object_gets_one_more_and_history_says_so(world: World) -> None:
    house, by = world.service, world.actor(world.service.dispatcher)
    outcomes = actions.issue_codes([house.lift.pk, house.tower.pk], by=by, at=world.at)
    assert all(each.is_done for each in outcomes)
    assert AssetCode.objects.filter(asset=house.lift, state="LIVING").count() == 2
    new = AssetCode.objects.filter(asset=house.lift).latest("pk")
    event = Event.objects.filter(subject="asset", subject_id=house.lift.pk).latest("pk")
    assert event.kind == "asset.code_issued"
    assert event.changes == {"asset_code": {"old": "", "new": new.mark}}
    assert new.text not in str(event.changes)


def test_where_there_is_a_code_none_is_added_to_many(world: World) -> None:
    house, by = world.service, world.actor(world.service.dispatcher)
    ids = [house.lift.pk, house.tower.pk]
    for expected in (["SAME", "DONE"], ["SAME", "SAME"]):
        outcomes = actions.issue_codes(ids, only_bare=True, by=by, at=world.at)
        assert [each.result for each in outcomes] == expected
    assert AssetCode.objects.filter(asset__in=ids).count() == 2


def test_what_is_not_seen_gets_none(world: World) -> None:
    by = world.actor(world.service.dispatcher)
    (outcome,) = actions.issue_codes([world.other.lift.pk], by=by, at=world.at)
    assert _refusals([outcome]) == ["NotVisible"]


def test_many_need_no_more_queries_than_one(world: World) -> None:
    house, by = world.service, world.actor(world.service.admin)
    ids = [add(world, f"Щит {number}").pk for number in range(30)]
    counts = []
    for some in (ids[:1], ids[1:]):
        with CaptureQueriesContext(connection) as queries:
            actions.issue_codes(some, by=by, at=world.at)
        counts.append(len(queries))
    codes = list(AssetCode.objects.filter(asset__in=ids).values_list("pk", flat=True))
    batch = actions.make_blank_codes(BatchInput(30), by=by, at=world.at)
    blank = AssetCode.objects.filter(batch=batch).values_list("text", flat=True)
    pairs = [Binding(text, pk) for text, pk in zip(blank, ids, strict=True)]
    pairs += [Binding(f"foreign {pk}", pk) for pk in ids]
    for some_pairs in (pairs[:1] + pairs[-1:], pairs[1:-1]):
        with CaptureQueriesContext(connection) as queries:
            outcomes = actions.bind_codes(some_pairs, by=by, at=world.at)
        assert all(each.is_done for each in outcomes)
        counts.append(len(queries))
    for end in (actions.reissue_codes, actions.retire_codes):
        for some in (codes[:1], codes[1:]):
            with CaptureQueriesContext(connection) as queries:
                end(some, by=by, at=world.at)
            counts.append(len(queries))
        codes = list(
            AssetCode.objects.filter(asset__in=ids, state="LIVING").values_list("pk", flat=True)
        )
    assert house and counts[::2] == counts[1::2]


def test_a_blank_code_is_bound_once_and_for_all(world: World) -> None:
    house = world.service
    text = say_code(house.blank_code.text).lower()
    assert _refusals(_bind(world, (text, house.lift))) == [""]
    house.blank_code.refresh_from_db()
    assert (house.blank_code.state, house.blank_code.asset_id) == ("LIVING", house.lift.pk)
    assert house.blank_code.bound_by_id == house.technician.pk
    assert _refusals(_bind(world, (text, house.tower))) == ["CodeTaken"]
    assert [each.result for each in _bind(world, (text, house.lift))] == ["SAME"]


def test_a_code_of_another_maker_is_kept_as_it_was_read(world: World) -> None:
    house, foreign = world.service, "4607012345678"
    pairs = [(foreign, house.lift), (foreign, house.tower)]
    assert _refusals(_bind(world, *pairs)) == ["", "CodeTaken"]
    code = AssetCode.objects.get(text=foreign)
    assert (code.origin, code.state, code.asset_id) == ("FOREIGN", "LIVING", house.lift.pk)


def test_the_same_foreign_code_stands_for_something_else_elsewhere(world: World) -> None:
    by = world.actor(world.other.admin)
    _bind(world, ("4607012345678", world.service.lift))
    elsewhere = Binding("4607012345678", world.other.lift.pk)
    assert _refusals(actions.bind_codes([elsewhere], by=by, at=world.at)) == [""]


def test_a_code_of_ours_that_is_not_there_is_a_mistake(world: World) -> None:
    address = f"https://x.example/q/{world.other.blank_code.text}"
    assert _refusals(_bind(world, (address, world.service.lift))) == ["NoSuchCode"]
    world.other.blank_code.refresh_from_db()
    assert world.other.blank_code.state == "BLANK"


def test_a_replaced_code_dies_and_another_takes_its_place(world: World) -> None:
    house, by = world.service, world.actor(world.service.dispatcher)
    actions.reissue_codes([house.code_of_lift.pk], by=by, at=world.at)
    house.code_of_lift.refresh_from_db()
    assert (house.code_of_lift.state, house.code_of_lift.death) == ("DEAD", "REPLACED")
    assert house.code_of_lift.asset_id == house.lift.pk
    assert AssetCode.objects.filter(asset=house.lift, state="LIVING").count() == 1
    again = actions.reissue_codes([house.code_of_lift.pk], by=by, at=world.at)
    assert _refusals(again) == ["NothingToReplace"]
    assert _refusals(_bind(world, (house.code_of_lift.text, house.lift))) == ["CodeIsDead"]


def test_a_retired_code_never_lives_again(world: World) -> None:
    house, by = world.service, world.actor(world.service.dispatcher)
    for code in (house.code_of_lift, house.blank_code):
        assert _refusals(actions.retire_codes([code.pk], by=by, at=world.at)) == [""]
        assert _refusals(_bind(world, (code.text, house.lift))) == ["CodeIsDead"]
    again = actions.retire_codes([house.blank_code.pk], by=by, at=world.at)
    assert [each.result for each in again] == ["SAME"]


def test_the_database_keeps_one_code_one(world: World) -> None:
    taken = {"text": world.service.code_of_lift.text, "made_at": world.at, "state": "BLANK"}
    with pytest.raises(IntegrityError), transaction.atomic():
        AssetCode.objects.create(organization=world.other.organization, origin="OWN", **taken)
    with pytest.raises(IntegrityError), transaction.atomic():
        AssetCode.objects.filter(pk=world.service.code_of_lift.pk).update(state="BLANK")


def test_scanning_shows_the_object_as_long_as_the_code_lives(world: World) -> None:
    house = world.service
    south = house.technician_south
    assert not assets_visible_to(world.actor(south)).filter(pk=house.lift.pk).exists()
    scan_by(world, house.code_of_lift, south)
    assert assets_visible_to(world.actor(south)).filter(pk=house.lift.pk).exists()
    assert not assets_visible_to(world.actor(south)).filter(pk=house.tower.pk).exists()
    actions.retire_codes([house.code_of_lift.pk], by=world.actor(house.admin), at=world.at)
    assert not assets_visible_to(world.actor(south)).filter(pk=house.lift.pk).exists()


def test_who_sees_which_codes(world: World) -> None:
    house = world.service
    of_lift, blank = house.code_of_lift.pk, house.blank_code.pk
    seen = {
        name: set(asset_codes_visible_to(world.actor(person)).values_list("pk", flat=True))
        for name, person in house.people.items()
        if name in ("admin", "technician", "technician_south", "customer", "lead_customer")
    }
    assert seen == {
        "admin": {of_lift, blank},
        "technician": {of_lift, blank},
        "technician_south": {blank},
        "customer": set(),
        "lead_customer": set(),
    }


@pytest.mark.parametrize("count", ["", "0", "-1", "5001", "9" * 200, "1.5", "много", ["1"], "٣"])
def test_a_batch_has_a_sensible_size(count: object) -> None:
    with pytest.raises(Invalid) as refused:
        clean_batch({"count": count})
    assert set(refused.value.errors) == {"count"}


@pytest.mark.parametrize("code", ["", "  ", "\x00", "\ud800", "x" * 501, ["a"]])
def test_a_code_is_one_line_of_text(code: object) -> None:
    with pytest.raises(Invalid) as refused:
        clean_code_text({"code": code})
    assert set(refused.value.errors) == {"code"}
