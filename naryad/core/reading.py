"""How are the values of a form, a sheet or a call read, with each fault noted at its field?"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.dateparse import parse_date
from django.utils.translation import gettext, gettext_lazy

from naryad.core.errors import Errors
from naryad.core.ids import read_id

# How a choice says that nothing is chosen.
_NOTHING = "0"
_CHOOSE = gettext_lazy("Choose from the list.")


@dataclass
class Reading:
    """Takes values one by one and notes what is wrong with them."""

    given: Mapping[str, Any]
    errors: Errors = field(default_factory=dict)

    def text(self, name: str, *, most: int, has_lines: bool = False) -> str:
        """Without spaces at its ends; `has_lines` False: as one line with single spaces."""
        text = str(self.given.get(name) or "").replace("\x00", "").strip()
        text = text if has_lines else " ".join(text.split())
        if len(text) > most:
            self.errors[name] = gettext("At most %(most)s characters.") % {"most": most}
        return text

    def id(self, name: str) -> int | None:
        text = str(self.given.get(name) or "").strip()
        found = read_id(text)
        if found is None and text not in ("", _NOTHING):
            self.errors[name] = _CHOOSE
        return found

    def ids(self, name: str, *, most: int | None = None) -> frozenset[int]:
        """`most`: how many may be named at once."""
        given = self.given.get(name) or ()
        texts = {str(each) for each in ((given,) if isinstance(given, str) else given)} - {""}
        found = {read_id(each) for each in texts}
        if None in found:
            self.errors[name] = _CHOOSE
            return frozenset()
        if most is not None and len(found) > most:
            self.errors[name] = gettext("At most %(most)s at once.") % {"most": most}
        return frozenset(each for each in found if each is not None)

    def day(self, name: str) -> date | None:
        given = self.given.get(name)
        if not given or isinstance(given, date):
            return given or None
        try:
            day = parse_date(str(given).strip())
        except ValueError:
            day = None
        if day is None:
            self.errors[name] = gettext("Give a day, like 2026-03-31.")
        return day
