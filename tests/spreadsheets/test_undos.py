"""Is everything as it was after an undo, of whatever noun, and does it take nothing of others?"""

from collections.abc import Iterator

import pytest
from django.utils import translation

from naryad.areas.models import Area
from naryad.assets.actions import add_assets
from naryad.assets.input import AssetInput
from naryad.assets.models import Asset
from naryad.companies.models import Company
from naryad.core.outcomes import only
from naryad.history.models import Event
from naryad.people.models import Person, PersonArea
from naryad.spreadsheets.models import Import
from naryad.spreadsheets.nouns import has_file
from naryad.spreadsheets.sheets import SHEETS
from naryad.spreadsheets.states import Format
from tests.spreadsheets.exporting import export_list, export_way_back, read_text
from tests.spreadsheets.staging import check, remarks, run_whole, stage, states, undo_whole
from tests.tickets.asking import ask, first_type
from tests.world import World


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


def _staged(world: World, noun: str, heads: str, *rows: str, key: str, create: str = "") -> Import:
    cells = [[cell.strip() for cell in row.split("/")] for row in rows]
    admin: Person = world.service.admin
    return stage(world, admin, noun, heads.split(), cells, key=key, create=create.split())


def _files_of_each_noun(world: World) -> dict[str, list[list[str]]]:
    """Sorted: a list may show what was changed last first. What is read in again, and all that the
    list of the noun shows besides, but for when it was changed."""
    files = {}
    for sheet in SHEETS:
        rows = read_text(export_way_back(world, sheet.noun, Format.CSV))
        if has_file(sheet.noun):
            rows += read_text(export_list(world, sheet.noun, without={"changed"}))
        files[sheet.noun] = sorted([_in_any_order(cell) for cell in row] for row in rows)
    return files


def _in_any_order(cell: str) -> str:
    """Several areas in a cell stand as administrators have placed them, which no file holds."""
    return ", ".join(sorted(cell.split(", ")))


def _imports_of_each_noun(world: World) -> list[Import]:
    """Something new, something changed, and all that may be made on the way."""
    return [*_directories(world), *_registers(world), *_works(world)]


def _directories(world: World) -> list[Import]:
    return [
        _staged(world, "skills", "name_ru name_en", "Сварка/Welding", key="name"),
        _staged(world, "work-types", "name_ru name_en", "Пуск/Start", key="name"),
        _staged(
            world,
            "asset-types",
            "name_ru needs_address work_type_ids",
            "Котельная/да/Пуск; Новые работы",
            key="name_ru",
            create="work-types",
        ),
        _staged(world, "asset-classes", "name_ru", "Новый класс", key="name_ru"),
        _staged(world, "criticalities", "name_ru color", "Немедленно/red", key="name_ru"),
        _staged(
            world,
            "areas",
            "name_ru name_en parent",
            "/North/Main",
            "Порт/Port/North",
            key="name_en",
        ),
    ]


def _registers(world: World) -> list[Import]:
    house = world.service
    return [
        _staged(
            world,
            "companies",
            "name parent",
            f"Новая/{house.zenit.name}",
            f"{house.zenit.name}/Новая головная",
            "Новая головная/",
            key="name",
        ),
        _staged(
            world,
            "employees",
            "last_name first_name email roles areas skills",
            f"Новый/Пётр/new@import.example/Technician/Новый участок; North/{house.skill.name}",
            f"Другой/Пётр/{house.technician.email}//Новый участок/",
            key="email",
            create="areas",
        ),
        _staged(
            world,
            "customers",
            "last_name first_name email roles companies",
            "Новая/Анна/anna@import.example/Customer/Сделана сама",
            key="email",
            create="companies",
        ),
    ]


