"""Is there room on a label, or does it say what would do?"""

import re
from dataclasses import replace
from decimal import Decimal

import pytest

from naryad.core.errors import Invalid
from naryad.core.labels import Label
from naryad.stickers.designs import standard_design
from naryad.stickers.input import DesignInput, Part, clean_design
from naryad.stickers.layout import LEAST_DOTS, LEAST_MODULE, plan_label
from naryad.stickers.matrix import count_modules
from naryad.stickers.sizes import INCH, ROLL, SHEETS, Grid

# Of an address of 40 characters, and of the longest host that anybody has.
SHORT = count_modules("https://x.example.com/q/" + "0" * 16, "M")
LONG = count_modules("https://" + "long-host." * 7 + "example.com/q/" + "0" * 16, "M")
GIVEN = {
    "name_ru": "Рулон",
    "sheet": "ROLL",
    "width": "58",
    "height": "40",
    "dpi": "203",
    "correction": "M",
    "quiet": "4",
    "parts": ["NAME", "CODE"],
}
GRID = {
    **GIVEN,
    "sheet": "GRID",
    "columns": "3",
    "rows": "7",
    "left": "0",
    "top": "0,5",
    "gap_x": "2.5",
    "gap_y": "0",
    "page_width": "210",
    "page_height": "297",
}


def _roll(width: str, height: str, **changes: object) -> DesignInput:
    size = (Decimal(width), Decimal(height))
    grid = Grid(*size, page_width=size[0], page_height=size[1])
    return replace(standard_design(), sheet=ROLL, grid=grid, dpi=203, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize("sheet", SHEETS)
@pytest.mark.parametrize("modules", [SHORT, LONG])
def test_a_code_on_each_common_sheet_can_be_read_and_keeps_off_the_words(
    sheet: str, modules: int
) -> None:
    for dpi in (203, 300, 600):
        design = replace(standard_design(), sheet=sheet, grid=SHEETS[sheet], dpi=dpi)
        plan = plan_label(design, modules=modules, has_logo=False)
        assert plan.module >= LEAST_MODULE and plan.module * dpi / INCH >= LEAST_DOTS
        assert abs(plan.side - plan.module * (modules + 8)) < 1e-6
        assert plan.text[0] >= plan.code[0] + plan.side
        assert plan.text[0] + plan.room[0] <= float(design.grid.width)
        assert plan.words is not None and plan.words.name_lines >= 1 and plan.words.size >= 5


def test_the_grids_of_common_sheets_lie_on_the_sheet() -> None:
    for grid in SHEETS.values():
        assert grid.used[0] + grid.left == 210 and grid.used[1] + grid.top == 297


@pytest.mark.parametrize(
    ("design", "fields"),
    [
        (_roll("20", "10"), {"width", "height"}),
        (_roll("100", "12"), {"height"}),
        (_roll("15", "40"), {"width"}),
        (_roll("30", "20", correction="H", quiet=8), {"width", "height"}),
    ],
)
def test_what_is_too_small_says_what_would_do(design: DesignInput, fields: set[str]) -> None:
    modules = count_modules("https://x.example.com/q/" + "0" * 16, design.correction)
    alone = replace(design, parts=frozenset())
    for each, named in ((design, fields), (alone, None)):
        with pytest.raises(Invalid) as refused:
            plan_label(each, modules=modules, has_logo=False)
        errors = refused.value.errors
        assert named is None or set(errors) == named
        least = {name: re.findall(r"[\d.]+", str(said))[0] for name, said in errors.items()}
        if each is alone:
            assert plan_label(_grown(each, least), modules=modules, has_logo=False).words is None
            little = {name: str(Decimal(length) - Decimal("0.2")) for name, length in least.items()}
            with pytest.raises(Invalid):
                plan_label(_grown(each, little), modules=modules, has_logo=False)


def _grown(design: DesignInput, least: dict[str, str]) -> DesignInput:
    lengths = {name: Decimal(length) for name, length in least.items()}
    return replace(design, grid=replace(design.grid, **lengths))


def test_a_common_sheet_that_is_too_small_is_named_itself() -> None:
    design = replace(standard_design(), sheet="A4_5X13", grid=SHEETS["A4_5X13"], correction="H")
    with pytest.raises(Invalid) as refused:
        plan_label(replace(design, quiet=8), modules=LONG, has_logo=False)
    assert set(refused.value.errors) == {"sheet"}


def test_more_words_than_there_is_room_for_are_refused() -> None:
    everything = frozenset(Part)
    design = _roll("40", "25", parts=everything, line=Label(ru="а", en="b"))
    with pytest.raises(Invalid) as refused:
        plan_label(design, modules=SHORT, has_logo=True)
    assert set(refused.value.errors) == {"height"}
    plan = plan_label(_roll("100", "60", parts=everything), modules=SHORT, has_logo=True)
    assert plan.words is not None and plan.words.name_lines >= 2 and plan.words.code_lines == 1


def test_lines_of_a_code_are_whole_dots_where_there_is_room() -> None:
    plan = plan_label(_roll("58", "40"), modules=SHORT, has_logo=False)
    dots = plan.module * 203 / INCH
    assert abs(dots - round(dots)) < 1e-6


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name_ru": ""}, "name"),
        ({"name_ru": "я" * 101}, "name_ru"),
        ({"sheet": "A5"}, "sheet"),
        ({"sheet": ["ROLL", "GRID"]}, "sheet"),
        ({"dpi": "100"}, "dpi"),
        ({"quiet": "0"}, "quiet"),
        ({"correction": "X"}, "correction"),
        ({"parts": ["NAME", "OWNER"]}, "parts"),
        ({"line_en": "x" * 101}, "line_en"),
        ({"width": ""}, "width"),
        ({"width": "9" * 400}, "width"),
        ({"width": "NaN"}, "width"),
        ({"width": "1e3"}, "width"),
        ({"width": "٣٠"}, "width"),
        ({"height": "-5"}, "height"),
        ({**GRID, "columns": "0"}, "columns"),
        ({**GRID, "rows": "x"}, "rows"),
        ({**GRID, "columns": "4"}, "columns"),
        ({**GRID, "rows": "8"}, "rows"),
        ({**GRID, "left": "-1"}, "left"),
        ({**GRID, "page_width": "1001"}, "page_width"),
    ],
)
def test_what_makes_no_sense_is_named(changes: dict[str, object], field: str) -> None:
    with pytest.raises(Invalid) as refused:
        clean_design({**GIVEN, **changes})
    assert set(refused.value.errors) == {field}


def test_what_is_typed_is_kept_in_tenths_with_a_comma_or_a_point() -> None:
    new = clean_design({**GRID, "line_ru": "  a\x07b \ud800 ", "width": "50,04"})
    assert (new.grid.width, new.grid.top, new.grid.number) == (Decimal(50), Decimal("0.5"), 21)
    assert new.line == {"ru": "a b"}
