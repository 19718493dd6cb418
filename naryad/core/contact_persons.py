"""Whom does one call about a company or an object, who does not sign in?"""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from naryad.core.rows import Row, clean_email_cell, clean_phone_cell, clean_rows

CELLS = {"name": 200, "position": 128, "phone": 60, "email": 254, "note": 500}
CELL_NAMES: dict[str, str | Promise] = {
    "name": pgettext_lazy("person", "Name"),
    "position": _("Position"),
    "phone": _("Phone"),
    "email": _("E-mail"),
    "note": _("Note"),
}


def clean_contact_persons(given: Any, *, country: str) -> tuple[tuple[Row, ...], str]:
    """The rows, and what is wrong with them. `country`: where a number without + is dialed."""

    def clean(row: Row) -> Row:
        return clean_contact_person(row, country=country)

    return clean_rows(given, cells=CELLS, names=CELL_NAMES, clean=clean)


def clean_contact_person(row: Row, *, country: str) -> Row:
    phone = clean_phone_cell(row, "phone", country)
    return row | {"phone": phone, "email": clean_email_cell(row, "email")}
