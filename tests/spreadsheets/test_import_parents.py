"""Do rows that hang on each other go in the right order, and are circles refused?"""

import pytest

from naryad.companies.models import Company
from naryad.spreadsheets import import_batches
from naryad.spreadsheets.rows_in.neighbours import sort_into_waves
from tests.spreadsheets.staging import check, remarks, run_whole, stage, states, undo_whole
from tests.world import World

HEADS = ("name", "parent", "external_id", "inn", "phones", "site", "counterparty", "is_contractor")


def _row(name: str, parent: str = "", **given: str) -> list[str]:
    return [name, parent, *(given.get(head, "") for head in HEADS[2:])]


def test_what_others_hang_on_goes_first_wherever_it_stands(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_batches, "SIZE", 3)
    rows = [_row(f"Звено {each}", f"Звено {each + 1}") for each in range(8)]
    rows += [_row("Звено 8", world.service.zenit.name), _row("Рядом", "ЗВЕНО  3")]
    run = stage(world, world.service.head, "companies", HEADS, rows, key="name")
    check(world, run)
    assert (states(run), remarks(run)) == ({"new": 10}, {})
    run_whole(world, run)
    assert states(run) == {"done": 10}
    above = dict(
        Company.objects.filter(organization=world.service.organization, deleted_at=None)
        .exclude(parent=None)
        .values_list("name", "parent__name")
    )
    assert above["Рядом"] == "Звено 3" and above["Звено 8"] == world.service.zenit.name
    assert all(above[f"Звено {each}"] == f"Звено {each + 1}" for each in range(8))
    undo_whole(world, run)
    assert states(run) == {"undone": 10}
    assert not Company.objects.filter(name__startswith="Звено", deleted_at=None).exists()


def test_a_circle_is_refused_at_its_cells_and_nowhere_else(world: World) -> None:
    rows = [
        _row("А1", "А2"),
        _row("А2", "А3"),
        _row("А3", "А1"),
        _row("Под кругом", "А1"),
        _row("Сам", "Сам"),
        _row("Никого", "Нигде такого"),
        _row("Ясно"),
        # These two stand one above the other already, the other way round.
        _row(world.service.mayak.name, world.service.polus.name),
        _row(world.service.polus.name, world.service.mayak.name),
    ]
    run = stage(world, world.service.head, "companies", HEADS, rows, key="name")
    check(world, run)
    circle = "StandsUnderItself"
    assert remarks(run) == {
        (2, 1): circle,
        (3, 1): circle,
        (4, 1): circle,
        (6, 1): circle,
        (7, 1): "NotThere",
        (9, 1): circle,
        (10, 1): circle,
    }


def test_a_parent_that_was_refused_takes_its_children_along(world: World) -> None:
    rows = [_row("Низ", "Верх"), _row("Верх", external_id="E-1")]
    run = stage(world, world.service.head, "companies", HEADS, rows, key="external_id")
    check(world, run)
    assert states(run) == {"new": 2}
    Company.objects.filter(pk=world.service.polus.pk).update(external_id="E-1")
    run_whole(world, run)
    assert states(run) == {"refused": 2}
    assert not Company.objects.filter(name="Низ").exists()


def test_requisites_and_rows_within_a_card_come_in(world: World) -> None:
    rows = [
        _row(
            "Юг",
            inn="7707083893",
            phones="8 495 123-45-67 | приёмная; 89161234567",
            site="example.com",
            counterparty="Юр. лицо",
            is_contractor="да",
        ),
        _row("Плохо", inn="7707083894"),
        _row("Никто", phones="12"),
        _row("Кто?", counterparty="Кооператив"),
    ]
    run = stage(world, world.service.head, "companies", HEADS, rows, key="inn")
    check(world, run)
    assert remarks(run) == {(3, 3): "Invalid", (4, 4): "Invalid", (5, 6): "NotAChoice"}
    run_whole(world, run)
    south = Company.objects.get(name="Юг")
    assert [each["number"] for each in south.phones] == ["+74951234567", "+79161234567"]
    assert south.phones[0]["note"] == "приёмная"
    assert (south.site, south.inn) == ("https://example.com", "7707083893")
    assert (south.is_customer, south.is_contractor) == (False, True)
    again = stage(world, world.service.head, "companies", HEADS, rows[:1], key="inn")
    assert states(check(world, again)) == {"same": 1}


def test_matched_values_stand_for_texts_of_the_file(world: World) -> None:
    rows = [_row("Кто?", "головной офис", counterparty="Кооператив")]
    values = {
        "counterparty": {"Кооператив": "FOREIGN"},
        "parent": {"головной офис": world.service.zenit.pk},
    }
    run = stage(world, world.service.head, "companies", HEADS, rows, key="name", values=values)
    run_whole(world, check(world, run))
    added = Company.objects.get(name="Кто?")
    assert (added.counterparty, added.parent_id) == ("FOREIGN", world.service.zenit.pk)


def test_waves_are_depths_and_circles_are_whole() -> None:
    waves, circles = sort_into_waves({1: (2,), 2: (3,), 4: (5,), 5: (6,), 6: (4,), 7: (4, 1)})
    assert (waves[3], waves[2], waves[1]) == (0, 1, 2)
    assert circles == {4, 5, 6}
    assert waves[7] > max(waves[1], waves[4])