def _works(world: World) -> list[Import]:
    ticket, kind = ask(world, title="Стоит"), str(first_type(world.service).name)
    return [
        _staged(
            world,
            "assets",
            "name type address parent asset_class areas company",
            "Дом 5/Новый тип/Садовая, 5//Новый из дома/Участок дома/Компания дома",
            "Лифт 7/Новый тип//Дом 5//Участок лифта/",
            key="name",
            create="asset-types asset-classes areas companies",
        ),
        _staged(
            world,
            "contracts",
            "name company since",
            "Договор/Компания договора/2026-01-01",
            key="name_company",
            create="companies",
        ),
        _staged(
            world,
            "tickets",
            "number title type company work_type parent",
            f"И-1/Первая/{kind}/Компания заявки/Новая работа/{ticket.number}",
            f"{ticket.number}/Другая////",
            key="number",
            create="companies work-types",
        ),
    ]


def test_the_export_of_every_noun_is_the_same_before_an_import_and_after_its_undo(
    world: World,
) -> None:
    runs = _imports_of_each_noun(world)
    assert [run.noun for run in runs] == [sheet.noun for sheet in SHEETS]
    before = _files_of_each_noun(world)
    for run in runs:
        run_whole(world, check(world, run))
        assert set(states(run)) == {"done"}, (run.noun, remarks(run))
        assert _files_of_each_noun(world)[run.noun] != before[run.noun]
        undo_whole(world, run)
        assert set(states(run)) == {"undone"}, (run.noun, states(run), remarks(run))
        after = _files_of_each_noun(world)
        assert [each for noun in after for each in after[noun] if each not in before[noun]] == []
        assert after == before, run.noun
        kinds = Event.objects.filter(subject="import", subject_id=run.pk).order_by("pk")
        assert list(kinds.values_list("kind", flat=True))[-2:] == ["import.run", "import.undone"]


def test_what_others_hang_on_what_came_in_stays_with_what_it_hangs_on(world: World) -> None:
    """A child that somebody touched, an object that somebody put there, a person that was kept."""
    house, by = world.service, world.actor(world.service.admin)
    objects = _staged(
        world,
        "assets",
        "name type address parent",
        "Дом 5/Building/Садовая, 5/",
        "Лифт 7/Building/Садовая, 5а/Дом 5",
        "Дом 6/Building/Садовая, 6/",
        "Дом 7/Building/Садовая, 7/",
        key="name",
    )
    people = _staged(
        world,
        "customers",
        "last_name first_name email roles companies",
        "Кто-то/Анна/anna@import.example/Customer/Общая",
        "Другой/Пётр/petr@import.example/Customer/Общая",
        key="email",
        create="companies",
    )
    for run in (objects, people):
        run_whole(world, check(world, run))
        assert set(states(run)) == {"done"}, remarks(run)
    lift, house_6 = Asset.objects.get(name="Лифт 7"), Asset.objects.get(name="Дом 6")
    Asset.objects.filter(pk=lift.pk).update(description="новое", version=lift.version + 1)
    theirs = AssetInput("Чужой", house.asset_type.pk, parent_id=house_6.pk, address="1")
    only(add_assets([theirs], by=by, at=world.at))
    petr = Person.objects.get(email="petr@import.example")
    Person.objects.filter(pk=petr.pk).update(position="boss", version=petr.version + 1)
    undo_whole(world, objects)
    undo_whole(world, people)
    assert remarks(objects) == {
        (2, None): "BearsOthers",
        (3, None): "TouchedSince",
        (4, None): "BearsOthers",
    }
    left = Asset.objects.filter(
        is_living=True, name__in=["Дом 5", "Лифт 7", "Дом 6", "Дом 7", "Чужой"]
    )
    assert left.count() == 4 and not left.filter(name="Дом 7").exists()
    assert remarks(people) == {(2, None): "HangsOnKept", (3, None): "TouchedSince"}
    assert Company.objects.filter(name="Общая", deleted_at=None).exists()


def test_an_area_that_others_have_by_now_stays(world: World) -> None:
    run = _staged(world, "areas", "name_ru", "Порт", "Пристань", key="name_ru")
    run_whole(world, check(world, run))
    port = Area.objects.get(name__ru="Порт")
    PersonArea.objects.filter(person=world.service.technician).update(area=port)
    undo_whole(world, run)
    assert remarks(run) == {(2, None): "BearsOthers"}
    assert Area.objects.get(pk=port.pk).deleted_at is None
