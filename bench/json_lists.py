"""What does the list of closed tickets cost as JSON, without a door, beside a bare program that
says the same bytes?"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

import orjson
from django.utils import timezone

from bench.floor.ticket_json import make_list
from bench.measuring import ROUNDS, processor_time
from bench.table import say_work
from bench.ticket_world import number_of_tickets
from bench.world import Viewers
from naryad.access.actor import Actor
from naryad.core.conditions.operators import Operator
from naryad.core.conditions.tree import Condition
from naryad.lists.fields import Asker
from naryad.lists.questions import Question
from naryad.lists.reading import read_page
from naryad.lists.tickets.tickets_list import list_tickets
from naryad.people.acting import act_as
from naryad.people.models import Person

TIMES = 200
_CLOSED = Question(where=Condition("open", Operator.IS, ("no",)))
_ZONE = ZoneInfo("UTC")
_Ask = Callable[[int], bytes]


@dataclass(frozen=True)
class _Spent:
    """Milliseconds for one list, of our process and of the database, and those of waiting."""

    ours: float
    database: float
    waited: Sequence[float]

    @property
    def both(self) -> float:
        return self.ours + self.database


def say_json_list(viewers: Viewers, *, database_url: str, postmaster: int) -> None:
    """In turns; of each side the round that took the least counts."""
    at = timezone.now()
    people = Person.objects.filter(pk__in=viewers.groups["all"]).order_by("pk")
    actors = {person.pk: act_as(person, at=at) for person in people}
    floor = make_list(database_url, viewers.organization_id)
    ids = list(actors)
    sides: dict[str, _Ask] = {
        "list of closed as JSON": lambda turn: write_list(actors[ids[turn % len(ids)]]),
        "the same, bare": lambda turn: floor(ids[turn % len(ids)]),
    }
    _compare(list(sides.values()), times=len(ids))
    rounds = [[_spend(ask, postmaster) for ask in sides.values()] for _round in range(ROUNDS)]
    ours, bare = (min(each, key=lambda spent: spent.both) for each in zip(*rounds, strict=True))
    for name, spent, ratio in zip(sides, (ours, bare), (ours.both / bare.both, None), strict=True):
        _say(name, spent, ratio)


def write_list(actor: Actor) -> bytes:
    found = read_page(list_tickets(Asker(actor, timezone.now(), _ZONE)), _CLOSED, cursor=None)
    rows: list[dict[str, Any]] = [row._asdict() for row in found.page.rows]
    return orjson.dumps({"count": found.count, "rows": rows}, default=tuple)


def _compare(asks: Sequence[_Ask], *, times: int) -> None:
    """Before timing, and to warm up: the same bytes for every reader."""
    for turn in range(times):
        said = {ask(turn) for ask in asks}
        if len(said) > 1:
            raise SystemExit(f"The floor says another list: {[each[:300] for each in said]}")


def _spend(ask: _Ask, postmaster: int) -> _Spent:
    waited, before = [], (time.process_time(), processor_time(postmaster))
    for turn in range(TIMES):
        start = time.perf_counter()
        ask(turn)
        waited.append(1000 * (time.perf_counter() - start))
    after = time.process_time(), processor_time(postmaster)
    ours, database = (
        1000 * (end - start) / TIMES for start, end in zip(before, after, strict=True)
    )
    return _Spent(ours, database, sorted(waited))


def _say(name: str, spent: _Spent, ratio: float | None) -> None:
    say_work(
        name,
        f"{number_of_tickets():,} tickets",
        median=spent.waited[TIMES // 2],
        p95=spent.waited[int(TIMES * 0.95)],
        cpu=spent.ours,
        database=spent.database,
        ratio=ratio,
    )
