"""What do the screens of people cost with 50,000 people in 5,000 companies?"""

from collections.abc import Sequence

from django.db import connections

from bench.bulk_runs import say_runs
from bench.floor.bare import make_floor
from bench.floor.people_list import STATEMENTS, write_row
from bench.ground import postmaster_of, rows_template
from bench.measuring import Side, compare, measure
from bench.screens import screens
from bench.serving import served, served_naryad
from bench.table import say_row
from bench.ticket_customers import send_away
from bench.world import PEOPLE, make_world
from naryad.config.database.urls import DatabaseUrls


def run(urls: DatabaseUrls, *, only: Sequence[str] = ()) -> None:
    """`only`: beginnings of the names of the screens to measure; nothing means all."""
    viewers = make_world(urls.owner)
    send_away(viewers.organization_id)
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
    with served_naryad() as ours, served(floor) as bare:
        for screen in chosen:
            sides = [Side(screen.asks, *ours)]
            if screen.bare is not None:
                sides.append(Side(screen.bare, *bare))
                compare(*sides)
            say_row(screen.name, f"{PEOPLE:,} people", measure(*sides, database=postmaster))
    if not only or "run of" in " ".join(only):
        say_runs(viewers)
