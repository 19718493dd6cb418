"""Does what we write ourselves read back as it was?"""

from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from naryad.spreadsheets.cells import fit
from naryad.spreadsheets.files_in.texts_of_cells import clean
from naryad.spreadsheets.states import Format
from tests.spreadsheets.books import read, write_ours

ZONE = ZoneInfo("Europe/Moscow")
LETTERS = st.text(
    st.one_of(
        st.sampled_from("=+-@'\t\n \"';,|ёЁ\u00a0<&>"),
        st.characters(exclude_categories=["Cs", "Cc"]),
    ),
    max_size=20,
)
# A column holds things of one kind, as those of lists do.
KINDS = st.sampled_from(
    [
        LETTERS,
        st.integers(min_value=-(10**14), max_value=10**14),
        st.dates(min_value=date(1901, 1, 1), max_value=date(2100, 1, 1)),
        st.datetimes(
            min_value=datetime(1901, 1, 1),  # noqa: DTZ001 - a sheet knows no zones
            max_value=datetime(2100, 1, 1),  # noqa: DTZ001
        ),
    ]
)
TABLES = st.lists(KINDS, min_size=1, max_size=4).flatmap(
    lambda kinds: st.lists(st.tuples(*kinds), min_size=1, max_size=5)
)


def _expect(cell: object) -> str:
    """As a person would say the cell."""
    if isinstance(cell, datetime):
        said = cell.isoformat(sep=" ", timespec="minutes")
        return said.removesuffix(" 00:00")
    return cell.isoformat() if isinstance(cell, date) else clean(str(cell))


@pytest.mark.parametrize("format", [Format.XLSX, Format.ODS, Format.CSV])
@settings(
    max_examples=settings().max_examples // 8,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(table=TABLES)
def test_what_is_written_reads_back_equal(
    tmp_path: Path, format: Format, table: list[tuple[object, ...]]
) -> None:
    fitted = [[_fitted(cell) for cell in row] for row in table]
    heads = [f"head {number}" for number in range(len(table[0]))]
    path = write_ours(tmp_path / "book", format, [heads, *fitted])
    found = dict(read(path))
    assert found.pop(1) == heads
    expected = [["" if cell is None else _expect(cell) for cell in row] for row in fitted]
    for line, cells in enumerate(expected, start=2):
        said = found.pop(line, [])
        said = [each.removesuffix(" 00:00") for each in said]
        assert said + [""] * (len(cells) - len(said)) == cells
    assert found == {}


def _fitted(cell: object) -> object:
    if isinstance(cell, datetime):
        return cell.replace(second=0, microsecond=0)
    return fit(cell, zone=ZONE)


@pytest.mark.parametrize("sign", ["=", "@", "\n=", "\uff1d", "\uff0b", "\uff0d", "\uff20", "'="])
def test_what_a_program_might_run_is_a_text_to_it(tmp_path: Path, sign: str) -> None:
    """Some take the wide signs of East Asia for the plain ones."""
    path = write_ours(tmp_path / "book", Format.CSV, [["head"], [f"{sign}A1"]])
    assert f"'{sign}A1" in path.read_text("utf-8-sig")
    assert dict(read(path))[2] == [clean(f"{sign}A1")]
