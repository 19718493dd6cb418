"""Which sheets of labels does everybody sell, and how does a label lie on its paper?"""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

# Dots of an inch; which printers of labels there are.
DPIS = (203, 300, 600)
INCH = 25.4
# Most printers leave so much of a sheet's edge white.
WHITE_EDGE = 4.0
OWN_GRID, ROLL = "GRID", "ROLL"
A4 = (Decimal(210), Decimal(297))


@dataclass(frozen=True, slots=True)
class Grid:
    """Millimetres. A roll is a page of one label."""

    width: Decimal
    height: Decimal
    columns: int = 1
    rows: int = 1
    left: Decimal = Decimal(0)
    top: Decimal = Decimal(0)
    gap_x: Decimal = Decimal(0)
    gap_y: Decimal = Decimal(0)
    page_width: Decimal = A4[0]
    page_height: Decimal = A4[1]

    @property
    def number(self) -> int:
        """Labels on a page."""
        return self.columns * self.rows

    @property
    def used(self) -> tuple[Decimal, Decimal]:
        """How far to the right and down the last label reaches."""
        return (
            self.left + self.columns * self.width + (self.columns - 1) * self.gap_x,
            self.top + self.rows * self.height + (self.rows - 1) * self.gap_y,
        )


def _grid(columns: int, rows: int, size: tuple[str, str], gap_x: str = "0") -> Grid:
    """In the middle of an A4 sheet."""
    width, height, gap = Decimal(size[0]), Decimal(size[1]), Decimal(gap_x)
    left = (A4[0] - columns * width - (columns - 1) * gap) / 2
    top = (A4[1] - rows * height) / 2
    return Grid(width, height, columns, rows, left, top, gap)


SHEETS: dict[str, Grid] = {
    "A4_3X7": _grid(3, 7, ("70", "42.3")),
    "A4_3X8": _grid(3, 8, ("70", "37")),
    "A4_2X7": _grid(2, 7, ("99.1", "38.1"), gap_x="2.5"),
    "A4_4X10": _grid(4, 10, ("52.5", "29.7")),
    "A4_5X13": _grid(5, 13, ("38.1", "21.2"), gap_x="2.5"),
}


def say_sheets() -> list[tuple[str, str | Promise]]:
    """By code: all that a design may be printed on."""
    usual = [(code, _say_grid(grid)) for code, grid in SHEETS.items()]
    return [*usual, (OWN_GRID, _("Another sheet")), (ROLL, _("Roll, one label after another"))]


def _say_grid(grid: Grid) -> str | Promise:
    values = {"width": say_length(grid.width), "height": say_length(grid.height)}
    values |= {"columns": str(grid.columns), "rows": str(grid.rows)}
    return format_lazy(_("A4: {columns} × {rows}, {width} × {height} mm"), **values)


def say_length(length: Decimal) -> str:
    return f"{length.normalize():f}"
