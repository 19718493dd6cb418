"""What does the text of a cell say, as the kind of its column?"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import override

from naryad.access.actor import Actor
from naryad.core.labels import LANGUAGES
from naryad.core.phones import PhoneNotUnderstood, read_phone
from naryad.core.rows import one_line
from naryad.core.search import normalize_text
from naryad.spreadsheets.rows_in.refusals import (
    NotAChoice,
    NotADay,
    NotAMoment,
    NotANumber,
    NotYesOrNo,
)
from naryad.spreadsheets.sheets.columns import ColumnKind, SheetColumn

COUNTRY = "RU"
_YES = {"да", "yes", "y", "д", "1", "true", "истина", "+", "v", "x", "х", "✓", "✔", "on"}
_NO = {"нет", "no", "n", "н", "0", "false", "ложь", "-", "–", "—", "off"}
# The day before the month, where the year is last.
_DAYS = (
    "%Y-%m-%d",
    "%d.%m.%Y",
    "%d.%m.%y",
    "%d/%m/%Y",
    "%d/%m/%y",
    "%Y/%m/%d",
    "%Y.%m.%d",
    "%d-%m-%Y",
)
_CLOCKS = ("%H:%M", "%H:%M:%S")
_MIDNIGHT = re.compile(r"[T ]00:00(:00)?$")
# Left or right of the point.
_MOST_DIGITS = 30
_UNSEEN = re.compile("[\u200b-\u200d\u2060\ufeff\u00ad]")


@dataclass(frozen=True)
class Asking:
    """By whose clock; `chosen`: key → text → what somebody has matched it to; `choices`: key →
    what a choice is called, folded → its code."""

    zone: ZoneInfo
    chosen: Mapping[str, Mapping[str, Any]]
    choices: Mapping[str, Mapping[str, str]]


def tidy_text(text: str, kind: ColumnKind) -> str:
    """Without what cannot be seen; hard blanks as blanks, and several as one."""
    if not text.isprintable():
        text = _UNSEEN.sub("", text)
    if kind in (ColumnKind.LONG_TEXT, ColumnKind.REFERENCES):
        lines = (one_line(line) for line in text.replace("\r\n", "\n").split("\n"))
        return "\n".join(lines).strip()
    return one_line(text)


def read_value(column: SheetColumn, text: str, asking: Asking) -> Any:
    """Of all kinds but references. An e-mail or a phone that is none stays as it stands, since the
    action says so in its own words. Raises CellRefused."""
    if column.kind == ColumnKind.CHOICE:
        return _choice(column, text, asking)
    if column.kind == ColumnKind.MOMENT:
        return _moment(text, asking.zone)
    if column.kind in _PLAIN:
        return _PLAIN[column.kind](text)
    return text if column.tidy is None or not text else column.tidy(text)


def empty_of(kind: ColumnKind) -> Any:
    match kind:
        case ColumnKind.FLAG:
            return False
        case ColumnKind.REFERENCE:
            return None
        case ColumnKind.REFERENCES:
            return []
    return ""


def _phone(text: str) -> str:
    try:
        number, extension = read_phone(text, country=COUNTRY)
    except PhoneNotUnderstood:
        return text
    return f"{number}#{extension}" if extension else number


def _day(text: str) -> str:
    if not text:
        return ""
    day = _MIDNIGHT.sub("", text)
    for form in _DAYS:
        try:
            return datetime.strptime(day, form).date().isoformat()  # noqa: DTZ007 - a day
        except ValueError:
            continue
    raise NotADay(text=text)


def _moment(text: str, zone: ZoneInfo) -> str:
    if not text:
        return ""
    try:
        read = datetime.fromisoformat(text)
    except ValueError:
        read = _moment_in_words(text)
    if read.tzinfo is None:
        read = read.replace(tzinfo=zone)
    try:
        return read.astimezone(UTC).isoformat(timespec="seconds")
    except OverflowError:
        # At either end of the calendar, where another zone has no such year.
        raise NotAMoment(text=text) from None


def _moment_in_words(text: str) -> datetime:
    day, _blank, clock = text.replace(",", " ").partition(" ")
    for form in _DAYS:
        for hours in _CLOCKS:
            try:
                pair = f"{day} {clock.strip() or '00:00'}"
                return datetime.strptime(pair, f"{form} {hours}")  # noqa: DTZ007 - zone follows
            except ValueError:
                continue
    raise NotAMoment(text=text)


def _number(text: str) -> str:
    if not text:
        return ""
    try:
        number = Decimal(re.sub(r"\s", "", text).replace(",", "."))
    except InvalidOperation:
        raise NotANumber(text=text) from None
    # "1e999999999" is a number of a gigabyte when it is written out.
    if not number.is_finite() or abs(number.adjusted()) > _MOST_DIGITS:
        raise NotANumber(text=text)
    return write_number(number)


def write_number(number: Decimal | int) -> str:
    """As `Values` hold it: 3 and not 3.0, 0.5."""
    said = f"{Decimal(number):f}"
    return said.rstrip("0").rstrip(".") if "." in said else said


def _flag(text: str) -> bool:
    folded = normalize_text(text)
    if folded in _YES:
        return True
    if not folded or folded in _NO:
        return False
    raise NotYesOrNo(text=text)


def _choice(column: SheetColumn, text: str, asking: Asking) -> str:
    if not text:
        return ""
    chosen = asking.chosen.get(column.key, {}).get(text)
    if chosen is not None:
        return str(chosen)
    code = asking.choices[column.key].get(normalize_text(text))
    if code is None:
        raise NotAChoice(text=text)
    return code


def name_choices(column: SheetColumn, actor: Actor) -> dict[str, str]:
    """What each choice is called, in every language and besides, folded → its code."""
    known: dict[str, str] = {}
    for choice in column.choices(actor) if column.choices else ():
        for said in (choice.code, *said_in_all_languages(choice.label), *choice.synonyms):
            known.setdefault(normalize_text(said), choice.code)
    return known


def said_in_all_languages(label: object) -> list[str]:
    said = []
    for language in LANGUAGES:
        with override(language):
            said.append(str(label))
    return said


_PLAIN: Mapping[ColumnKind, Callable[[str], Any]] = {
    ColumnKind.EMAIL: str.lower,
    ColumnKind.PHONE: _phone,
    ColumnKind.DATE: _day,
    ColumnKind.NUMBER: _number,
    ColumnKind.FLAG: _flag,
}
