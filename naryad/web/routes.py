"""How is the door of an address found without trying all the others?"""

import re
from collections.abc import Iterable, Iterator, Sequence

from django.urls import URLPattern, URLResolver, include, path

Routes = Sequence[URLPattern | URLResolver]

# The beginning of a route that names no value, if more follows.
_FOLDER = re.compile(r"[^</]+/(?=.)")
_DEPTH = 2


def fold(routes: Routes, depth: int = _DEPTH) -> Routes:
    """The same addresses, grouped by their first `depth` folders: of hundreds of routes a request
    tries a few. Where two fit one address, the one that stood first is still found first, unless
    it begins with a value and another of the same folder stood before it."""
    return _group([(str(each.pattern), each) for each in _flatten(routes)], depth)


def _flatten(routes: Iterable[URLPattern | URLResolver]) -> Iterator[URLPattern | URLResolver]:
    """As one list; what is included under a beginning or a name of its own stays as it is."""
    for each in routes:
        if isinstance(each, URLPattern) or str(each.pattern) or each.namespace:
            yield each
        else:
            yield from _flatten(each.url_patterns)


def _group(routes: Iterable[tuple[str, URLPattern | URLResolver]], depth: int) -> Routes:
    groups: dict[str, list[tuple[str, URLPattern | URLResolver]]] = {}
    for route, each in routes:
        found = _FOLDER.match(route) if depth and isinstance(each, URLPattern) else None
        folder = found[0] if found else ""
        # What has no folder stands alone, where it stood.
        groups.setdefault(folder or f"<{len(groups)}>", []).append((route[len(folder) :], each))
    return [made for folder, inner in groups.items() for made in _make(folder, inner, depth)]


def _make(folder: str, inner: list[tuple[str, URLPattern | URLResolver]], depth: int) -> Routes:
    if folder.startswith("<"):
        return [_at(route, each) for route, each in inner]
    return [path(folder, include(_group(inner, depth - 1)))]


def _at(route: str, found: URLPattern | URLResolver) -> URLPattern | URLResolver:
    if isinstance(found, URLResolver):
        return found
    return path(route, found.callback, found.default_args, found.name)
