"""Does what goes out as a file come in again, into an organization that has nothing yet?"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation

from naryad.access.roles import RoleCode
from naryad.assets.actions import add_assets
from naryad.assets.input import AssetInput
from naryad.contracts.actions import add_contracts
from naryad.contracts.input import ContractInput
from naryad.core.labels import Label
from naryad.core.outcomes import only
from naryad.people.actions import found_organization
from naryad.people.models import Person, PersonRole, Role
from naryad.spreadsheets.import_rows import rows_of
from naryad.spreadsheets.sheets import SHEETS, columns_for, sheet_of
from naryad.spreadsheets.sheets.sheet import Sheet
from naryad.spreadsheets.states import Format
from naryad.tickets.actions import create_tickets
from tests.spreadsheets.exporting import export_way_back, read_sheet
from tests.spreadsheets.staging import check, remarks, run_whole, stage, states
from tests.tickets.asking import a_ticket, ask
from tests.world import World

MOSCOW = ZoneInfo("Europe/Moscow")
CONTACT = {
    "name": "Пётр | сменный",
    "position": "инженер",
    "phone": "+79165550011, 12",
    "email": "petr@example.com",
    "note": "",
}


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


def _enrich(world: World) -> None:
    """What the cast has no example of."""
    house, by = world.service, world.actor(world.service.admin)
    new = AssetInput(
        "Насос; «второй»",
        house.asset_type.pk,
        address="Портовая, 7",
        description="Стоит в подвале.\nКлюч у вахтёра.",
        serial_number="007",
        number="0001",
        external_id="=1+1",
        parent_id=house.lift.pk,
        latitude=55.7522,
        longitude=-37.6156,
        responsible_id=house.technician.pk,
        warranty_till=date(2030, 2, 28),
        is_mobile=True,
        is_published=False,
        inherits_areas=False,
        tags=("насос", "вода"),
        contacts=(CONTACT,),
        area_ids=frozenset({house.north.pk, house.south.pk}),
        skill_ids=frozenset({house.skill.pk}),
    )
    pump = only(add_assets([new], by=by, at=world.at))
    twin = replace(new, number="0002", external_id="", parent_id=pump, contacts=())
    only(add_assets([twin], by=by, at=world.at))
    _enrich_contracts(world)
    _enrich_tickets(world)


def _enrich_contracts(world: World) -> None:
    house, by = world.service, world.actor(world.service.admin)
    contract = ContractInput(
        "Обслуживание «Маяка»",
        house.mayak.pk,
        date(2026, 1, 1),
        date(2026, 12, 31),
        number="12/26",
        conditions="Первое.\nВторое.",
        reminds_of_end=True,
        remind_on=date(2026, 12, 1),
        recipient_ids=frozenset({house.dispatcher.pk}),
    )
    only(add_contracts([contract], by=by, at=world.at))


def _enrich_tickets(world: World) -> None:
    house, by = world.service, world.actor(world.service.admin)
    whole = ask(world, title="Лифт стоит", text="Между этажами.\nДверь открыта.")
    part = a_ticket(
        world,
        title="+ проверить",
        parent_id=whole.pk,
        number="№ 0012",
        external_id="ext",
        deadline=datetime(2026, 12, 1, 9, 30, tzinfo=MOSCOW),
        estimated_minutes=90,
        contacts=(CONTACT,),
        assignee_ids=frozenset({house.technician.pk}),
    )
    only(create_tickets([part], by=by, at=world.at))


def _drop_unfit(world: World) -> None:
    """People of the cast whom no form would add so: their company or role has ended, or they have
    no area, where a form gives the default one."""
    admin = world.actor(world.service.admin)
    for sheet in (sheet_of("customers"), sheet_of("employees")):
        columns = columns_for(sheet, admin)
        demanded = [each.key for each in columns if each.required or each.key == "areas"]
        ids = list(sheet.visible(admin).values_list("pk", flat=True))
        known = sheet.current(ids, admin)
        unfit = [pk for pk in ids if not all(known[pk].words[key] for key in demanded)]
        Person.objects.filter(pk__in=unfit).update(deleted_at=world.at)


def _found(world: World) -> Person:
    """An organization as it begins, and its administrator."""
    organization = found_organization(
        name=Label(ru="Новая", en="New"), zone="Europe/Moscow", language="en", at=world.at
    )
    lead = world.service.roles["LEAD"]
    Role.objects.create(
        organization=organization,
        name=lead.name,
        description=lead.description,
        is_for_customers=lead.is_for_customers,
    )
    person = Person.objects.create(
        organization=organization,
        kind="EMPLOYEE",
        last_name="Новый",
        first_name="Админ",
        email="new-admin@new.example",
        created_at=world.at,
        sort_key="новый админ",
        search_text="",
    )
    role = Role.objects.get(organization=organization, code=RoleCode.ADMINISTRATOR)
    PersonRole.objects.create(organization=organization, person=person, role=role)
    return person


def _words(world: World, sheet: Sheet, person: Person) -> list[dict[str, str]]:
    actor = world.actor(person)
    ids = list(sheet.visible(actor).values_list("pk", flat=True))
    known = sheet.current(ids, actor)
    rows = [{key: _trim(word) for key, word in each.words.items()} for each in known.values()]
    return sorted(rows, key=lambda row: sorted(row.items()))


def test_every_noun_comes_back_into_an_empty_organization(world: World) -> None:
    _enrich(world)
    _drop_unfit(world)
    newcomer = _found(world)
    admin = world.service.admin
    for sheet in SHEETS:
        keys = [each.key for each in columns_for(sheet, world.actor(admin))]
        head, *rows = read_sheet(export_way_back(world, sheet.noun, Format.XLSX))
        assert len(set(head)) == len(head) == len(keys)
        rows = [[str(cell) for cell in row] for row in rows]
        run = stage(world, newcomer, sheet.noun, keys, rows, key=_key_of(sheet))
        check(world, run)
        assert run.counts.get("error", 0) == 0, (sheet.noun, remarks(run), _said(run))
        if set(states(run)) != {"same"}:
            run_whole(world, run)
        assert run.counts.get("refused", 0) == 0, (sheet.noun, _said(run))
        mine = [row for row in _words(world, sheet, admin) if not _is_begun(row)]
        theirs = [row for row in _words(world, sheet, newcomer) if not _is_begun(row)]
        assert theirs == mine, sheet.noun
        again = stage(world, newcomer, sheet.noun, keys, rows, key=_key_of(sheet))
        check(world, again)
        assert set(states(again)) == {"same"}, (sheet.noun, states(again), _changes(again))


def _trim(word: str) -> str:
    """The cast has blanks at the ends of some words, which no form would keep."""
    return " | ".join(part.strip() for part in word.strip().split("|"))


def _key_of(sheet: Sheet) -> str:
    preferred = {"companies": "name", "employees": "name", "customers": "name_company"}
    preferred |= {"assets": "name_place", "contracts": "name_company"}
    return preferred.get(sheet.noun, sheet.keys[0].code)


def _is_begun(row: dict[str, str]) -> bool:
    """What each organization began with under a name of its own."""
    return row.get("email") == "new-admin@new.example" or row.get("is_own") == "yes"


def _said(run: Any) -> list[Any]:
    return [(row.cells, row.remarks) for row in rows_of(run).order_by("line") if row.remarks]


def _changes(run: Any) -> list[Any]:
    return [(row.state, row.changes) for row in rows_of(run).order_by("line") if row.changes]
