"""How is formatted text shown?"""

import re

from django.utils.translation import gettext as _
from markupsafe import Markup, escape

# As the sanitizer writes it.
_PICTURE = re.compile(r'<img src="(/files/[0-9a-f]{32}/)" alt="([^"]*)" loading="lazy">')


def show_formatted(html: str) -> Markup:
    """What was cut down when it came in; a picture leads to itself at large."""
    return Markup(_PICTURE.sub(_lead_to, html))  # noqa: S704 - see core/rich_text.py


def print_formatted(html: str) -> Markup:
    """On paper nothing leads anywhere, and every picture is there at once."""
    return Markup(_PICTURE.sub(r'<img src="\1" alt="\2">', html))  # noqa: S704 - the same


def _lead_to(found: re.Match[str]) -> str:
    src, alt = found[1], found[2] or escape(_("picture"))
    return f'<a class="rt-pic" href="{src}"><img src="{src}" alt="{alt}" loading="lazy"></a>'
