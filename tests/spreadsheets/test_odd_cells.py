"""Is a cell that a person or a program has written oddly read right, or refused where it stands?"""

from datetime import date
from pathlib import Path

import pytest

from naryad.companies.models import Company
from naryad.contracts.models import Contract
from naryad.people.models import Person
from naryad.spreadsheets.import_rows import rows_of
from naryad.spreadsheets.models import Import
from tests.spreadsheets.books import (
    number_cell,
    read,
    row_of,
    sheet_of,
    text_cell,
    write_day,
    write_text,
    write_xlsx,
)
from tests.spreadsheets.staging import check, remarks, run_whole, stage, states
from tests.tickets.asking import first_type
from tests.world import World

DAYS = {
    "12.03.2025": date(2025, 3, 12),
    "2025-03-12": date(2025, 3, 12),
    "12/03/25": date(2025, 3, 12),
    "12.03.25": date(2025, 3, 12),
    "12/03/2025": date(2025, 3, 12),
    "1.3.2025": date(2025, 3, 1),
    "2025-03-12 00:00:00": date(2025, 3, 12),
    "31.12.1899": date(1899, 12, 31),
    "9999-12-31": date(9999, 12, 31),
    # Neither a day of any calendar, nor one that everybody reads alike.
    "31.02.2025": None,
    "2025-13-01": None,
    "10000-01-01": None,
    "45728": None,
    "в марте": None,
}


def test_days_are_read_as_people_write_them_or_refused_at_their_cell(world: World) -> None:
    company = world.service.mayak.name
    rows = [[f"Договор {said}", company, said] for said in DAYS]
    heads = ("name", "company", "since")
    run = stage(world, world.service.admin, "contracts", heads, rows, key="name_company")
    run_whole(world, check(world, run))
    wrong = [line for line, day in enumerate(DAYS.values(), 2) if day is None]
    assert remarks(run) == {(line, 2): "NotADay" for line in wrong}
    since = dict(Contract.objects.filter(name__startswith="Договор ").values_list("name", "since"))
    assert since == {f"Договор {said}": day for said, day in DAYS.items() if day is not None}


def test_moments_at_the_ends_of_the_calendar_are_refused_at_their_cells(world: World) -> None:
    """Where the clock of another zone shows a year that there is not."""
    kind = str(first_type(world.service).name)
    said = ("0001-01-01", "9999-12-31 23:59", "31.12.1899", "2026-12-01T00:00:00+99:00")
    said = (*said, "01.12.2026 09:30")
    rows = [[f"И-{place}", each, kind, each] for place, each in enumerate(said)]
    for zone in ("Europe/Moscow", "America/New_York"):
        heads = ("number", "title", "type", "deadline")
        run = stage(world, world.service.admin, "tickets", heads, rows, key="number")
        Import.objects.filter(pk=run.pk).update(zone=zone)
        run.refresh_from_db()
        assert set(remarks(check(world, run))) == {(line, 3) for line in range(2, 6)}, zone
        assert states(run) == {"error": 4, "new": 1}


@pytest.mark.parametrize("said", ["1e21", "1e999999999", "-1e-999999999", "NaN", "1 000 000"])
def test_numbers_that_nobody_can_mean_are_refused_at_their_cells(world: World, said: str) -> None:
    rows = [["Дом", "Building", "Садовая, 5", said]]
    heads = ("name", "type", "address", "latitude")
    run = stage(world, world.service.admin, "assets", heads, rows, key="name")
    assert set(remarks(check(world, run))) == {(2, 3)}


@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("1E+21", "1" + "0" * 21),
        ("7.916123456700000E+10", "79161234567"),
        ("-1.5", "-1.5"),
        ("1E+400", ""),
    ],
)
def test_numbers_of_a_sheet_are_written_out_whole(tmp_path: Path, number: str, said: str) -> None:
    cells = number_cell("A1", number) + text_cell("B1", "x")
    path = write_xlsx(tmp_path / "a.xlsx", sheet_of([f'<row r="1">{cells}</row>']))
    assert read(path) == [(1, [said, "x"])]


@pytest.mark.parametrize(
    ("serial", "said"),
    [
        ("45728", "2025-03-12"),
        ("45728.5", "2025-03-12 12:00"),
        ("2958465", "9999-12-31"),
        ("1", "1900-01-01"),
        # The day after the last one that there is.
        ("2958466", "2958466"),
        ("1E+21", "1" + "0" * 21),
    ],
)
def test_days_that_a_sheet_counts_are_days(tmp_path: Path, serial: str, said: str) -> None:
    assert read(write_day(tmp_path / "a.xlsx", serial)) == [(1, [said])]


