"""How are rows that somebody filled into a card made fit to be kept?"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from naryad.core.phones import PhoneNotUnderstood, read_phone

Row = dict[str, str]
MOST_ROWS = 50


class WrongCell(ValueError):
    def __init__(self, cell: str, said: str | Promise) -> None:
        super().__init__(cell)
        self.cell, self.said = cell, said


def clean_rows(
    given: Any,
    *,
    cells: Mapping[str, int],
    names: Mapping[str, str | Promise],
    clean: Callable[[Row], Row],
) -> tuple[tuple[Row, ...], str]:
    """The rows that hold something, and what is wrong: "Row 2, Account: …". `cells`: how long each
    may be; the first is what the row is about."""
    rows: list[Row] = []
    wrong: list[str] = []
    for place, each in enumerate(_filled(given, cells), 1):
        try:
            rows.append(clean(_measure(each, cells)))
        except WrongCell as error:
            words = gettext("Row %(number)s, %(cell)s: %(error)s")
            said = {"number": place, "cell": names[error.cell], "error": error.said}
            wrong.append(words % said)
    if len(rows) > MOST_ROWS:
        wrong.append(gettext("At most %(most)s rows.") % {"most": MOST_ROWS})
    return tuple(rows), " ".join(wrong)


def one_line(value: Any) -> str:
    """Trimmed; what cannot be seen (control characters, a zero byte) is left out."""
    text = " ".join(str(value or "").split())
    if text.isprintable():
        return text
    return "".join(letter for letter in text if letter.isprintable())


def say_row(row: Row) -> str:
    return ", ".join(value for value in row.values() if value)


def clean_phone_cell(row: Row, cell: str, country: str) -> str:
    """E.164, with the extension behind it as the form shows it."""
    try:
        number, extension = read_phone(row[cell], country=country)
    except PhoneNotUnderstood as error:
        raise WrongCell(cell, str(error)) from error
    return f"{number}, {extension}" if extension else number


def clean_email_cell(row: Row, cell: str) -> str:
    email = row[cell].lower()
    if email:
        try:
            validate_email(email)
        except ValidationError as error:
            said = _("This does not look like an e-mail address: name@example.com.")
            raise WrongCell(cell, said) from error
    return email


def _filled(given: Any, cells: Iterable[str]) -> list[Row]:
    several: Iterable[Any] = given if isinstance(given, (list, tuple)) else ()
    found = [
        {cell: one_line(each.get(cell)) for cell in cells}
        for each in several
        if isinstance(each, Mapping)
    ]
    return [row for row in found if any(row.values())]


def _measure(row: Row, cells: Mapping[str, int]) -> Row:
    first = next(iter(cells))
    if not row[first]:
        raise WrongCell(first, _("Fill this in or empty the row."))
    for cell, most in cells.items():
        if len(row[cell]) > most:
            raise WrongCell(cell, gettext("At most %(most)s characters.") % {"most": most})
    return row
