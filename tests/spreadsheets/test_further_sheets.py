"""Do files of areas, objects, contracts, tickets and directories do what their forms would do?"""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.urls import reverse

from naryad.areas.models import Area
from naryad.assets.models import Asset
from naryad.catalog.models import AssetType, WorkType
from naryad.contracts.models import Contract
from naryad.people.models import Person
from naryad.spreadsheets.models import Export, Import
from naryad.spreadsheets.sheets import sheet_of, sheets_for
from naryad.spreadsheets.sheets.contact_cells import read_contacts, tidy_contacts, write_contacts
from naryad.spreadsheets.sheets.sheet import RowEdit
from naryad.spreadsheets.working import work_on
from naryad.tickets.models import Ticket
from tests.spreadsheets.making import enter, fetch
from tests.spreadsheets.staging import check, remarks, run_whole, stage, states, undo_whole
from tests.tickets.asking import ask, first_type
from tests.world import World


def _staged(world: World, noun: str, heads: str, *rows: str, key: str, **options: Any) -> Import:
    admin: Person = world.service.admin
    cells = [[cell.strip() for cell in row.split("/")] for row in rows]
    return stage(world, admin, noun, heads.split(), cells, key=key, **options)


def test_a_tree_of_objects_comes_from_one_file_in_any_order(world: World) -> None:
    run = _staged(
        world,
        "assets",
        "name type parent address company",
        "Кабина/Лифт/Лифт 7//",
        "Лифт 7/Лифт/Дом 5//",
        "Дом 5/Building//Садовая, 5/Маяк",
        key="name",
        create=["asset-types"],
    )
    assert states(check(world, run)) == {"new": 3}
    run_whole(world, run)
    cabin = Asset.objects.select_related("parent__parent", "company").get(name="Кабина")
    assert cabin.parent is not None and cabin.parent.parent is not None
    assert cabin.parent.parent.name == "Дом 5"
    assert cabin.company is not None and cabin.company.name == "Маяк"
    made = AssetType.objects.get(organization=world.service.organization, name__ru="Лифт")
    assert cabin.type_id == made.pk
    undo_whole(world, run)
    assert not Asset.objects.filter(name__in=["Кабина", "Лифт 7", "Дом 5"], is_living=True).exists()


def test_what_the_form_refuses_is_said_at_its_cell(world: World) -> None:
    run = _staged(
        world,
        "assets",
        "name type address latitude company",
        "Дом без адреса/Building///",
        "Дом/Building/Садовая, 5/57/",
        "Дом 2/Building/Садовая, 7//Нет такой",
        "/Building/Садовая, 9//",
        key="name",
    )
    check(world, run)
    said = remarks(run)
    assert (2, 2) in said and (4, 4) in said and (5, 0) in said
    assert states(run) == {"error": 4}


def test_areas_and_directories_come_line_by_line(world: World) -> None:
    run = _staged(
        world,
        "areas",
        "name_ru name_en parent description_ru",
        "Порт/Port/North/У моря",
        "Причал/Pier/Порт/",
        "Север/North/Main/",
        key="name",
    )
    assert states(check(world, run)) == {"new": 2, "changed": 1}
    run_whole(world, run)
    pier = Area.objects.select_related("parent__parent").get(name__en="Pier")
    assert pier.parent is not None and pier.parent.parent is not None
    assert pier.parent.parent.name["en"] == "North"
    types = _staged(
        world,
        "asset-types",
        "name_ru needs_address work_type_ids",
        "Котельная/да/Пуск; Ремонт котла",
        key="name_ru",
        create=["work-types"],
    )
    check(world, types)
    run_whole(world, types)
    made = AssetType.objects.get(name__ru="Котельная")
    assert made.needs_address
    assert WorkType.objects.filter(name__ru__in=["Пуск", "Ремонт котла"]).count() == 2
    undo_whole(world, types)
    assert not AssetType.objects.filter(name__ru="Котельная", deleted_at=None).exists()


def test_contracts_name_companies_objects_and_people(world: World) -> None:
    house = world.service
    person = f"{house.dispatcher.last_name} {house.dispatcher.first_name}"
    run = _staged(
        world,
        "contracts",
        "name company since till reminds_of_end recipients",
        f"Новый/Маяк/01.02.2026/2026-12-31/да/{person}",
        "Наоборот/Маяк/2026-12-31/2026-01-01//",
        key="name_company",
    )
    check(world, run)
    assert states(run) == {"new": 1, "error": 1} and (3, 3) in remarks(run)
    run_whole(world, run)
    contract = Contract.objects.get(name="Новый")
    assert (contract.since.isoformat(), contract.reminds_of_end) == ("2026-02-01", True)


def test_a_ticket_of_a_number_that_was_taken_back_comes_back_itself(world: World) -> None:
    kind = str(first_type(world.service).name)
    whole = ask(world, title="Основная")
    rows = ("A-1/Первая", "A-2/Вторая")
    given = [f"{row}/{kind}/{whole.number}" for row in rows]
    run = _staged(world, "tickets", "number title type parent", *given, key="number")
    assert states(check(world, run)) == {"new": 2}
    run_whole(world, run)
    first = Ticket.objects.get(number="A-1")
    assert first.parent_id == whole.pk and first.is_living
    undo_whole(world, run)
    first.refresh_from_db()
    assert not first.is_living
    again = _staged(
        world,
        "tickets",
        "number title type parent",
        given[0].replace("Первая", "Снова"),
        key="number",
    )
    assert states(check(world, again)) == {"new": 1}
    run_whole(world, again)
    back = Ticket.objects.get(number="A-1")
    assert (back.pk, back.title, back.is_living) == (first.pk, "Снова", True)


