"""Which tests are asked about each break, and do they notice?"""

import re
import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager

import pytest
from _pytest.runner import runtestprotocol

from tests.mutate.breaks import Break, all_breaks
from tests.mutate.doors import OpenDoor, all_doors, opened
from tests.mutate.swapping import without

SEEING = ("access/test_who_sees_what", "access/test_visibility", "access/test_who_holds_what")
MAYING = "access/test_who_may_what.py::test_each_of_the_cast"
SLOW = {"own_database", "own_world"}
MOST_ASKED, NOT_ASKED = 80, 9
ADDRESSES = "access/test_every_address.py::test_each_visitor"


class MutationLoop:
    """A plugin of pytest: instead of each test once, each break with its tests."""

    def __init__(self, only: str = "") -> None:
        self.only = only
        self.survivors: list[str] = []
        self.noticed = 0
        self.sick: set[str] = set()

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        started = time.monotonic()
        items = list(session.items)
        for broken in [*all_breaks(), *all_doors()]:
            if self.only in str(broken):
                self._try(broken, items)
        minutes = (time.monotonic() - started) / 60
        print(f"\n{self.noticed} noticed, {len(self.survivors)} survived, {minutes:.1f} min")
        for survivor in self.survivors:
            print(f"SURVIVED {survivor}")
        return True

    def _try(self, broken: Break | OpenDoor, items: Sequence[pytest.Item]) -> None:
        asked = [item for item in choose(broken, items) if item.nodeid not in self.sick]
        taking: Callable[..., AbstractContextManager[None]]
        taking = opened if isinstance(broken, OpenDoor) else without
        noticing = None
        while noticing is None and asked:
            with taking(broken):
                failing = next((item for item in asked if failures(item)), None)
            if failing is None:
                break
            # A test that fails anyway has noticed nothing.
            anyway = failures(failing)
            if not anyway:
                noticing = failing
            else:
                print(f"FAILS ANYWAY {failing.nodeid}\n{anyway[0][-1500:]}", flush=True)
                self.sick.add(failing.nodeid)
                asked = [item for item in asked if item.nodeid not in self.sick]
        self._count(broken, noticing, len(asked))

    def _count(self, broken: Break | OpenDoor, noticing: pytest.Item | None, asked: int) -> None:
        if noticing is None:
            self.survivors.append(f"{broken} ({asked} tests asked)")
        else:
            self.noticed += 1
        print(f"{'noticed ' if noticing else 'SURVIVED'} {broken}", flush=True)


def failures(item: pytest.Item) -> list[str]:
    # As if a test of another folder came next: all that is not the whole session's ends here.
    first, last = item.session.items[0], item.session.items[-1]
    after = last if _folder(item) == _folder(first) else first
    reports = runtestprotocol(item, log=False, nextitem=after)
    return [report.longreprtext for report in reports if report.failed]


def _folder(item: pytest.Item) -> str:
    return item.nodeid.split("/")[1]


def choose(broken: Break | OpenDoor, items: Sequence[pytest.Item]) -> list[pytest.Item]:
    """The likeliest first; the first that notices ends the round. Races are left out: they take
    a database of their own each time, and a broken rule may let them wait for ever."""
    if isinstance(broken, OpenDoor):
        return [item for item in items if _is_address(item, broken.name)]
    quick = [item for item in items if not SLOW & set(getattr(item, "fixturenames", ()))]
    ranked = [(_rank(item.nodeid, broken), item) for item in quick]
    fit = sorted((pair for pair in ranked if pair[0] < NOT_ASKED), key=lambda pair: pair[0])
    return [item for _rank, item in fit][:MOST_ASKED]


def _rank(node: str, broken: Break) -> int:
    if broken.path.endswith(("visibility.py", "arms.py")):
        return next((place for place, name in enumerate(SEEING) if name in node), NOT_ASKED)
    if "/access/" in broken.path:
        return 0 if MAYING in node else 1 if SEEING[-1] in node else NOT_ASKED
    folder, name = broken.path.split("/")[1], broken.path.rsplit("/", 1)[-1].removesuffix(".py")
    if MAYING in node:
        deed = node.rsplit("[", maxsplit=1)[-1].split(":", maxsplit=1)[0].rstrip("]")
        return 0 if deed in {broken.function, name} else 7
    if folder == "web" and ADDRESSES in node:
        return 1
    if not (f"tests/{folder}/" in node or f"/{folder}" in node):
        return NOT_ASKED
    return 6 - min(4, len(_words(node) & _words(f"{name} {broken.function}")))


def _words(text: str) -> set[str]:
    """Singular, more or less: role and roles are one."""
    return {word.rstrip("s") for word in re.split(r"[^a-z]+", text) if len(word) > 3}


def _is_address(item: pytest.Item, name: str) -> bool:
    return ADDRESSES in item.nodeid and f"[{name}]" in item.nodeid
