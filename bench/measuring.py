"""What does an answer cost: processor time of the web process and of PostgreSQL, and waiting?"""

import http.client
import os
import re
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

# Every viewer once and some to spare: the first visit in a minute is written down.
WARM_UPS = 150
ROUNDS = 3
REQUESTS = 200
_BROWSER = {"Host": "localhost", "Accept-Language": "en"}
_BODY = re.compile(rb"<tbody>.*?</tbody>", re.S)
_TICK = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Ask:
    """One request; `key` names who asks."""

    path: str
    cookie: str
    method: str = "GET"
    body: bytes = b""
    headers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Side:
    """Who answers these asks: a web process at a port."""

    asks: Sequence[Ask]
    port: int
    process: int


@dataclass(frozen=True)
class Cost:
    """Milliseconds a request; latency is that of one connection."""

    web: float
    database: float
    median: float
    p95: float


def processes_below(parent: int) -> list[int]:
    """A process and all its descendants."""
    parents = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            try:
                text = (entry / "stat").read_text()
            except OSError:
                continue
            parents[int(entry.name)] = int(text.rpartition(")")[2].split()[1])
    found = [parent]
    for pid in found:
        found += [child for child, above in parents.items() if above == pid]
    return found


def processor_time(parent: int) -> float:
    """Seconds of utime + stime of a process tree, also of what it has reaped."""
    total = 0
    for pid in processes_below(parent):
        try:
            fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        total += sum(int(each) for each in fields[11:15])
    return total / _TICK


def measure(*sides: Side, database: int) -> list[Cost]:
    """What each costs in the quietest of several rounds, in which all take turns: whatever else
    the machine does makes figures larger, and never smaller.

    Asks that change something are sent once each, a tenth of them to warm up.
    """
    if sides[0].asks[0].method != "GET":
        return [_measure_once(side, database=database) for side in sides]
    for side in sides:
        _run(side, range(WARM_UPS), database=database)
    rounds = [
        [_run(side, range(start, start + REQUESTS), database=database) for side in sides]
        for start in range(0, ROUNDS * REQUESTS, REQUESTS)
    ]
    return [_least(costs) for costs in zip(*rounds, strict=True)]


def _measure_once(side: Side, *, database: int) -> Cost:
    warm_ups = len(side.asks) // 10
    _run(side, range(warm_ups), database=database)
    return _run(side, range(warm_ups, len(side.asks)), database=database)


def _run(side: Side, numbers: range, *, database: int) -> Cost:
    connection = http.client.HTTPConnection("127.0.0.1", side.port)
    before = processor_time(side.process), processor_time(database)
    times = []
    for number in numbers:
        start = time.perf_counter()
        answer(connection, side.asks[number % len(side.asks)])
        times.append(time.perf_counter() - start)
    after = processor_time(side.process), processor_time(database)
    connection.close()
    count = len(times)
    times.sort()
    return Cost(
        web=(after[0] - before[0]) / count * 1000,
        database=(after[1] - before[1]) / count * 1000,
        median=times[count // 2] * 1000,
        p95=times[int(count * 0.95)] * 1000,
    )


def _least(costs: Sequence[Cost]) -> Cost:
    return Cost(
        web=min(cost.web for cost in costs),
        database=min(cost.database for cost in costs),
        median=min(cost.median for cost in costs),
        p95=min(cost.p95 for cost in costs),
    )


def answer(connection: http.client.HTTPConnection, ask: Ask) -> bytes:
    """The body; anything but 200, 302 and 303 ends the run."""
    headers = {**_BROWSER, "Cookie": ask.cookie, **dict(ask.headers)}
    connection.request(ask.method, ask.path, body=ask.body or None, headers=headers)
    response = connection.getresponse()
    body = response.read()
    if response.status not in (200, 302, 303):
        raise SystemExit(f"{ask.method} {ask.path}: {response.status}\n{body[:2000]!r}")
    return body


def compare(ours: Side, bare: Side) -> None:
    """Before timing: the same bytes for every asker."""
    lines = [http.client.HTTPConnection("127.0.0.1", side.port) for side in (ours, bare)]
    for our_ask, bare_ask in zip(ours.asks, bare.asks, strict=True):
        found = _BODY.search(answer(lines[0], our_ask))
        expected = answer(lines[1], bare_ask).strip()
        if found is None or found.group(0) != expected:
            raise SystemExit(f"The floor answers otherwise: {our_ask.path} {bare_ask.path}")


def ratios(costs: Sequence[Cost]) -> list[str]:
    """What the floor, the second of them, costs, and how many times as much the first does."""
    if len(costs) == 1:
        return [""] * 3
    cost, floor = costs
    web, both = cost.web / floor.web, (cost.web + cost.database) / (floor.web + floor.database)
    return [f"{floor.web:.1f} + {floor.database:.1f}", f"{web:.1f}", f"{both:.1f}"]