def test_yo_and_ye_are_one_letter_where_something_is_looked_up(world: World) -> None:
    Company.objects.filter(pk=world.service.zenit.pk).update(name="Ёлка", sort_key="елка")
    rows = [
        ["ЁЛКИН", "Пётр", "elkin@import.example", "Елка", "Customer"],
        ["Елкина", "Анна", "elkina@import.example", "\u00a0ЁЛКА ", "Customer"],
    ]
    heads = ("last_name", "first_name", "email", "companies", "roles")
    run = stage(world, world.service.admin, "customers", heads, rows, key="email")
    run_whole(world, check(world, run))
    assert (states(run), remarks(run)) == ({"done": 2}, {})
    # What they are called stays as it is written.
    added = Person.objects.filter(email__endswith="@import.example").order_by("email")
    assert [each.last_name for each in added] == ["ЁЛКИН", "Елкина"]
    again = [[rows[0][0].replace("Ё", "Е"), *rows[0][1:]]]
    run = stage(world, world.service.admin, "customers", heads, again, key="name_company")
    assert states(check(world, run)) == {"changed": 1}


def test_of_two_people_with_one_phone_the_second_is_refused(world: World) -> None:
    house = world.service
    Person.objects.filter(pk=house.customer.pk).update(phone="+79165550099")
    rows = [
        ["Один", "Пётр", "8 (916) 555-00-99", house.zenit.name, "Customer"],
        ["Два", "Пётр", "+7 916 555 00 98", house.zenit.name, "Customer"],
        ["Три", "Пётр", "8\u00a0916 5550098", house.zenit.name, "Customer"],
        ["Четыре", "Пётр", "8 916 555-00-99 доб. 7", house.zenit.name, "Customer"],
    ]
    heads = ("last_name", "first_name", "phone", "companies", "roles")
    run = stage(world, house.admin, "customers", heads, rows, key="name_company")
    run_whole(world, check(world, run))
    assert remarks(run) == {(2, 2): "Invalid", (4, 2): "SameAsLine"}
    assert states(run) == {"error": 2, "done": 2}


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("Имя;Город\nАн\ud800на;Тверь\n".encode("utf-16", "surrogatepass"), "Ан\ufffdна"),
        (b"\xff\xfe" + "Имя;Город\nАн\x00на;Тверь\n".encode("utf-16-le"), "Анна"),
        ("Имя;Город\nАн\ufffe\uffffна\u200b;Тверь\n".encode(), "Анна"),
    ],
)
def test_letters_that_nothing_keeps_are_left_out(tmp_path: Path, data: bytes, said: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(data)
    assert read(path) == [(1, ["Имя", "Город"]), (2, [said, "Тверь"])]


def test_letters_that_nothing_keeps_are_left_out_of_a_book(tmp_path: Path) -> None:
    rows = [row_of(1, A="_x0000_Ан_x0001_на_x001F_", B="Тверь")]
    assert read(write_xlsx(tmp_path / "a.xlsx", sheet_of(rows))) == [(1, ["Анна", "Тверь"])]


def test_ends_of_lines_may_be_of_all_kinds_in_one_file(tmp_path: Path) -> None:
    text = '\ufeffИмя;Адрес\r\nАнна;"Мира, 5\nкв. 1"\nПётр;"Мира, 7\r\nкв. 2"\r\n'
    assert read(write_text(tmp_path / "a.csv", text)) == [
        (1, ["Имя", "Адрес"]),
        (2, ["Анна", "Мира, 5\nкв. 1"]),
        (3, ["Пётр", "Мира, 7\nкв. 2"]),
    ]


def test_what_is_said_of_a_long_cell_is_short(world: World) -> None:
    rows = [["Дом", "x" * 90_000, "Садовая, 5", "y" * 90_000]]
    heads = ("name", "type", "address", "latitude")
    run = check(world, stage(world, world.service.admin, "assets", heads, rows, key="name"))
    assert remarks(run) == {(2, 1): "NotThere", (2, 3): "NotANumber"}
    (row,) = rows_of(run)
    assert all(
        len(remark["message"][word]) < 200 for remark in row.remarks for word in ("ru", "en")
    )


def test_an_inn_keeps_its_zero_or_is_refused(world: World) -> None:
    said = ("0105032521", "\u00a00105 032521", "105032521", "-7707083893", "7707083893,5", "1e10")
    rows = [[f"Компания {place}", each] for place, each in enumerate(said)]
    run = stage(world, world.service.admin, "companies", ("name", "inn"), rows, key="name")
    run_whole(world, check(world, run))
    assert remarks(run) == {(line, 1): "Invalid" for line in range(4, 8)}
    kept = Company.objects.filter(name__startswith="Компания ").values_list("inn", flat=True)
    assert set(kept) == {"0105032521"}
