"""What do list, search, card and create cost in Naryad and in another program, side by side?"""

import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from django.db import connections

from bench.asset_world import make_assets, number_of_assets
from bench.ground import postmaster_of
from bench.measuring import Cost, Side, measure
from bench.peer.asking import MOST_CREATES, Question, questions
from bench.peer.filling import make_peer
from bench.peer.installing import PEERS, SITE, install
from bench.serving import served_naryad
from bench.ticket_world import make_tickets, number_of_tickets
from bench.world import make_world
from naryad.config.database.running import RunningDatabase
from naryad.config.serving.web import BLOCKING_THREADS, accepts

HEAD = """\
| operation | tickets | Naryad: p50 | p95 | web + database CPU | {peer}: p50 | p95 \
| web + database CPU | × CPU |
|---|--:|--:|--:|--:|--:|--:|--:|--:|"""


def run(database: RunningDatabase, *, peer: str, requests: int) -> None:
    python = install(peer)
    viewers, number = make_world(database.urls.owner), number_of_tickets()
    first_asset = make_assets(viewers, number_of_assets(), owner_url=database.urls.owner)
    first = make_tickets(
        viewers, first_asset=first_asset, assets=number_of_assets(), owner_url=database.urls.owner
    )
    cookies = list(viewers.groups["all"].values())
    environment, staff = make_peer(python, database, first=first, number=number, staff=len(cookies))
    asked = questions(
        cookies,
        staff,
        first=first,
        first_asset=first_asset,
        number=number,
        creates=min(MOST_CREATES, 4 * requests),
    )
    connections.close_all()
    print(f"\n{HEAD.format(peer=f'{peer} {PEERS[peer]}')}", flush=True)
    with served_naryad() as ours, _served_there(python, environment) as theirs:
        for question in asked:
            sides = (Side(question.ours, *ours), Side(question.theirs, *theirs))
            costs = measure(*sides, database=postmaster_of(), requests=requests)
            print(_say(question, number, *costs), flush=True)


def _say(question: Question, number: int, ours: Cost, theirs: Cost) -> str:
    times = (theirs.web + theirs.database) / (ours.web + ours.database)
    cells = [question.name, f"{number:,}", *_cells(ours), *_cells(theirs), f"{times:.1f}"]
    return f"| {' | '.join(cells)} |"


def _cells(cost: Cost) -> list[str]:
    return [f"{cost.median:.0f}", f"{cost.p95:.0f}", f"{cost.web:.1f} + {cost.database:.1f}"]


@contextmanager
def _served_there(python: Path, environment: Mapping[str, str]) -> Iterator[tuple[int, int]]:
    """By granian of the same release with as many threads, in its own Python."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    words = ["--interface", "wsgi", "--workers", "1", "--log-level", "warning"]
    words += ["--blocking-threads", str(BLOCKING_THREADS), "--host", "127.0.0.1"]
    process = subprocess.Popen(
        [python.with_name("granian"), *words, "--port", str(port), "helpdesk_wsgi:application"],
        env=environment,
        cwd=SITE,
    )
    try:
        while not accepts("127.0.0.1", port):
            assert process.poll() is None, "The peer does not start."
            time.sleep(0.05)
        yield port, process.pid
    finally:
        process.terminate()
        process.wait(15)
