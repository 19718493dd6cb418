"""Can every color of an organization be read as the accent of a page?"""

import re

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from naryad.core.colors import contrast, mix
from naryad.web.brand import brand_css, brand_url, ink_on

COLORS = st.from_regex(r"\A#[0-9a-f]{6}\Z")
SURFACES = {"light": "#ffffff", "dark": "#181d20"}


def tokens_of(css: str) -> list[dict[str, str]]:
    return [dict(re.findall(r"--([a-z-]+):(#[0-9a-f]{6})", block)) for block in css.split("\n")[:2]]


@given(COLORS)
def test_words_on_and_in_the_accent_are_readable_in_both_themes(color: str) -> None:
    light, dark = tokens_of(brand_css(color))
    for tokens in (light, dark):
        assert contrast(tokens["on-accent"], tokens["accent"]) >= 4.5
        assert contrast(tokens["accent-text"], tokens["accent-soft"]) >= 4.4
    assert light["accent"] == color


@pytest.mark.parametrize("color", ["#0b6670", "#7a1f5c", "#ffd400", "#000000", "#ffffff"])
def test_the_ink_is_the_one_that_can_be_read(color: str) -> None:
    assert contrast(ink_on(color), color) >= 4.5


def test_contrast_and_mixture_follow_their_definitions() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)
    assert mix("#000000", "#ffffff", 0.5) == "#808080"


def test_a_style_sheet_may_be_kept_for_ever_and_needs_no_database() -> None:
    answer = Client().get(f"/brand.css?{brand_url('#7a1f5c').split('?')[1]}")
    assert answer.status_code == 200
    assert "immutable" in answer.headers["Cache-Control"]
    assert answer.headers["Content-Type"] == "text/css; charset=utf-8"
    assert "--accent:#7a1f5c" in answer.content.decode()


@pytest.mark.parametrize("color", ["", "red", "7a1f5", "7a1f5c;}body{", "7A1F5G"])
def test_what_is_no_color_makes_no_style_sheet(color: str, db: None) -> None:
    assert Client().get("/brand.css", {"color": color}).status_code == 404
