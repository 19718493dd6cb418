"""What do the screens of people cost with 50,000 people in 5,000 companies?"""

import http.client
import os
import re
from collections.abc import Sequence

from django.db import connections

from bench.bulk_runs import say_runs
from bench.floor.people_list import make_floor
from bench.ground import postmaster_of, rows_template
from bench.measuring import Cost, Side, answer, measure
from bench.screens import Screen, screens
from bench.serving import served
from bench.world import make_world
from naryad.config.database.urls import DatabaseUrls
from naryad.config.wsgi import application

_BODY = re.compile(rb"<tbody>.*?</tbody>", re.S)
_HEAD = """\
| screen | web CPU | database CPU | median | p95 | floor: web + database | × floor: web | all |
|---|--:|--:|--:|--:|--:|--:|--:|"""


def run(urls: DatabaseUrls, *, only: Sequence[str] = ()) -> None:
    """`only`: beginnings of the names of the screens to measure; nothing means all."""
    viewers = make_world()
    postmaster = postmaster_of()
    template, fixed = rows_template()
    floor = make_floor(urls.application, template, fixed, viewers.organization_id)
    chosen = [screen for screen in screens(viewers) if screen.name.startswith(tuple(only) or "")]
    connections.close_all()
    print("Milliseconds a request; CPU is utime + stime of the processes.", end=" ")
    print(f"Load before: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores.\n\n{_HEAD}")
    with served(application) as ours, served(floor) as bare:
        for screen in chosen:
            sides = [Side(screen.asks, *ours)]
            if screen.bare is not None:
                sides.append(Side(screen.bare, *bare))
                _compare(*sides)
            _say(screen, measure(*sides, database=postmaster))
    if not only or "run of" in " ".join(only):
        say_runs(viewers)
    print(f"\nLoad after: {os.getloadavg()[0]:.1f}.")


def _compare(ours: Side, bare: Side) -> None:
    """Before timing: the same bytes for every asker."""
    lines = [http.client.HTTPConnection("127.0.0.1", side.port) for side in (ours, bare)]
    for our_ask, bare_ask in zip(ours.asks, bare.asks, strict=True):
        found = _BODY.search(answer(lines[0], our_ask))
        expected = answer(lines[1], bare_ask).strip()
        if found is None or found.group(0) != expected:
            raise SystemExit(f"The floor answers otherwise: {our_ask.path} {bare_ask.path}")


def _say(screen: Screen, costs: list[Cost]) -> None:
    cost = costs[0]
    cells = [screen.name, *(f"{each:.1f}" for each in (cost.web, cost.database))]
    cells += [f"{each:.0f}" for each in (cost.median, cost.p95)]
    if len(costs) > 1:
        floor = costs[1]
        web, both = cost.web / floor.web, (cost.web + cost.database) / (floor.web + floor.database)
        cells += [f"{floor.web:.1f} + {floor.database:.1f}", f"{web:.1f}", f"{both:.1f}"]
    else:
        cells += [""] * 3
    print(f"| {' | '.join(cells)} |", flush=True)
