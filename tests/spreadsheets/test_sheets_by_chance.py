"""Whatever somebody types into a form, does it come back from the file that it goes out with?"""

from collections.abc import Sequence
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from naryad.access.actor import Actor
from naryad.core.rows import one_line
from naryad.spreadsheets.rows_in.cells_in import Asking, name_choices, read_value, tidy_text
from naryad.spreadsheets.sheets import columns_for, sheet_of
from naryad.spreadsheets.sheets.columns import ColumnKind, SheetColumn, split_words
from naryad.spreadsheets.sheets.contact_cells import write_contacts
from naryad.spreadsheets.sheets.sheet import RowEdit, Sheet
from tests.tickets.asking import first_type
from tests.world import World

_LETTERS = st.sampled_from(list("aЯё01+-=|\\\";,.'@/№ \u00a0"))
_LINE = st.text(_LETTERS, max_size=20).map(one_line)
_NAME = _LINE.filter(bool)
_LONG = st.lists(_LINE, max_size=3).map(lambda lines: "\n".join(lines).strip())
_DAY = st.one_of(st.just(""), st.dates(date(2000, 1, 1), date(2100, 1, 1)).map(str))
_PHONE = st.sampled_from(["", "+79165550011", "+79165550011, 12", "+442071234567"])
_CONTACTS = st.lists(
    st.fixed_dictionaries(
        {"name": _NAME, "position": _LINE, "phone": _PHONE, "email": st.just(""), "note": _LINE}
    ),
    max_size=3,
).map(write_contacts)
_DEGREES = st.floats(-90, 90).map(lambda number: f"{number:.7f}")
_SEVERAL = settings(max_examples=settings().max_examples // 8)


def _comes_back(sheet: Sheet, rows: Sequence[dict[str, Any]], *, by: Actor, at: Any) -> None:
    """Of the rows that the form takes: the words say the same as the values."""
    outcomes = sheet.add(rows, by=by, at=at)
    ids = [each.id for each in outcomes if each.is_done and each.id is not None]
    known, columns = sheet.current(ids, by), columns_for(sheet, by)
    asking = Asking(ZoneInfo("Europe/Moscow"), {}, {})
    for pk in ids:
        for column in columns:
            said = _read(column, known[pk].words[column.key], asking, by)
            assert said == known[pk].values[column.key], column.key
    again = sheet.edit(
        [RowEdit(pk, known[pk].values, known[pk].version) for pk in ids], by=by, at=at
    )
    assert all(each.is_done for each in again)
    assert {pk: each.version for pk, each in sheet.current(ids, by).items()} == {
        pk: known[pk].version for pk in ids
    }
    assert sheet.delete(ids, by=by, at=at) is not None


def _read(column: SheetColumn, word: str, asking: Asking, by: Actor) -> Any:
    text = tidy_text(word, column.kind)
    if column.kind in (ColumnKind.REFERENCE, ColumnKind.REFERENCES):
        assert column.find is not None
        words = split_words(text) if column.kind == ColumnKind.REFERENCES else [text]
        found = column.find([each for each in words if each], by)
        ids = sorted(pk for each in found.values() for pk in each.ids)
        return ids if column.kind == ColumnKind.REFERENCES else next(iter(ids), None)
    if column.kind == ColumnKind.CHOICE:
        asking = Asking(asking.zone, {}, {column.key: name_choices(column, by)})
    return read_value(column, text, asking)


@_SEVERAL
@given(data=st.data())
def test_objects(world: World, data: st.DataObject) -> None:
    house, by = world.service, world.actor(world.service.admin)
    row = st.fixed_dictionaries(
        {
            "name": _NAME,
            "type": st.just(house.asset_type.pk),
            "address": _NAME,
            "description": _LONG,
            "serial_number": _LINE,
            "number": _LINE,
            "external_id": _LINE,
            "parent": st.sampled_from([None, house.lift.pk]),
            "company": st.sampled_from([None, house.mayak.pk]),
            "latitude": _DEGREES,
            "longitude": _DEGREES,
            "areas": st.sampled_from([[], [house.north.pk, house.south.pk]]),
            "responsible": st.sampled_from([None, house.technician.pk]),
            "warranty_till": _DAY,
            "is_mobile": st.booleans(),
            "is_published": st.booleans(),
            "inherits_areas": st.booleans(),
            "tags": st.lists(_LINE, max_size=3).map(", ".join),
            "contacts": _CONTACTS,
        }
    )
    _comes_back(sheet_of("assets"), data.draw(st.lists(row, max_size=4)), by=by, at=world.at)


@_SEVERAL
@given(data=st.data())
def test_contracts(world: World, data: st.DataObject) -> None:
    house, by = world.service, world.actor(world.service.admin)
    row = st.fixed_dictionaries(
        {
            "name": _NAME,
            "company": st.just(house.mayak.pk),
            "since": st.just("2026-01-01"),
            "till": _DAY,
            "number": _LINE,
            "external_id": _LINE,
            "description": _LONG,
            "conditions": _LONG,
            "reminds_of_end": st.booleans(),
            "recipients": st.sampled_from([[], [house.dispatcher.pk]]),
        }
    )
    _comes_back(sheet_of("contracts"), data.draw(st.lists(row, max_size=4)), by=by, at=world.at)


@_SEVERAL
@given(data=st.data())
def test_tickets(world: World, data: st.DataObject) -> None:
    house, by = world.service, world.actor(world.service.admin)
    row = st.fixed_dictionaries(
        {
            "title": _NAME,
            "type": st.just(first_type(house).pk),
            "text": _LONG,
            "number": _LINE,
            "external_id": _LINE,
            "asset": st.sampled_from([None, house.lift.pk]),
            "address": _LINE,
            "estimated_minutes": st.sampled_from(["", "90"]),
            "contacts": _CONTACTS,
            "assignees": st.sampled_from([[], [house.technician.pk]]),
        }
    )
    _comes_back(sheet_of("tickets"), data.draw(st.lists(row, max_size=4)), by=by, at=world.at)


@_SEVERAL
@given(data=st.data())
def test_areas_and_directories(world: World, data: st.DataObject) -> None:
    house, by = world.service, world.actor(world.service.admin)
    names = {"name_ru": _LINE, "name_en": _LINE}
    area = st.fixed_dictionaries(
        {**names, "description_ru": _LINE, "parent": st.sampled_from([None, house.north.pk])}
    )
    _comes_back(sheet_of("areas"), data.draw(st.lists(area, max_size=3)), by=by, at=world.at)
    kind = st.fixed_dictionaries({**names, "needs_address": st.booleans()})
    for noun, row in (("asset-types", kind), ("skills", st.fixed_dictionaries(names))):
        _comes_back(sheet_of(noun), data.draw(st.lists(row, max_size=3)), by=by, at=world.at)


@_SEVERAL
@given(data=st.data())
def test_people(world: World, data: st.DataObject) -> None:
    house, by = world.service, world.actor(world.service.admin)
    anybody = {
        "last_name": _NAME,
        "first_name": _NAME,
        "middle_name": _LINE,
        "sex": st.sampled_from(["", "FEMALE", "MALE"]),
        "email": st.integers(0, 10**6).map("chance{}@example.com".format),
        "work_phone": _PHONE,
        "other_phone": _PHONE,
        "position": _LINE,
        "language": st.sampled_from(["", "ru", "en"]),
        "areas": st.sampled_from([[house.north.pk], [house.north.pk, house.south.pk]]),
    }
    customer = {
        "companies": st.sampled_from([[house.zenit.pk], [house.zenit.pk, house.mayak.pk]]),
        "roles": st.just([house.roles["CUSTOMER"].pk]),
    }
    employee = {
        "companies": st.just([house.own_company.pk]),
        "roles": st.just([house.roles["TECHNICIAN"].pk]),
        "personnel_number": _LINE,
        "is_mobile": st.booleans(),
        "skills": st.sampled_from([[], [house.skill.pk]]),
    }
    for noun, own in (("customers", customer), ("employees", employee)):
        rows = st.lists(st.fixed_dictionaries({**anybody, **own}), max_size=3)
        _comes_back(sheet_of(noun), data.draw(rows), by=by, at=world.at)


@_SEVERAL
@given(data=st.data())
def test_companies(world: World, data: st.DataObject) -> None:
    house, by = world.service, world.actor(world.service.admin)
    row = st.fixed_dictionaries(
        {
            "name": _NAME,
            "full_name": _LINE,
            "external_id": _LINE,
            "counterparty": st.sampled_from(["LEGAL_ENTITY", "INDIVIDUAL", "FOREIGN"]),
            "is_customer": st.booleans(),
            "is_contractor": st.booleans(),
            "parent": st.sampled_from([None, house.mayak.pk]),
            "inn": st.sampled_from(["", "7707083893"]),
            "legal_address": _LINE,
            "address": _LINE,
            "note": _LONG,
            "contact_persons": _CONTACTS,
        }
    )
    _comes_back(sheet_of("companies"), data.draw(st.lists(row, max_size=3)), by=by, at=world.at)
