"""Which addresses of tiles does the server take?"""

import pytest

from naryad.organizations.map_tiles import clean_template, origin_of

GOOD = "https://tiles.example.com/{z}/{x}/{y}.png"


@pytest.mark.parametrize(
    ("typed", "origin"),
    [
        (GOOD, "https://tiles.example.com"),
        (f"  {GOOD} ", "https://tiles.example.com"),
        ("https://Tiles.Example.com:8443/a/{z}/{x}/{y}?key=1", "https://tiles.example.com:8443"),
        ("https://a.tile-server.example/t?z={z}&x={x}&y={y}", "https://a.tile-server.example"),
    ],
)
def test_one_host_by_https_with_three_places(typed: str, origin: str) -> None:
    assert origin_of(clean_template(typed)) == origin


@pytest.mark.parametrize(
    "typed",
    [
        "http://tiles.example.com/{z}/{x}/{y}.png",
        "//tiles.example.com/{z}/{x}/{y}.png",
        "javascript:alert(1)//{z}{x}{y}",
        "data:image/png,{z}{x}{y}",
        "https://tiles.example.com/{z}/{x}.png",
        "https://tiles.example.com/{z}/{z}/{x}/{y}.png",
        "https://{s}.example.com/{z}/{x}/{y}.png",
        "https://tiles.example.com/{z}/{x}/{y}{r}.png",
        "https://me:secret@tiles.example.com/{z}/{x}/{y}.png",
        "https://tiles.example.com@evil.example/{z}/{x}/{y}.png",
        "https://tiles.example.com;script-src/{z}/{x}/{y}",
        "https://tiles.example.com/{z}/{x}/{y}.png; script-src *",
        "https://tiles.example.com/{z}/{x}/{y}.png#x",
        "https://tiles.example.com\\@evil.example/{z}/{x}/{y}",
        'https://tiles.example.com/{z}/{x}/{y}"onload=',
        "https://*.example.com/{z}/{x}/{y}.png",
        "https://*/{z}/{x}/{y}.png",
        "https://127.0.0.1/{z}/{x}/{y}.png",
        "https://[::1]/{z}/{x}/{y}.png",
        "https://localhost/{z}/{x}/{y}.png",
        "https://tiles.example.com:99999/{z}/{x}/{y}.png",
        "https://tiles.example.com:/{z}/{x}/{y}.png",
        "https://тайлы.example/{z}/{x}/{y}.png",
        "https://[/{z}/{x}/{y}.png",
        f"https://tiles.example.com/{'a' * 500}/{{z}}/{{x}}/{{y}}.png",
        "https://tiles.example.com/{z}/{x}/{y}/{{",
        "\ud800https://tiles.example.com/{z}/{x}/{y}.png",
    ],
)
def test_everything_else_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        clean_template(typed)
