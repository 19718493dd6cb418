"""To which page of our own does a request want to go on?"""

import re
from urllib.parse import urlsplit

from django.http import HttpRequest

# One slash, then neither another one nor a backslash, which browsers read as one.
_OWN_PATH = re.compile(r"/(?![/\\])[^\\\x00-\x20\x7f]*")


def next_page(request: HttpRequest, *, otherwise: str) -> str:
    """`next` of the form or the address, if it is a path of ours: never another host."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    return wanted if _OWN_PATH.fullmatch(wanted) else otherwise


def take_path(url: str) -> str:
    """Path and query of a whole address, whatever its host."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return "/"
    path = f"{parts.path}?{parts.query}" if parts.query else parts.path
    return path if _OWN_PATH.fullmatch(path) else "/"