def test_a_moment_is_the_same_by_whatever_clock_it_is_read(world: World) -> None:
    """Somebody in Vladivostok reads in what goes out by the clock of Moscow."""
    ticket = ask(world, title="Стоит")
    kept = datetime(2026, 12, 1, 6, 30, 15, 123456, tzinfo=UTC)
    Ticket.objects.filter(pk=ticket.pk).update(deadline=kept)
    admin = world.actor(world.service.admin)
    written = sheet_of("tickets").current([ticket.pk], admin)[ticket.pk].words["deadline"]
    assert written == "2026-12-01T09:30:15+03:00"
    for cell, state in (
        (written, "same"),
        ("01.12.2026 16:30:15", "same"),
        ("01.12.2026 16:30", "changed"),
    ):
        row = f"{ticket.number}/{cell}"
        run = _staged(world, "tickets", "number deadline", row, key="number")
        Import.objects.filter(pk=run.pk).update(zone="Asia/Vladivostok")
        run.refresh_from_db()
        assert states(check(world, run)) == {state: 1}, cell
    run_whole(world, run)
    ticket.refresh_from_db()
    assert ticket.deadline == kept.replace(second=0, microsecond=0)
    undo_whole(world, run)
    ticket.refresh_from_db()
    assert ticket.deadline == kept.replace(microsecond=0)


def test_type_and_assignees_of_a_ticket_do_not_change_by_a_file(world: World) -> None:
    house, ticket = world.service, ask(world, title="Стоит")
    person = f"{house.technician.last_name} {house.technician.first_name}"
    run = _staged(
        world,
        "tickets",
        "number title type assignees",
        f"{ticket.number}/Стоит/{house.ticket_type.name}/{person}",
        key="number",
    )
    check(world, run)
    assert remarks(run) == {(2, 2): "Invalid"}


@pytest.mark.parametrize("who", ["technician", "dispatcher", "customer"])
def test_nobody_reads_in_or_out_what_they_may_not_change(world: World, who: str) -> None:
    person: Person = world.service.people[who]
    actor = world.actor(person)
    for sheet in sheets_for(actor):
        assert actor.is_employee and (actor.may(sheet.to_add) or actor.may(sheet.to_edit))
    if not actor.may("areas.edit") and actor.is_employee:
        client = enter(world, person)
        page = client.get(reverse("export_new", args=["areas"])).content.decode()
        assert 'name="content"' not in page
        assert client.get(reverse("export_new", args=["skills"])).status_code == 404


def test_a_directory_is_exported_from_its_page(world: World) -> None:
    client = enter(world, world.service.admin)
    path = reverse("export_new", args=["skills"])
    assert f'href="{path}"' in client.get(reverse("directory", args=["skills"])).content.decode()
    assert client.get(path).status_code == 200
    assert client.post(path, {"format": "zip"}).status_code == 422
    assert client.post(path, {"format": "csv"}).status_code == 303
    export = Export.objects.latest("pk")
    work_on(export.pk)
    export.refresh_from_db()
    text = fetch(client, export).decode("utf-8-sig")
    head, *rows = text.splitlines()
    assert head.startswith("Name (Russian)") and len(rows) == export.total == export.written > 0


def test_contacts_go_into_a_cell_and_come_back() -> None:
    row = {"name": "A | B", "position": "", "phone": "+79165550011", "email": "", "note": "x\\y"}
    cell = write_contacts([row, {**row, "name": "C"}])
    assert read_contacts(cell) == [row, {**row, "name": "C"}]
    assert tidy_contacts("Пётр|инженер|8 916 555-00-11") == "Пётр | инженер | +79165550011"
    assert tidy_contacts("|только должность") == "|только должность"


def test_keys_are_columns(world: World) -> None:
    actor = world.actor(world.service.admin)
    for noun in ("areas", "assets", "contracts", "tickets", "work-types", "criticalities"):
        sheet = sheet_of(noun)
        assert {key for each in sheet.keys for key in each.columns} <= {
            column.key for column in sheet.columns(actor)
        }


def test_blanks_and_what_nobody_sees_are_no_change(world: World) -> None:
    house = world.service
    asset = Asset.objects.filter(organization=house.organization, own_company__isnull=False)[0]
    Asset.objects.filter(pk=asset.pk).update(description="Два  пробела \nи строка")
    sheet, actor = sheet_of("assets"), world.actor(house.admin)
    known = sheet.current([asset.pk], actor)[asset.pk]
    assert known.values["description"] == "Два пробела\nи строка"
    blind = world.with_permissions(actor, *(actor.permissions - {"companies.see_all"}))
    seen = sheet.current([asset.pk], blind)[asset.pk]
    assert seen.words["company"] == "" and known.words["company"] != ""
    edit = RowEdit(asset.pk, {**seen.values, "company": None}, seen.version)
    (outcome,) = sheet.edit([edit], by=blind, at=world.at)
    assert outcome.is_done
    assert Asset.objects.get(pk=asset.pk).own_company_id == known.values["company"]
