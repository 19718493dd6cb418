"""How do contact persons stand in one cell, and come back?"""

from collections.abc import Sequence

from naryad.core.contact_persons import CELLS, clean_contact_persons
from naryad.core.rows import Row
from naryad.spreadsheets.sheets.cell_rows import read_cell_rows, tidier, write_cell_rows

_NAMES = tuple(CELLS)
tidy_contacts = tidier(CELLS, lambda rows: clean_contact_persons(rows, country="RU"))


def write_contacts(rows: Sequence[Row]) -> str:
    return write_cell_rows(rows, _NAMES)


def read_contacts(text: str) -> list[Row]:
    """What the form would hand in; what is wrong with it the action says."""
    return read_cell_rows(text, _NAMES)
