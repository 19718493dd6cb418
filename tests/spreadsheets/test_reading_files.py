"""Is what stands in a file read as it was meant?"""

from datetime import date, datetime
from pathlib import Path

import pytest

from naryad.spreadsheets.files_in.opening import Kind, sniff
from naryad.spreadsheets.files_in.reading_file import reading
from naryad.spreadsheets.files_in.refusals import NoSuchSheet
from naryad.spreadsheets.states import Format
from tests.spreadsheets.books import (
    heads_of,
    number_cell,
    read,
    row_of,
    sheet_of,
    text_cell,
    write_ours,
    write_text,
    write_xlsx,
)
from tests.spreadsheets.old_books import write_xls

TABLE = "Фамилия;Имя;Телефон\nИванова;Алёна;8 (916) 123-45-67\nПетров;Пётр;89031112233\n"
# A sheet knows no zones.
MOMENT = datetime(2026, 2, 1, 9, 30)  # noqa: DTZ001
READ = [
    (1, ["Фамилия", "Имя", "Телефон"]),
    (2, ["Иванова", "Алёна", "8 (916) 123-45-67"]),
    (3, ["Петров", "Пётр", "89031112233"]),
]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "utf-16"])
@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_alphabet_and_separator_are_guessed(tmp_path: Path, encoding: str, separator: str) -> None:
    path = write_text(tmp_path / "any", TABLE.replace(";", separator), encoding)
    assert sniff(path) == Kind.CSV
    assert read(path) == READ


def test_commas_in_names_do_not_fool_the_guess(tmp_path: Path) -> None:
    text = "Компания;Адрес\nРомашка;г. Москва, ул. Мира, 5\nЛютик;г. Тверь, ул. Мира, 7, кв. 1\n"
    assert read(write_text(tmp_path / "a.csv", text))[1] == (
        2,
        ["Ромашка", "г. Москва, ул. Мира, 5"],
    )


def test_the_separator_that_excel_writes_is_obeyed_and_is_no_row(tmp_path: Path) -> None:
    assert read(write_text(tmp_path / "a", "sep=|\na;b|c\n1|2\n")) == [
        (1, ["a;b", "c"]),
        (2, ["1", "2"]),
    ]


def test_a_cell_of_several_lines_is_one_and_empty_rows_count(tmp_path: Path) -> None:
    text = 'a;b\r\n"one\r\ntwo";x\r\n;;\r\n\r\n"say ""hi""";y\r\n'
    assert read(write_text(tmp_path / "a.csv", text)) == [
        (1, ["a", "b"]),
        (2, ["one\ntwo", "x"]),
        (5, ['say "hi"', "y"]),
    ]


def test_one_column_needs_no_separator(tmp_path: Path) -> None:
    assert read(write_text(tmp_path / "a.csv", "Имя\nАнна\n")) == [(1, ["Имя"]), (2, ["Анна"])]


def test_numbers_days_and_moments_are_said_as_people_write_them(tmp_path: Path) -> None:
    row = [3.0, 79161234567, "0012345678", 0.1, date(2026, 2, 1), MOMENT]
    said = ["3", "79161234567", "0012345678", "0.1", "2026-02-01", "2026-02-01 09:30"]
    heads = ["a", "b", "c", "d", "e", "f"]
    for format in (Format.XLSX, Format.ODS):
        path = write_ours(tmp_path / f"a.{format}", format, [heads, row])
        assert read(path) == [(1, heads), (2, said)]


def test_what_a_sheet_counts_as_a_number_keeps_its_digits(tmp_path: Path) -> None:
    cells = [
        number_cell("A1", "3.0"),
        number_cell("B1", "1E-7"),
        number_cell("C1", "7.9161234567E10"),
    ]
    cells.append('<c r="D1" t="b"><v>1</v></c>')
    path = write_xlsx(tmp_path / "a.xlsx", sheet_of([f'<row r="1">{"".join(cells)}</row>']))
    assert read(path) == [(1, ["3", "0.0000001", "79161234567", "TRUE"])]


