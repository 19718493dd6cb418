"""How do an organization's color and logo come onto every page?"""

from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from naryad.core.colors import contrast, mix, until_readable
from naryad.web.reader import Reader

if TYPE_CHECKING:
    from naryad.organizations.models import Organization

_WHITE, _BLACK = "#ffffff", "#000000"
_DARK_SURFACE = "#181d20"


def wear_brand(reader: Reader, organization: "Organization | None") -> Reader:
    """The frame of the page under the organization's name, color and logo; in the reader's
    language, which is active by then."""
    if organization is None:
        return replace(reader, organization_name=_("Naryad"))
    return replace(
        reader,
        organization_name=str(organization.name),
        brand_url=brand_url(organization.brand_color),
        logo_url=logo_url(organization.logo_key),
    )


def brand_url(color: str) -> str:
    """The address carries the color, so that it can be kept for ever and needs no database."""
    query = urlencode({"color": color.lstrip("#")})
    return f"{reverse('brand_css')}?{query}" if color else ""


def logo_url(key: str) -> str:
    """Another logo has another address, so that browsers may keep each for long."""
    return f"{reverse('brand_logo')}?v={key}" if key else ""


def own_photo_url(photo_id: int | None) -> str:
    """The same for the photo of whoever sits at the screen."""
    return f"{reverse('profile_photo')}?v={photo_id}" if photo_id else ""


def brand_css(color: str) -> str:
    """The tokens of the accent, light and dark, each readable whatever the color."""
    light, dark = _write(_light(color)), _write(_dark(color))
    return (
        f":root,[data-bs-theme=light]{{{light}}}\n[data-bs-theme=dark]{{{dark}}}\n"
        f"@media (prefers-color-scheme:dark){{[data-bs-theme=auto]{{{dark}}}}}\n"
    )


def ink_on(color: str) -> str:
    """White where it can be read; where not, black always can."""
    return _WHITE if contrast(_WHITE, color) >= 4.5 else _BLACK


def _light(color: str) -> dict[str, str]:
    soft = mix(color, _WHITE, 0.14)
    return {
        "accent": color,
        "accent-hover": mix(color, _BLACK if ink_on(color) == _WHITE else _WHITE, 0.82),
        "on-accent": ink_on(color),
        "accent-text": until_readable(color, towards=_BLACK, on=soft),
        "accent-soft": soft,
        "accent-line": mix(color, _WHITE, 0.4),
        "row-on": mix(color, _WHITE, 0.09),
    }


def _dark(color: str) -> dict[str, str]:
    accent = until_readable(color, towards=_WHITE, on=_DARK_SURFACE)
    soft = mix(color, _DARK_SURFACE, 0.3)
    return {
        "accent": accent,
        "accent-hover": mix(accent, _WHITE, 0.8),
        "on-accent": ink_on(accent),
        "accent-text": until_readable(accent, towards=_WHITE, on=soft),
        "accent-soft": soft,
        "accent-line": mix(color, _DARK_SURFACE, 0.6),
        "row-on": mix(color, _DARK_SURFACE, 0.16),
    }


def _write(tokens: dict[str, str]) -> str:
    return "".join(f"--{name}:{value};" for name, value in tokens.items())
