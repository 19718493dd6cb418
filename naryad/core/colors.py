"""How do two colors stand to each other, and what lies between them?"""

import re

HEX = re.compile(r"#[0-9a-f]{6}")
_STEPS = 20


def is_color(text: str) -> bool:
    """`#rrggbb` in small letters."""
    return HEX.fullmatch(text) is not None


def contrast(one: str, other: str) -> float:
    """By the formula of WCAG: 1 for the same, 21 for black on white; 4.5 can be read."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def mix(color: str, into: str, share: float) -> str:
    """`share` of `color`, the rest of `into`."""
    pairs = zip(_channels(color), _channels(into), strict=True)
    return "#" + "".join(
        f"{round(mine * share + other * (1 - share)):02x}" for mine, other in pairs
    )


def until_readable(color: str, *, towards: str, on: str, least: float = 4.5) -> str:
    """The color, moved towards another one no further than needed to be read on a ground."""
    for step in range(_STEPS + 1):
        moved = mix(towards, color, step / _STEPS)
        if contrast(moved, on) >= least:
            return moved
    return towards


def _channels(color: str) -> tuple[int, ...]:
    return tuple(int(color[at : at + 2], 16) for at in (1, 3, 5))


def _luminance(color: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in _channels(color))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.03928 else float(((channel + 0.055) / 1.055) ** 2.4)