def test_blanks_around_go_even_hard_ones_and_letters_stay(tmp_path: Path) -> None:
    text = "\u00a0 Алёна \u00a0;ООО\u00a0«Ёлка»\ufeff;\u200bх \n1;2;3\n"
    assert read(write_text(tmp_path / "a.csv", text))[0] == (1, ["Алёна", "ООО\u00a0«Ёлка»", "х"])


def test_where_the_table_begins_is_counted_from_the_corner_of_the_sheet(tmp_path: Path) -> None:
    rows = [
        row_of(3, B="Имя", C="Город"),
        f'<row r="6" hidden="1">{text_cell("B6", "Анна")}</row>',
    ]
    path = write_xlsx(tmp_path / "a.xlsx", sheet_of(rows))
    assert read(path) == [(3, ["", "Имя", "Город"]), (6, ["", "Анна"])]


def test_merged_cells_say_their_text_for_all_they_cover(tmp_path: Path) -> None:
    rows = [
        row_of(1, A="Компания", B="Контакты", C=""),
        row_of(2, A="", B="Телефон", C="Почта"),
        row_of(3, A="Ромашка", B="1", C="x"),
        row_of(4, A="", B="2", C="y"),
        row_of(5, A="", B="3", C="z"),
    ]
    merged = [("A1", "A2"), ("B1", "C1"), ("A3", "A4")]
    ranges = "".join(f'<mergeCell ref="{first}:{last}"/>' for first, last in merged)
    after = f'<mergeCells count="3">{ranges}</mergeCells>'
    path = write_xlsx(tmp_path / "a.xlsx", sheet_of(rows, after))
    assert [cells for _line, cells in read(path)][1:] == [
        ["Компания", "Телефон", "Почта"],
        ["Ромашка", "1", "x"],
        ["Ромашка", "2", "y"],
        ["", "3", "z"],
    ]
    assert heads_of(path, 1) == ["Компания", "Контакты", "Контакты"]


def test_three_hundred_columns_are_read(tmp_path: Path) -> None:
    heads = [f"Колонка {number}" for number in range(300)]
    path = write_ours(tmp_path / "a.xlsx", Format.XLSX, [heads, list(range(300))])
    assert read(path) == [(1, heads), (2, [str(number) for number in range(300)])]


def test_the_first_filled_sheet_is_read_unless_another_is_chosen(tmp_path: Path) -> None:
    one, two = ([row_of(1, A=word)] for word in ("one", "two"))
    path = write_xlsx(
        tmp_path / "a.xlsx",
        sheet_of([]),
        sheet_of(one),
        sheet_of(two),
        sheet_of(one),
        states=["", "", "", ' state="hidden"'],
    )
    with reading(path, Kind.XLSX) as table:
        assert (table.sheets, table.sheet) == (["S1", "S2", "S3"], "S2")
    assert read(path, sheet="S3") == [(1, ["two"])]
    with pytest.raises(NoSuchSheet):
        read(path, sheet="S4")


def test_an_old_binary_book_is_read(tmp_path: Path) -> None:
    path = write_xls(tmp_path / "a.xls", [["Имя", "Телефон"], ["Алёна", 79161234567.0]])
    assert sniff(path) == Kind.XLS
    assert read(path) == [(1, ["Имя", "Телефон"]), (2, ["Алёна", "79161234567"])]


def test_the_kind_is_told_by_the_contents_whatever_the_name(tmp_path: Path) -> None:
    path = write_ours(tmp_path / "table.csv", Format.XLSX, [["a"], ["1"]])
    assert sniff(path) == Kind.XLSX
    macros = write_xlsx(
        tmp_path / "a.xlsm",
        sheet_of([row_of(1, A="x")]),
        more=[("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0 whatever it does")],
    )
    # Nothing of it is run, so nothing of it is refused.
    assert read(macros) == [(1, ["x"])]
