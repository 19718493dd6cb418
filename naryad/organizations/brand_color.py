"""Can the color of an organization be read, light and dark?"""

from dataclasses import dataclass

from naryad.core.colors import contrast, is_color, until_readable

READABLE = 4.5
_LIGHT_SURFACE, _DARK_SURFACE = "#ffffff", "#181d20"
_INK = "#000000"


@dataclass(frozen=True)
class Legibility:
    """Contrasts with the ground of both themes. In the dark one the program lightens the color by
    itself as far as needed, in the light one it is used as it is: white text stands on it, and it
    stands on white. `nearest` is the color itself or the lightest of its shades that will do."""

    light: float
    dark: float
    nearest: str

    @property
    def is_fit(self) -> bool:
        return min(self.light, self.dark) >= READABLE


def measure(color: str) -> Legibility:
    """Of `#rrggbb`."""
    lightened = until_readable(color, towards=_LIGHT_SURFACE, on=_DARK_SURFACE)
    return Legibility(
        light=round(contrast(color, _LIGHT_SURFACE), 2),
        dark=round(contrast(lightened, _DARK_SURFACE), 2),
        nearest=until_readable(color, towards=_INK, on=_LIGHT_SURFACE),
    )


def read_color(typed: str) -> str | None:
    """`#rrggbb` in small letters from what people type («0B6670», «#abc»); None if it is none."""
    text = "#" + typed.strip().lower().removeprefix("#")
    if len(text) == 4:
        text = "#" + "".join(letter * 2 for letter in text[1:])
    return text if is_color(text) else None
