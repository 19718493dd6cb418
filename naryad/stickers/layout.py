"""Where on a label do the code and its words stand, and is there room for them?"""

from dataclasses import dataclass
from decimal import Decimal
from math import ceil, floor

from django.utils.formats import localize
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from naryad.core.errors import Invalid
from naryad.stickers.input import DesignInput, Part
from naryad.stickers.sizes import INCH, ROLL, SHEETS, WHITE_EDGE

# What a telephone can tell apart at arm's length, and what a printer can draw evenly.
LEAST_MODULE, LEAST_DOTS = 0.33, 2.2
_PADDING, _GAP = 1.5, 0.5
# Of the label's length, where words stand beside the code or under it.
_BESIDE, _ABOVE = 0.55, 0.65
_POINT = INCH / 72
_SIZES = [half / 2 for half in range(22, 9, -1)]
_LEAST_SIZE = _SIZES[-1]
_LINE, _NAME_SIZE, _MOST_NAME_LINES, _LOGO_LINES = 1.2, 1.25, 5, 2.4
# A letter of the typewriter face is so wide, in sizes of type; those of a code and of half of it.
_MONO, _CODE, _HALF_CODE = 0.61, 19, 10
# Narrower is no column of words, in millimetres and in sizes of type.
_LEAST_TEXT, _LEAST_LETTERS = 8.0, 9
_SINGLE = {Part.ORGANIZATION, Part.CLASS, Part.SERIAL, Part.NUMBER, Part.PHONE}


@dataclass(frozen=True, slots=True)
class Words:
    """How they are set: sizes in points, of the common words, the name and the code."""

    size: float
    name_size: float
    name_lines: int
    code_size: float
    code_lines: int
    logo_height: float


@dataclass(frozen=True, slots=True)
class Plan:
    """Millimetres; `code` and `text` begin so far from the corner of the label. `side` of the code
    has its quiet zone within. `words` None: the code stands alone."""

    side: float
    module: float
    code: tuple[float, float]
    text: tuple[float, float]
    room: tuple[float, float]
    is_beside: bool
    words: Words | None


def plan_label(design: DesignInput, *, modules: int, has_logo: bool) -> Plan:
    """`modules` on a side of the codes that will be printed. Invalid: too small, with what would
    do at the field of the size."""
    return _Planner(design, modules + 2 * design.quiet, has_logo).plan()


def least_module(dpi: int) -> float:
    return max(LEAST_MODULE, LEAST_DOTS * INCH / dpi)


