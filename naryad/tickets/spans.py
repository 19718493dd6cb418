"""How is a span of time typed in days, hours and minutes?"""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext

UNITS = (("days", 86_400), ("hours", 3_600), ("minutes", 60))
_LONGEST = 6


def read_span(
    values: Mapping[str, Any], name: str, errors: dict[str, str], *, most: int
) -> int | None:
    """Seconds from `name_days`, `name_hours`, `name_minutes`; None where nothing is filled. What is
    wrong goes into `errors` at the field."""
    texts = {unit: str(values.get(f"{name}_{unit}") or "").strip() for unit, _ in UNITS}
    if not any(texts.values()):
        return None
    for unit, text in texts.items():
        if text and not (text.isdecimal() and len(text) <= _LONGEST):
            errors[f"{name}_{unit}"] = gettext("Type a whole number.")
            return None
    seconds = sum(int(texts[unit] or 0) * each for unit, each in UNITS)
    if not 60 <= seconds <= most:
        errors[f"{name}_days"] = gettext("From a minute to a year.")
        return None
    return seconds


def write_span(seconds: int | None, name: str) -> dict[str, str]:
    """The same for a form, empty units left empty."""
    written: dict[str, str] = {}
    rest = seconds or 0
    for unit, each in UNITS:
        count, rest = divmod(rest, each)
        written[f"{name}_{unit}"] = str(count) if count else ""
    return written
