"""What does somebody hand in about what scanned codes allow, and is it fit to be kept?"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from django.utils.translation import gettext

from naryad.core.errors import Invalid
from naryad.core.ids import read_id
from naryad.core.labels import Label
from naryad.core.names import find_label_errors, read_label

LONGEST_TEXT = 2_000
# How long single scans are kept; their number stays.
USUAL_MONTHS, MOST_MONTHS = 12, 120
# How long it is kept who has reported, after the end.
USUAL_DAYS, MOST_DAYS = 365, 3_650
SWITCHES = (
    "is_public",
    "shows_address",
    "takes_reports",
    "asks_email",
    "asks_phone",
    "must_leave_contact",
    "must_register",
    "becomes_ticket",
)
IDS = ("type_id", "work_type_id", "criticality_id", "assignee_id")


@dataclass(frozen=True)
class CodeSettingsInput:
    """`name` is empty of the default alone, whose `…_kept_…` hold for all codes."""

    name: Label
    is_public: bool = False
    shows_address: bool = False
    takes_reports: bool = False
    asks_email: bool = False
    asks_phone: bool = False
    must_leave_contact: bool = False
    must_register: bool = False
    becomes_ticket: bool = False
    type_id: int | None = None
    work_type_id: int | None = None
    criticality_id: int | None = None
    assignee_id: int | None = None
    text: str = ""
    scans_kept_months: int = USUAL_MONTHS
    contacts_kept_days: int = USUAL_DAYS


FIELDS = tuple(each.name for each in fields(CodeSettingsInput))


def clean_code_settings(values: Mapping[str, Any]) -> CodeSettingsInput:
    """From what a form or a call brings; a switch whose condition is off is off. Invalid names the
    fields."""
    on = {name: bool(values.get(name)) for name in SWITCHES}
    for name, condition in _HANGS_ON:
        on[name] = on[name] and on[condition]
    on["must_leave_contact"] = on["must_leave_contact"] and (on["asks_email"] or on["asks_phone"])
    errors: dict[str, Any] = {}
    ids: dict[str, int | None] = {}
    for name in IDS:
        given = str(values.get(name) or "")
        ids[name] = read_id(given)
        if given and ids[name] is None:
            errors[name] = gettext("Choose from the list.")
    text = str(values.get("text") or "").replace("\r\n", "\n").replace("\x00", "").strip()
    text = text.encode("utf-8", "ignore").decode()
    if len(text) > LONGEST_TEXT:
        errors["text"] = gettext("At most %(most)s characters.") % {"most": LONGEST_TEXT}
    kept = {name: _read_period(values, name, most, errors) for name, most in _PERIODS}
    if errors:
        raise Invalid(errors)
    taken: dict[str, Any] = {**on, **ids, "text": text, **kept}
    return CodeSettingsInput(read_label(values, "name"), **taken)


def _read_period(values: Mapping[str, Any], name: str, most: int, errors: dict[str, Any]) -> int:
    number = read_id(str(values.get(name) or "")) or 0
    if not 1 <= number <= most:
        errors[name] = gettext("From 1 to %(most)s.") % {"most": most}
    return number


def check_name(new: CodeSettingsInput, *, is_default: bool) -> None:
    """A template is called something. Invalid."""
    errors = {} if is_default else find_label_errors(new.name, "name")
    if errors:
        raise Invalid(errors)


# In this order: what hangs on something that hangs on something goes with it.
_HANGS_ON = (
    ("shows_address", "is_public"),
    ("takes_reports", "is_public"),
    ("must_register", "takes_reports"),
)
_PERIODS = (("scans_kept_months", MOST_MONTHS), ("contacts_kept_days", MOST_DAYS))
