"""Which tests pass a line of the program, and how long does each take?"""

import time
from collections import defaultdict
from collections.abc import Iterable
from typing import cast

import pytest
from _pytest.runner import runtestprotocol
from coverage import Coverage

from tests.architecture.rules import ROOT
from tests.mutate.breaks import Break
from tests.mutate.doors import OpenDoor

# These take a database of their own each time, so they are asked last.
SLOW = {"own_database", "own_world"}
SEEING = (
    "access/test_who_sees_what",
    "access/test_visibility",
    "access/test_objects_seen",
    "access/test_tickets_seen",
    "access/test_settings_seen",
    "access/test_ways_to_tickets",
    "access/test_leaks",
)


class Rehearsal:
    """One round of all tests with nothing broken. Tests that fail in it are asked no more."""

    def __init__(self, items: Iterable[pytest.Item]) -> None:
        self.items = {item.nodeid: item for item in items}
        self.seconds: dict[str, float] = {}
        self._passing: dict[str, dict[int, set[str]]] = {}

    def play(self) -> None:
        coverage = Coverage(data_file=None, source=[str(ROOT / "naryad")], config_file=False)
        coverage.start()
        for node, item in list(self.items.items()):
            coverage.switch_context(node)
            started = time.monotonic()
            if reports := failures(item):
                self.forget(item, reports)
            self.seconds[node] = time.monotonic() - started
        coverage.stop()
        data = coverage.get_data()
        for path in data.measured_files():
            lines = data.contexts_by_lineno(path)
            found: dict[int, set[str]] = defaultdict(set)
            for line, nodes in lines.items():
                found[line].update(nodes)
            self._passing[path] = found

    def forget(self, item: pytest.Item, reports: list[str]) -> None:
        print(f"FAILS ANYWAY {item.nodeid}: {reports[0][-1000:]}", flush=True)
        del self.items[item.nodeid]

    def asked(self, broken: Break | OpenDoor) -> list[pytest.Item]:
        """Those that pass the line, the nearest first, and of these the quickest."""
        if isinstance(broken, OpenDoor):
            return [item for node, item in self.items.items() if broken.is_asked(node)]

        def place(node: str) -> tuple[bool, bool, bool, float]:
            is_slow = bool(SLOW & set(getattr(self.items[node], "fixturenames", ())))
            is_far = broken.is_about_seeing and not _is_about_seeing(node)
            return is_slow, is_far, not names(node, broken.noun), self.seconds[node]

        return [self.items[node] for node in sorted(self._nodes(broken), key=place)]

    def _nodes(self, broken: Break) -> set[str]:
        """A constant is passed by nobody: whoever passes anything of its module may read it."""
        lines = self._passing.get(str(ROOT / broken.path), {})
        if broken.function:
            passing = lines.get(broken.line, set())
        else:
            passing = set().union(*lines.values()) | set(filter(_is_about_seeing, self.items))
        return {node for node in passing if node in self.items}


def names(node: str, noun: str) -> bool:
    """Whether the test's address holds the noun, one or many."""
    return f"/{noun.removesuffix('s')}" in node or f"test_{noun.removesuffix('s')}" in node


def _is_about_seeing(node: str) -> bool:
    return any(name in node for name in SEEING)


def failures(item: pytest.Item) -> list[str]:
    # As if only the session itself came next: all that is not the whole session's ends here.
    after = cast(pytest.Item, item.session)
    reports = runtestprotocol(item, log=False, nextitem=after)
    return [report.longreprtext for report in reports if report.failed]
