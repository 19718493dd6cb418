"""What does somebody hand in about a design of labels, and is it fit to be kept?"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext as _

from naryad.core.errors import Errors, Invalid
from naryad.core.ids import read_id
from naryad.core.labels import Label
from naryad.core.names import find_label_errors, read_label
from naryad.stickers.matrix import CORRECTIONS
from naryad.stickers.sizes import DPIS, OWN_GRID, ROLL, SHEETS, Grid, say_length

LINE_LENGTH = 100
QUIETS = (4, 6, 8)
_SMALLEST, _LARGEST = Decimal(10), Decimal(300)
_MOST_PAGE = Decimal(1000)
_MOST_COLUMNS, _MOST_ROWS = 20, 60


class Part(StrEnum):
    """What may stand beside a code, from top to bottom."""

    LOGO = "LOGO"
    ORGANIZATION = "ORGANIZATION"
    NAME = "NAME"
    CLASS = "CLASS"
    SERIAL = "SERIAL"
    NUMBER = "NUMBER"
    PHONE = "PHONE"
    CODE = "CODE"


@dataclass(frozen=True)
class DesignInput:
    """`line`: free words, which are printed in each language that is filled. `quiet`: modules of
    white around the code."""

    name: Label
    sheet: str
    grid: Grid
    dpi: int = 600
    correction: str = "M"
    quiet: int = 4
    parts: frozenset[Part] = frozenset({Part.NAME, Part.ORGANIZATION, Part.CODE})
    line: Label = field(default_factory=Label)


def clean_design(values: Mapping[str, Any], *, is_named: bool = True) -> DesignInput:
    """From what a form or a call brings. Invalid names the fields."""
    read = _Reading(values)
    name, line = _read_words(values, "name"), _read_words(values, "line")
    sheet = read.choice("sheet", (*SHEETS, OWN_GRID, ROLL))
    new = DesignInput(
        name=name,
        sheet=sheet,
        grid=SHEETS.get(sheet) or read.grid(sheet),
        dpi=int(read.choice("dpi", tuple(map(str, DPIS)))),
        correction=read.choice("correction", tuple(CORRECTIONS)),
        quiet=int(read.choice("quiet", tuple(map(str, QUIETS)))),
        parts=read.parts(),
        line=line,
    )
    errors: Errors = {
        **(find_label_errors(name, "name") if is_named else {}),
        **find_label_errors(line, "line", most=LINE_LENGTH, is_required=False),
        **read.errors,
    }
    if errors:
        raise Invalid(errors)
    return new


def _read_words(values: Mapping[str, Any], name: str) -> Label:
    """What PostgreSQL or a label could not bear is left out."""
    label = read_label(values, name)
    clean = {key: text.encode("utf-8", "ignore").decode() for key, text in label.items()}
    kept = {
        key: "".join(c if c.isprintable() else " " for c in text) for key, text in clean.items()
    }
    return Label({key: " ".join(text.split()) for key, text in kept.items() if text.strip()})


@dataclass
class _Reading:
    given: Mapping[str, Any]
    errors: Errors = field(default_factory=dict)

    def choice(self, name: str, offered: tuple[str, ...]) -> str:
        text = str(self.given.get(name) or "")
        if text not in offered:
            self.errors[name] = _("Choose one from the list.")
            return offered[0]
        return text

    def parts(self) -> frozenset[Part]:
        given = self.given.get("parts") or ()
        texts = {str(each) for each in ([given] if isinstance(given, str) else given)}
        if not texts <= set(Part):
            self.errors["parts"] = _("Choose from the list.")
            return frozenset()
        return frozenset(Part(each) for each in texts)

    def grid(self, sheet: str) -> Grid:
        width = self.length("width", _SMALLEST, _LARGEST)
        height = self.length("height", _SMALLEST, _LARGEST)
        if sheet == ROLL:
            return Grid(width, height, page_width=width, page_height=height)
        grid = Grid(
            width,
            height,
            self.count("columns", _MOST_COLUMNS),
            self.count("rows", _MOST_ROWS),
            self.length("left", Decimal(0), _LARGEST),
            self.length("top", Decimal(0), _LARGEST),
            self.length("gap_x", Decimal(0), _LARGEST),
            self.length("gap_y", Decimal(0), _LARGEST),
            self.length("page_width", _SMALLEST, _MOST_PAGE),
            self.length("page_height", _SMALLEST, _MOST_PAGE),
        )
        if not self.errors:
            self._fit(grid)
        return grid

    def _fit(self, grid: Grid) -> None:
        pairs = (("columns", 0, grid.page_width), ("rows", 1, grid.page_height))
        for name, axis, most in pairs:
            if grid.used[axis] > most:
                values = {"used": say_length(grid.used[axis]), "most": say_length(most)}
                self.errors[name] = (
                    _("They take %(used)s mm, and the sheet has %(most)s mm.") % values
                )

    def count(self, name: str, most: int) -> int:
        number = read_id(str(self.given.get(name) or "").strip()) or 0
        if not 1 <= number <= most:
            self.errors[name] = _("From 1 to %(most)s.") % {"most": most}
            return 1
        return number

    def length(self, name: str, least: Decimal, most: Decimal) -> Decimal:
        """In tenths of a millimetre; a comma is as good as a point."""
        text = str(self.given.get(name) or "").strip().replace(",", ".") or "0"
        try:
            number = Decimal(text) if len(text) <= 8 and text.isascii() else Decimal("NaN")
        except InvalidOperation:
            number = Decimal("NaN")
        if not number.is_finite() or not least <= number <= most:
            values = {"least": say_length(least), "most": say_length(most)}
            self.errors[name] = _("From %(least)s to %(most)s mm.") % values
            return max(least, Decimal(1))
        return number.quantize(Decimal("0.1"))
