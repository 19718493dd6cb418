"""From where may the tiles of a map come?"""

import re
from urllib.parse import urlsplit

from django.utils.translation import gettext

TEMPLATE_LENGTH, ATTRIBUTION_LENGTH = 500, 200
_PLACES = ("{z}", "{x}", "{y}")
# One plain name of a host, as a policy can hold it; what follows has nothing that ends an
# attribute, a header or a rule of a policy.
_HOST = re.compile(
    r"(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?"
)
_REST = re.compile(r"/[A-Za-z0-9._~%/@?&=+:{}-]*")


def clean_template(typed: str) -> str:
    """https://host/…{z}…{x}…{y}…, or ValueError with what is wrong with it."""
    template = "".join(typed.split())
    if len(template) > TEMPLATE_LENGTH:
        raise ValueError(gettext("At most %(most)s characters.") % {"most": TEMPLATE_LENGTH})
    try:
        parts = urlsplit(template)
        port = parts.port
    except ValueError:
        raise ValueError(_say_shape()) from None
    host = parts.netloc.removesuffix(f":{port}") if port is not None else parts.netloc
    if parts.scheme != "https" or not _HOST.fullmatch(host.lower()):
        raise ValueError(_say_shape())
    rest = template[len("https://") + len(parts.netloc) :]
    if not _REST.fullmatch(rest) or any(rest.count(each) != 1 for each in _PLACES):
        raise ValueError(_say_shape())
    if "{" in (bare := re.sub(r"\{[zxy]\}", "", rest)) or "}" in bare:
        raise ValueError(gettext("Only {z}, {x} and {y} may stand in braces."))
    return f"https://{parts.netloc.lower()}{rest}"


def origin_of(template: str) -> str:
    """What a content security policy allows: scheme, host and port of a clean template."""
    return f"https://{urlsplit(template).netloc}"


def _say_shape() -> str:
    return gettext("Write it as https://tiles.example.com/{z}/{x}/{y}.png: one host, no password.")
