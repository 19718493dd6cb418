"""Which rows may stand in the card of a company, and are they fit to be kept?"""

import re
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from naryad.companies.requisites import (
    compact,
    find_account_error,
    find_correspondent_error,
    is_bic,
)
from naryad.core import contact_persons, rows
from naryad.core.rows import Row, WrongCell, clean_email_cell, clean_phone_cell

# Of each field its cells, and how long each may be. The first is what the row is about.
CELLS: dict[str, dict[str, int]] = {
    "phones": {"number": 60, "note": 100},
    "emails": {"address": 254, "note": 100},
    "contact_persons": contact_persons.CELLS,
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
    **contact_persons.CELL_NAMES,
    "number": _("Number"),
    "address": _("Address"),
    "account": pgettext_lazy("in a bank", "Account"),
    "bic": _("BIK or SWIFT"),
    "bank": _("Bank"),
    "correspondent": _("Correspondent account"),
    "value": _("Value"),
}
_SWIFT = re.compile(r"[A-Z]{6}[A-Z\d]{2}([A-Z\d]{3})?")
_is_url = URLValidator(schemes=["http", "https"])


def clean_rows(field: str, given: Any, *, country: str) -> tuple[tuple[Row, ...], str]:
    """The rows that hold something, and what is wrong: "Row 2, Account: …"."""

    def clean(row: Row) -> Row:
        return _clean_row(field, row, country=country)

    return rows.clean_rows(given, cells=CELLS[field], names=CELL_NAMES, clean=clean)


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


def _clean_row(field: str, row: Row, *, country: str) -> Row:
    match field:
        case "phones":
            return row | {"number": clean_phone_cell(row, "number", country)}
        case "emails":
            return row | {"address": clean_email_cell(row, "address")}
        case "contact_persons":
            return contact_persons.clean_contact_person(row, country=country)
        case "bank_accounts":
            return _clean_account(row)
    return row


def _clean_account(row: Row) -> Row:
    row = row | {cell: compact(row[cell]) for cell in ("account", "bic", "correspondent")}
    if row["bic"] and not (is_bic(row["bic"]) or _SWIFT.fullmatch(row["bic"])):
        raise WrongCell("bic", _("A BIK has 9 digits, a SWIFT 8 or 11 letters and digits."))
    bic = row["bic"] if is_bic(row["bic"]) else ""
    if said := find_account_error(row["account"], bic):
        raise WrongCell("account", said)
    if (
        bic
        and row["correspondent"]
        and (said := find_correspondent_error(row["correspondent"], bic))
    ):
        raise WrongCell("correspondent", said)
    return row