@dataclass(frozen=True)
class _Planner:
    """`units`: modules on a side with the quiet zone."""

    design: DesignInput
    units: int
    has_logo: bool

    def plan(self) -> Plan:
        self._refuse_small()
        module = self._settle_module(self._side / self.units)
        side = module * self.units
        width, height = self._size
        inset_x, inset_y = self._insets
        if not self._has_words:
            middle = ((width - side) / 2, (height - side) / 2)
            return Plan(side, module, middle, (0, 0), (0, 0), self._is_beside, None)
        if self._is_beside:
            code = (inset_x, (height - side) / 2)
            text = (inset_x + side + _GAP, inset_y)
        else:
            code = ((width - side) / 2, inset_y)
            text = (inset_x, inset_y + side + _GAP)
        room = (width - text[0] - inset_x, height - text[1] - inset_y)
        words = self._set_words(*room)
        return Plan(side, module, code, text, room, self._is_beside, words)

    @property
    def _size(self) -> tuple[float, float]:
        return float(self.design.grid.width), float(self.design.grid.height)

    @property
    def _is_beside(self) -> bool:
        return self._size[0] >= 1.25 * self._size[1]

    @property
    def _has_words(self) -> bool:
        parts = self.design.parts if self.has_logo else self.design.parts - {Part.LOGO}
        return bool(parts or self.design.line)

    @property
    def _insets(self) -> tuple[float, float]:
        """What lies at the edge of the sheet stays clear of where nothing is printed."""
        if self.design.sheet == ROLL:
            return _PADDING, _PADDING
        across, down = float(self.design.grid.left), float(self.design.grid.top)
        return max(_PADDING, WHITE_EDGE - across), max(_PADDING, WHITE_EDGE - down)

    @property
    def _shares(self) -> tuple[float, float]:
        """How much of the label's width and height the code may have."""
        if not self._has_words:
            return 1.0, 1.0
        return (_BESIDE, 1.0) if self._is_beside else (1.0, _ABOVE)

    @property
    def _side(self) -> float:
        pairs = zip(self._size, self._insets, self._shares, strict=True)
        return min((length - 2 * inset) * share for length, inset, share in pairs)

    def _settle_module(self, module: float) -> float:
        """Whole dots where that leaves enough, so that every line is as thick as its neighbour."""
        dot = INCH / self.design.dpi
        whole = floor(module / dot + 1e-9) * dot
        return whole if whole >= least_module(self.design.dpi) else module

    def _refuse_small(self) -> None:
        needed = least_module(self.design.dpi) * self.units
        if self._side >= needed - 1e-9:
            return
        least = [
            needed / share + 2 * inset
            for inset, share in zip(self._insets, self._shares, strict=True)
        ]
        if self.design.sheet in SHEETS:
            said = _("Too small for a code that can be read: at least %(width)s × %(height)s mm.")
            sizes = [max(pair) for pair in zip(least, self._size, strict=True)]
            values = {"width": _round_up(sizes[0]), "height": _round_up(sizes[1])}
            raise Invalid({"sheet": said % values})
        said = _("Too small for a code that can be read: at least %(least)s mm.")
        errors: dict[str, str | Promise] = {
            name: said % {"least": _round_up(wanted)}
            for name, wanted, given in zip(("width", "height"), least, self._size, strict=True)
            if given < wanted - 1e-9
        }
        raise Invalid(errors)

    def _set_words(self, width: float, height: float) -> Words:
        """The largest type with which all fits, and the name in two lines; else the largest with
        which it fits in one."""
        self._refuse_narrow(width)
        has_name = Part.NAME in self.design.parts
        for wanted in (2, 1) if has_name else (0,):
            for size in _SIZES:
                if size > _LEAST_SIZE and width / _POINT < _LEAST_LETTERS * size:
                    continue
                code_size, code_lines = _set_code(size, width)
                left = height - self._fixed_height(size, code_size * code_lines)
                lines = floor(left / (size * _NAME_SIZE * _LINE * _POINT) + 1e-6)
                if left >= -1e-6 and lines >= wanted:
                    lines = min(lines, _MOST_NAME_LINES) * has_name
                    logo = _LOGO_LINES * size * _POINT
                    return Words(size, size * _NAME_SIZE, lines, code_size, code_lines, logo)
        raise Invalid({self._blame("height"): self._say_full(height)})

    def _refuse_narrow(self, width: float) -> None:
        has_code = Part.CODE in self.design.parts
        least = max(_LEAST_TEXT, has_code * _HALF_CODE * _MONO * _LEAST_SIZE * _POINT)
        if width < least - 1e-9:
            said = _("No room for the words: make it %(least)s mm, or leave them out.")
            values = {"least": _round_up(self._size[0] + least - width)}
            raise Invalid({self._blame("width"): said % values})

    def _fixed_height(self, size: float, code: float) -> float:
        """Of all but the name: `code` is the size of its lines together."""
        parts = self.design.parts
        lines = len(parts & _SINGLE) + len(self.design.line)
        logo = _LOGO_LINES if self.has_logo and Part.LOGO in parts else 0.0
        return ((lines + logo) * size + (Part.CODE in parts) * code) * _LINE * _POINT

    def _blame(self, field: str) -> str:
        return "sheet" if self.design.sheet in SHEETS else field

    def _say_full(self, height: float) -> str:
        most = floor(height / (_LEAST_SIZE * _LINE * _POINT))
        said = ngettext(
            "There is room for %(most)s line of words. Make the label larger or leave some out.",
            "There is room for %(most)s lines of words. Make the label larger or leave some out.",
            most,
        )
        return said % {"most": most}


def _set_code(size: float, width: float) -> tuple[float, int]:
    """In one line where it fits, else in two; never larger than the rest."""
    for letters, lines in ((_CODE, 1), (_HALF_CODE, 2)):
        fitting = width / _POINT / (letters * _MONO)
        if fitting >= _LEAST_SIZE:
            return min(size, fitting), lines
    return _LEAST_SIZE, 2


def _round_up(length: float) -> str:
    return localize(Decimal(ceil(length * 10 - 1e-6)) / 10)
