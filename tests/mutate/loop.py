"""Do the tests notice each break?"""

import re
import time

import pytest

from tests.mutate.breaks import Break, all_breaks
from tests.mutate.doors import OpenDoor, all_doors, opened
from tests.mutate.harmless import HARMLESS
from tests.mutate.rehearsal import Rehearsal, failures
from tests.mutate.swapping import without


class MutationLoop:
    """A plugin of pytest: instead of each test once, each break with its tests."""

    def __init__(self, only: str = "") -> None:
        self.only = only
        self.survivors: list[str] = []
        self.noticed = self.harmless = 0

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        started = time.monotonic()
        known: list[Break | OpenDoor] = [*all_breaks(), *all_doors()]
        breaks = [each for each in known if self.only in str(each)]
        folders = {_folder(each) for each in breaks}
        near = [item for item in session.items if self._is_near(item, folders)]
        rehearsal = Rehearsal(near)
        rehearsal.play()
        print(f"{len(breaks)} breaks, {len(rehearsal.items)} tests", flush=True)
        for broken in breaks:
            self._try(broken, rehearsal)
        minutes = (time.monotonic() - started) / 60
        print(f"\n{self.noticed} noticed, {self.harmless} are second locks,", end=" ")
        print(f"{len(self.survivors)} survived, {minutes:.1f} min")
        for survivor in self.survivors:
            print(f"SURVIVED {survivor}")
        return True

    def _is_near(self, item: pytest.Item, folders: set[str]) -> bool:
        """With a word, only tests of the same nouns are rehearsed."""
        near = ("access", *folders)
        return not self.only or any(f"/{name}/" in item.nodeid for name in near)

    def _try(self, broken: Break | OpenDoor, rehearsal: Rehearsal) -> None:
        asked = rehearsal.asked(broken)
        with opened(broken) if isinstance(broken, OpenDoor) else without(broken):
            noticing = next((item for item in asked if failures(item)), None)
        if noticing is not None and failures(noticing):
            print(f"FAILS ANYWAY {noticing.nodeid}", flush=True)
        if noticing is None and _name(broken) in HARMLESS:
            self.harmless += 1
        elif noticing is None:
            self.survivors.append(f"{broken} ({len(asked)} tests asked)")
        else:
            self.noticed += 1
            assert _name(broken) not in HARMLESS, f"{broken} was noticed after all."
        print(f"{'noticed ' if noticing else 'SURVIVED'} {broken}", flush=True)


def _name(broken: Break | OpenDoor) -> str:
    """Without the number of the line, which moves."""
    return re.sub(r":\d+ without", " without", str(broken))


def _folder(broken: Break | OpenDoor) -> str:
    return "web" if isinstance(broken, OpenDoor) else broken.path.split("/")[1]
