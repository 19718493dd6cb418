"""What does an answer cost: processor time of the web process and of PostgreSQL, and waiting?"""

import http.client
import os
import re
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from bench.counting import ASKED, SAID

# Every viewer once and some to spare: the first visit in a minute is written down.
WARM_UPS = 150
ROUNDS = 3
REQUESTS = 200
# What takes long is asked less often: rounds of so many seconds, of as many requests at least.
_SECONDS, _LEAST = 10, 30
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
    """Milliseconds a request; latency is that of one connection. `peak`: megabytes that the largest
    process behind the port had at most meanwhile. `queries`: where they are counted."""

    web: float
    database: float
    median: float
    p95: float
    peak: float
    queries: int | None = None


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


def measure(*sides: Side, database: int, requests: int = REQUESTS) -> list[Cost]:
    """What each costs in the quietest of several rounds, in which all take turns: whatever else
    the machine does makes figures larger, and never smaller.

    Asks that change something are sent once each, a tenth of them to warm up.
    """
    if sides[0].asks[0].method != "GET":
        return [_measure_once(side, database=database) for side in sides]
    queries = [_count_queries(side) for side in sides]
    requests = min(requests, max(_LEAST, _fitting(sides[0], database=database)))
    for side in sides:
        _run(side, range(min(WARM_UPS, requests)), database=database)
    rounds = [
        [_run(side, range(start, start + requests), database=database) for side in sides]
        for start in range(0, ROUNDS * requests, requests)
    ]
    least = map(_least, zip(*rounds, strict=True))
    return [replace(cost, queries=count) for cost, count in zip(least, queries, strict=True)]


def _fitting(side: Side, *, database: int) -> int:
    """How many requests a round has time for."""
    return int(_SECONDS * 1000 / _run(side, range(_LEAST // 2), database=database).median)


def _measure_once(side: Side, *, database: int) -> Cost:
    warm_ups = len(side.asks) // 10
    queries = _count_queries(side)
    _run(side, range(1, warm_ups), database=database)
    cost = _run(side, range(warm_ups, len(side.asks)), database=database)
    return replace(cost, queries=queries)


def _count_queries(side: Side) -> int | None:
    """Of the first ask, the second time where it can be asked twice: the first is like no other."""
    connection = http.client.HTTPConnection("127.0.0.1", side.port)
    ask = side.asks[0]
    if ask.method == "GET":
        answer(connection, ask)
    said = _respond(connection, replace(ask, headers=(*ask.headers, (ASKED, "1"))))[0].get(SAID)
    connection.close()
    return int(said) if said else None


def _run(side: Side, numbers: range, *, database: int) -> Cost:
    connection = http.client.HTTPConnection("127.0.0.1", side.port)
    _forget_peaks(side.process)
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
        peak=_peak(side.process),
    )


def _least(costs: Sequence[Cost]) -> Cost:
    return Cost(
        web=min(cost.web for cost in costs),
        database=min(cost.database for cost in costs),
        median=min(cost.median for cost in costs),
        p95=min(cost.p95 for cost in costs),
        peak=max(cost.peak for cost in costs),
    )


def _forget_peaks(parent: int) -> None:
    """What a process had at most is counted from here on; Linux lets its owner say so."""
    for pid in processes_below(parent):
        with suppress(OSError):
            Path(f"/proc/{pid}/clear_refs").write_text("5")


def _peak(parent: int) -> float:
    found = [0.0]
    for pid in processes_below(parent):
        with suppress(OSError):
            lines = Path(f"/proc/{pid}/status").read_text().splitlines()
            most = (line.split()[1] for line in lines if line.startswith("VmHWM:"))
            found.extend(int(kilobytes) / 1024 for kilobytes in most)
    return max(found)


def answer(connection: http.client.HTTPConnection, ask: Ask) -> bytes:
    """The body; anything but 200, 302 and 303 ends the run."""
    return _respond(connection, ask)[1]


def _respond(
    connection: http.client.HTTPConnection, ask: Ask
) -> tuple[http.client.HTTPMessage, bytes]:
    headers = {**_BROWSER, "Cookie": ask.cookie, **dict(ask.headers)}
    connection.request(ask.method, ask.path, body=ask.body or None, headers=headers)
    response = connection.getresponse()
    body = response.read()
    if response.status not in (200, 302, 303):
        raise SystemExit(f"{ask.method} {ask.path}: {response.status}\n{body[:2000]!r}")
    return response.headers, body


def compare(ours: Side, bare: Side) -> None:
    """Before timing: the same bytes for every asker."""
    lines = [http.client.HTTPConnection("127.0.0.1", side.port) for side in (ours, bare)]
    for our_ask, bare_ask in zip(ours.asks, bare.asks, strict=True):
        found = _BODY.search(answer(lines[0], our_ask))
        expected = answer(lines[1], bare_ask).strip()
        if found is None or found.group(0) != expected:
            raise SystemExit(f"The floor answers otherwise: {our_ask.path} {bare_ask.path}")
