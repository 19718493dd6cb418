"""Which rows may stand in the card of a company, and are they fit to be kept?"""

import re
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email
from django.utils.functional import Promise
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from naryad.companies.requisites import (
    compact,
    find_account_error,
    find_correspondent_error,
    is_bic,
)
from naryad.core.phones import PhoneNotUnderstood, read_phone

Row = dict[str, str]
MOST_ROWS = 50

# Of each field its cells, and how long each may be. The first is what the row is about.
CELLS: dict[str, dict[str, int]] = {
    "phones": {"number": 60, "note": 100},
    "emails": {"address": 254, "note": 100},
    "contact_persons": {"name": 200, "position": 128, "phone": 60, "email": 254, "note": 500},
    "bank_accounts": {
        "account": 34,
        "bic": 11,
        "correspondent": 34,
        "bank": 200,
        "note": 200,
    },
    "requisites": {"name": 100, "value": 300},
}
CELL_NAMES: dict[str, str | Promise] = {
    "number": _("Number"),
    "address": _("Address"),
    "note": _("Note"),
    "name": _("Name"),
    "position": _("Position"),
    "phone": _("Phone"),
    "email": _("E-mail"),
    "account": pgettext_lazy("in a bank", "Account"),
    "bic": _("BIK or SWIFT"),
    "bank": _("Bank"),
    "correspondent": _("Correspondent account"),
    "value": _("Value"),
}
_SWIFT = re.compile(r"[A-Z]{6}[A-Z\d]{2}([A-Z\d]{3})?")
_is_url = URLValidator(schemes=["http", "https"])


class _Wrong(ValueError):
    def __init__(self, cell: str, said: str | Promise) -> None:
        super().__init__(cell)
        self.cell, self.said = cell, said


def clean_rows(field: str, given: Any, *, country: str) -> tuple[tuple[Row, ...], str]:
    """The rows that hold something, and what is wrong: "Row 2, Account: …"."""
    rows: list[Row] = []
    wrong: list[str] = []
    for place, each in enumerate(_filled(field, given), 1):
        try:
            rows.append(_clean_row(field, each, country=country))
        except _Wrong as error:
            words = gettext("Row %(number)s, %(cell)s: %(error)s")
            name = CELL_NAMES[error.cell]
            wrong.append(words % {"number": place, "cell": name, "error": error.said})
    if len(rows) > MOST_ROWS:
        wrong.append(gettext("At most %(most)s rows.") % {"most": MOST_ROWS})
    return tuple(rows), " ".join(wrong)


def clean_site(typed: str) -> str:
    """With https:// where nothing else is named. Raises ValueError."""
    site = typed if not typed or "://" in typed else f"https://{typed}"
    try:
        if site:
            _is_url(site)
    except ValidationError as error:
        raise ValueError(site) from error
    return site


def say_site(site: str) -> str:
    """example.com, without what a browser adds by itself."""
    parts = urlsplit(site)
    return f"{parts.netloc}{parts.path}".rstrip("/")


def one_line(value: Any) -> str:
    """Trimmed; what cannot be seen (control characters, a zero byte) is left out."""
    text = " ".join(str(value or "").split())
    return "".join(letter for letter in text if letter.isprintable())


def _filled(field: str, given: Any) -> list[Row]:
    several: Iterable[Any] = given or ()
    found = [
        {cell: one_line(each.get(cell)) for cell in CELLS[field]}
        for each in several
        if isinstance(each, Mapping)
    ]
    return [row for row in found if any(row.values())]


def _clean_row(field: str, row: Row, *, country: str) -> Row:
    first = next(iter(CELLS[field]))
    if not row[first]:
        raise _Wrong(first, _("Fill this in or empty the row."))
    for cell, most in CELLS[field].items():
        if len(row[cell]) > most:
            raise _Wrong(cell, gettext("At most %(most)s characters.") % {"most": most})
    match field:
        case "phones":
            return row | {"number": _phone(row, "number", country)}
        case "emails":
            return row | {"address": _email(row, "address")}
        case "contact_persons":
            return row | {"phone": _phone(row, "phone", country), "email": _email(row, "email")}
        case "bank_accounts":
            return _clean_account(row)
    return row


def _phone(row: Row, cell: str, country: str) -> str:
    """E.164, with the extension behind it as the form shows it."""
    try:
        number, extension = read_phone(row[cell], country=country)
    except PhoneNotUnderstood as error:
        raise _Wrong(cell, str(error)) from error
    return f"{number}, {extension}" if extension else number


def _email(row: Row, cell: str) -> str:
    email = row[cell].lower()
    if email:
        try:
            validate_email(email)
        except ValidationError as error:
            said = _("This does not look like an e-mail address: name@example.com.")
            raise _Wrong(cell, said) from error
    return email


def _clean_account(row: Row) -> Row:
    row = row | {cell: compact(row[cell]) for cell in ("account", "bic", "correspondent")}
    if row["bic"] and not (is_bic(row["bic"]) or _SWIFT.fullmatch(row["bic"])):
        raise _Wrong("bic", _("A BIK has 9 digits, a SWIFT 8 or 11 letters and digits."))
    bic = row["bic"] if is_bic(row["bic"]) else ""
    if said := find_account_error(row["account"], bic):
        raise _Wrong("account", said)
    if (
        bic
        and row["correspondent"]
        and (said := find_correspondent_error(row["correspondent"], bic))
    ):
        raise _Wrong("correspondent", said)
    return row
