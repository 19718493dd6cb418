"""Do the tests notice each break?"""

import time
from importlib import import_module

import pytest

from tests.mutate.breaks import Break, all_breaks
from tests.mutate.doors import OpenDoor, all_doors, opened
from tests.mutate.harmless import is_harmless
from tests.mutate.rehearsal import Rehearsal, failures, names
from tests.mutate.swapping import without

# A second lock lets nobody through: it is not worth the time of everybody who passes it.
MOST_ASKED_OF_HARMLESS = 150


class MutationLoop:
    """A plugin of pytest: instead of each test once, each break with its tests."""

    def __init__(self, only: str = "", *, is_chosen: bool = False) -> None:
        """`only`: a word that each break holds; `is_chosen`: all the tests given are asked."""
        self.only = only
        self.is_chosen = is_chosen
        self.survivors: list[str] = []
        self.noticed = self.harmless = 0

    def pytest_configure(self) -> None:
        """What fails is not made smaller: that it fails is all that is asked."""
        # Before pytest has begun it must not be there.
        given = import_module("hypothesis")
        phases = (given.Phase.explicit, given.Phase.generate)
        given.settings.register_profile("mutate", phases=phases)
        given.settings.load_profile("mutate")

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        started = time.monotonic()
        known: list[Break | OpenDoor] = [*all_breaks(), *all_doors()]
        breaks = [each for each in known if self.only in str(each)]
        nouns = {each.noun for each in breaks}
        near = [item for item in session.items if self._is_near(item, nouns)]
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

    def _is_near(self, item: pytest.Item, nouns: set[str]) -> bool:
        """With a word, only tests of the same nouns are rehearsed."""
        is_all = self.is_chosen or not self.only
        return is_all or any(names(item.nodeid, noun) for noun in ("access", *nouns))

    def _try(self, broken: Break | OpenDoor, rehearsal: Rehearsal) -> None:
        asked, may_go = rehearsal.asked(broken), is_harmless(broken)
        if may_go:
            del asked[MOST_ASKED_OF_HARMLESS:]
        noticing = next((item for item in asked if _notices(item, broken, rehearsal)), None)
        if noticing is None and may_go:
            self.harmless += 1
        elif noticing is None:
            self.survivors.append(f"{broken} ({len(asked)} tests asked)")
        else:
            self.noticed += 1
            assert not may_go, f"{broken} was noticed after all."
        print(f"{'noticed ' if noticing else 'SURVIVED'} {broken}", flush=True)


def _notices(item: pytest.Item, broken: Break | OpenDoor, rehearsal: Rehearsal) -> bool:
    """Fails without the rule, and with it does not: one that fails anyway is asked no more."""
    with opened(broken) if isinstance(broken, OpenDoor) else without(broken):
        if not failures(item):
            return False
    reports = failures(item)
    if reports:
        rehearsal.forget(item, reports)
    return not reports
