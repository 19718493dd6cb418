"""Which doors would let the other kind of person in, if they did not ask?"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.urls import URLPattern, get_resolver

from naryad.web.doors import signed_in_door
from tests.access.walk import patterns


@dataclass(frozen=True)
class OpenDoor:
    """The address, open to both kinds of people."""

    name: str

    def __str__(self) -> str:
        return f"the address «{self.name}» without its kind of people"


def all_doors() -> list[OpenDoor]:
    return [OpenDoor(str(each.name)) for each in patterns(get_resolver()) if _has_kind(each)]


@contextmanager
def opened(door: OpenDoor) -> Iterator[None]:
    (pattern,) = [each for each in patterns(get_resolver()) if each.name == door.name]
    before = pattern.callback
    pattern.callback = signed_in_door(before.__wrapped__)  # type: ignore[attr-defined]
    try:
        yield
    finally:
        pattern.callback = before


def _has_kind(pattern: URLPattern) -> bool:
    return pattern.pattern.regex.pattern.startswith(("^office/", "^portal/")) or str(
        pattern.pattern
    ).startswith(("office/", "portal/"))
