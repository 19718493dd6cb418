"""Which address of its own may an organization have?"""

import re
from urllib.parse import urlsplit

from django.conf import settings

_NAME = re.compile(
    r"(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]"
)


def read_host(typed: str) -> str | None:
    """The name of a host from what people paste («https://Сервис.рф/»), in the letters of the
    network; None for anything but a full name of a host."""
    text = typed.strip().lower()
    try:
        host = urlsplit(text if "//" in text else f"//{text}").hostname or ""
        host = host.rstrip(".").encode("idna").decode()
    except ValueError:
        return None
    # The last part begins with a letter, so that no number of a machine passes for a name.
    return host if _NAME.fullmatch(host) else None


def is_of_installation(host: str) -> bool:
    """The common address belongs to all organizations, so none may take it."""
    return host == (urlsplit(settings.BASE_URL).hostname or "")
