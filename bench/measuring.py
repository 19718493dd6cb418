"""What does an answer cost: processor time of the web process and of PostgreSQL, and waiting?"""

import http.client
import os
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

# Every viewer once and some to spare: the first visit in a minute is written down.
WARM_UPS = 150
REQUESTS = 300
_BROWSER = {"Host": "localhost", "Accept-Language": "en"}
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


def measure(asks: Sequence[Ask], *, port: int, web: int, database: int) -> Cost:
    """The asks in turn until REQUESTS are answered, after WARM_UPS that do not count.

    Asks that change something are sent once each, a tenth of them to warm up.
    """
    connection = http.client.HTTPConnection("127.0.0.1", port)
    is_changing = asks[0].method != "GET"
    warm_ups = len(asks) // 10 if is_changing else WARM_UPS
    requests = len(asks) - warm_ups if is_changing else REQUESTS
    for number in range(warm_ups):
        answer(connection, asks[number % len(asks)])
    before = processor_time(web), processor_time(database)
    times = []
    for number in range(requests):
        start = time.perf_counter()
        answer(connection, asks[(warm_ups + number) % len(asks)])
        times.append(time.perf_counter() - start)
    after = processor_time(web), processor_time(database)
    times.sort()
    return Cost(
        web=(after[0] - before[0]) / requests * 1000,
        database=(after[1] - before[1]) / requests * 1000,
        median=times[requests // 2] * 1000,
        p95=times[int(requests * 0.95)] * 1000,
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
