"""Which doors would let too many in, if they did not ask?"""

import types
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.urls import get_resolver

from tests.access.walk import patterns

ADDRESSES = "access/test_every_address.py::test_each_visitor"
CORNERS = "access/test_corners.py"
OTHER_EYES = "access/test_other_eyes.py"


@dataclass(frozen=True)
class OpenDoor:
    """The address without what its decorator asks: the kind of person, or their own eyes."""

    name: str
    is_own: bool
    noun = "web"

    def __str__(self) -> str:
        asks = "own eyes" if self.is_own else "its kind of people"
        return f"the address «{self.name}» without {asks}"

    def is_asked(self, node: str) -> bool:
        if self.is_own:
            return OTHER_EYES in node
        return (ADDRESSES in node or CORNERS in node) and f"[{self.name}]" in node


def all_doors() -> list[OpenDoor]:
    found = []
    for pattern in patterns(get_resolver()):
        guard = _guard(pattern.callback)
        if guard is None:
            continue
        if _cell(guard, "kind").cell_contents is not None:
            found.append(OpenDoor(str(pattern.name), is_own=False))
        if _is_own_eyes(_cell(guard, "door").cell_contents):
            found.append(OpenDoor(str(pattern.name), is_own=True))
    return found


@contextmanager
def opened(door: OpenDoor) -> Iterator[None]:
    """The decorator keeps what it asks in the cells of its function."""
    (pattern,) = [each for each in patterns(get_resolver()) if each.name == door.name]
    guard = _guard(pattern.callback)
    assert guard is not None
    cell = _cell(guard, "door" if door.is_own else "kind")
    before = cell.cell_contents
    cell.cell_contents = before.__wrapped__ if door.is_own else None
    try:
        yield
    finally:
        cell.cell_contents = before


def _guard(view: Any) -> types.FunctionType | None:
    """The function that `web/doors.py` put around the door, under whatever else stands around."""
    while view is not None:
        if isinstance(view, types.FunctionType) and _is_of(view, "view"):
            return view
        view = getattr(view, "__wrapped__", None)
    return None


def _is_own_eyes(door: Callable[..., Any]) -> bool:
    return isinstance(door, types.FunctionType) and _is_of(door, "with_own_eyes")


def _is_of(function: types.FunctionType, name: str) -> bool:
    code = function.__code__
    return code.co_name == name and code.co_filename.endswith("web/doors.py")


def _cell(function: types.FunctionType, name: str) -> types.CellType:
    assert function.__closure__ is not None
    return function.__closure__[function.__code__.co_freevars.index(name)]
