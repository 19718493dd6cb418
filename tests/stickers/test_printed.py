"""Can what is printed be read, by a program that is not ours?"""

import io
import zipfile
from dataclasses import replace
from decimal import Decimal

import pytest

from naryad.assets.models import Asset, AssetCode
from naryad.core.labels import Label
from naryad.organizations.addresses import page_address
from naryad.organizations.models import Organization
from naryad.stickers.contents import make_contents, name_file
from naryad.stickers.designs import plan_design, standard_design
from naryad.stickers.drawing import Drawn, Format, NotDrawn, draw_labels
from naryad.stickers.input import DesignInput, Part
from naryad.stickers.sizes import INCH, ROLL, SHEETS, Grid
from tests.stickers.printing import letters_of, paper_of, read_picture

HOUSE = Organization(
    pk=1,
    name=Label(ru="СервисПром", en="ServicePro"),
    language="ru",
    host="service.example.com",
    support_phone="+74955550100",
)
EVIL = '#import "x"; $a$ *b* \\ "}] #panic() ' + "ё" * 90


def _codes(*names: str) -> list[AssetCode]:
    return [
        AssetCode(
            organization=HOUSE, text=f"ABCDEFGH{place:08}", asset=Asset(name=name, number="№ 7")
        )
        for place, name in enumerate(names)
    ]


def _draw(design: DesignInput, *names: str, format: Format = Format.PDF, skip: int = 0) -> Drawn:
    contents = make_contents(_codes(*names), design, plan_design(design, HOUSE), HOUSE)
    return draw_labels(
        contents, design, organization=HOUSE, title="Коды: «Север»", format=format, skip=skip
    )


def _pictures(drawn: Drawn) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(drawn.data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _roll(width: str, height: str, dpi: int) -> DesignInput:
    grid = Grid(
        *map(Decimal, (width, height)), page_width=Decimal(width), page_height=Decimal(height)
    )
    return replace(standard_design(), sheet=ROLL, grid=grid, dpi=dpi)


DESIGNS = {
    **{code: replace(standard_design(), sheet=code, grid=grid) for code, grid in SHEETS.items()},
    "roll 58 × 40": _roll("58", "40", 203),
    "roll 30 × 20": _roll("30", "20", 203),
}


@pytest.mark.parametrize("name", DESIGNS)
def test_each_size_is_read_from_a_printer_of_203_dots_and_from_a_poor_photo(name: str) -> None:
    """15 mm and more at 100 dots an inch are what a phone sees from an arm's length."""
    design = DESIGNS[name]
    side = plan_design(design, HOUSE).side
    for dpi in (203, 100) if side >= 15 else (203,):
        drawn = _draw(replace(design, dpi=203), "Лифт", EVIL, format=Format.PNG)
        if dpi == 100:
            drawn = _draw_coarsely(design, dpi)
        for place, picture in enumerate(_pictures(drawn).values()):
            (read,) = read_picture(picture)
            text = f"ABCDEFGH{place:08}"
            assert read.text == page_address(HOUSE, "scan", text), (name, dpi)
            assert read.side < side * dpi / INCH


def _draw_coarsely(design: DesignInput, dpi: int) -> Drawn:
    """The same plan, put down by a coarser device."""
    contents = make_contents(_codes("Лифт", EVIL), design, plan_design(design, HOUSE), HOUSE)
    return draw_labels(contents, design, organization=HOUSE, title="x", format=Format.PNG, ppi=dpi)


def test_a_whole_sheet_is_read_from_the_place_where_it_begins() -> None:
    names = [f"Щит {number}" for number in range(21)]
    drawn = _draw(standard_design(), *names, skip=4)
    assert drawn.name == "Коды_ «Север».pdf" and drawn.type == "application/pdf"
    sheets = [read_picture(paper_of(drawn.data, page=page, dpi=203)) for page in (1, 2)]
    assert [len(each) for each in sheets] == [17, 4]
    addresses = {page_address(HOUSE, "scan", code.text) for code in _codes(*names)}
    assert {read.text for sheet in sheets for read in sheet} == addresses


def test_every_letter_of_a_label_can_be_searched_in_the_pdf() -> None:
    line = Label(ru="Звоните: съёмка, эхо", en="Call us")
    design = replace(DESIGNS["A4_2X7"], parts=frozenset(Part), line=line)
    letters = letters_of(_draw(design, "Лифт пассажирский №1, щит ЩЁ").data)
    said = "Лифт пассажирский №1, щит ЩЁ СервисПром Звоните: съёмка, эхо Call us +7495"
    assert set(said) - {" "} <= letters


def test_what_people_type_is_never_a_program() -> None:
    letters = letters_of(_draw(DESIGNS["A4_2X7"], EVIL).data)
    assert {"#", "$", "*", "\\"} <= letters
    with pytest.raises(NotDrawn):
        draw_labels([{"bits": "nothing"}], standard_design(), organization=HOUSE, title="x")


def test_files_of_pictures_have_whole_names_that_never_clash() -> None:
    drawn = _draw(
        _roll("58", "40", 300), "CON", "Щит", "Щит", 'a/b\\c:d*"e"', "ё" * 300, format=Format.SVG
    )
    names = list(_pictures(drawn))
    assert drawn.name == "Коды_ «Север».zip" and len({name.casefold() for name in names}) == 5
    assert names[1] == "Щит ABCD-EFGH-0000-0001.svg" and names[0].startswith("_CON ")
    assert not set('/\\:*?"<>|') & set("".join(names))
    assert all(len(name) < 160 for name in names)
    assert [name[-6:] for name in names] == [f"{place:02}.svg" for place in range(5)]
    assert all(picture.startswith(b"<svg") for picture in _pictures(drawn).values())
    assert name_file(AssetCode(text="ABCDEFGH00000000")) == "ABCD-EFGH-0000-0000"
