"""What do the screens of people cost with 50,000 people in 5,000 companies?"""

import os
from collections.abc import Sequence

from django.db import connections

from bench.bulk_runs import say_runs
from bench.floor.bare import make_floor
from bench.floor.people_list import STATEMENTS, write_row
from bench.ground import postmaster_of, rows_template
from bench.measuring import Cost, Side, compare, measure, ratios
from bench.screens import Screen, screens
from bench.serving import served
from bench.world import make_world
from naryad.config.database.urls import DatabaseUrls
from naryad.config.wsgi import application

_HEAD = """\
| screen | web CPU | database CPU | median | p95 | floor: web + database | × floor: web | all |
|---|--:|--:|--:|--:|--:|--:|--:|"""


def run(urls: DatabaseUrls, *, only: Sequence[str] = ()) -> None:
    """`only`: beginnings of the names of the screens to measure; nothing means all."""
    viewers = make_world()
    postmaster = postmaster_of()
    template, fixed = rows_template()
    floor = make_floor(
        urls.application,
        template,
        fixed,
        viewers.organization_id,
        statements=STATEMENTS,
        row=write_row,
    )
    chosen = [screen for screen in screens(viewers) if screen.name.startswith(tuple(only) or "")]
    connections.close_all()
    print("Milliseconds a request; CPU is utime + stime of the processes.", end=" ")
    print(f"Load before: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores.\n\n{_HEAD}")
    with served(application) as ours, served(floor) as bare:
        for screen in chosen:
            sides = [Side(screen.asks, *ours)]
            if screen.bare is not None:
                sides.append(Side(screen.bare, *bare))
                compare(*sides)
            _say(screen, measure(*sides, database=postmaster))
    if not only or "run of" in " ".join(only):
        say_runs(viewers)
    print(f"\nLoad after: {os.getloadavg()[0]:.1f}.")


def _say(screen: Screen, costs: list[Cost]) -> None:
    cost = costs[0]
    cells = [screen.name, *(f"{each:.1f}" for each in (cost.web, cost.database))]
    cells += [f"{each:.0f}" for each in (cost.median, cost.p95)]
    print(f"| {' | '.join([*cells, *ratios(costs)])} |", flush=True)
