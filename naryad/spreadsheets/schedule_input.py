"""What does somebody hand in about an export that comes again and again?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext

from naryad.core.errors import Invalid
from naryad.spreadsheets.rhythm import Rhythm
from naryad.spreadsheets.states import Format

_LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class ScheduleInput:
    name: str
    format: Format
    columns: Sequence[str]
    imports_back: bool
    rhythm: Rhythm
    weekday: int
    day: int
    hour: int


def read_schedule(given: Mapping[str, Any]) -> ScheduleInput:
    """As typed into a form; Invalid names the fields."""
    errors: dict[str, str | Promise] = {}
    name = " ".join(str(given.get("name") or "").replace("\x00", "").split())
    if not name:
        errors["name"] = gettext("Give it a name.")
    elif len(name) > _LONGEST_NAME:
        errors["name"] = gettext("At most %(most)s characters.") % {"most": _LONGEST_NAME}
    for field, known in (("format", Format.values), ("rhythm", Rhythm.values)):
        if given.get(field) not in known:
            errors[field] = gettext("Choose from the list.")
    numbers = {
        field: _read_number(given, field, least, most, errors)
        for field, least, most in (("weekday", 0, 6), ("day", 1, 31), ("hour", 0, 23))
    }
    if errors:
        raise Invalid(errors)
    return ScheduleInput(
        name=name,
        format=Format(given["format"]),
        columns=[str(each) for each in given.get("columns") or ()],
        imports_back=bool(given.get("imports_back")),
        rhythm=Rhythm(given["rhythm"]),
        **numbers,
    )


def _read_number(
    given: Mapping[str, Any], field: str, least: int, most: int, errors: dict[str, str | Promise]
) -> int:
    text = str(given.get(field) or "").strip()
    number = int(text) if text.isascii() and text.isdecimal() and len(text) < 4 else least - 1
    if least <= number <= most:
        return number
    said = gettext("From %(least)s to %(most)s.")
    errors[field] = said % {"least": least, "most": most}
    return least
