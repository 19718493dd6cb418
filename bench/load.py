"""What do 64 programs get that read and write at once, from two web processes?"""

import os
from collections import defaultdict
from collections.abc import Sequence

from django.db import connections
from django.utils import timezone

from bench.asset_world import make_assets, number_of_assets
from bench.clients import Client, make_clients, start_clients
from bench.serving import served
from bench.ticket_world import make_tickets, number_of_tickets
from bench.told import find_faults
from bench.world import make_world
from naryad.accounts import actions
from naryad.accounts.token_input import clean_token
from naryad.config.database.urls import DatabaseUrls
from naryad.config.wsgi import application
from naryad.people.acting import act_as
from naryad.people.models import Person

NUMBER, SECONDS, PROCESSES = 64, 60, 2
_HEAD = """\
| call | number | a second | median | p95 | p99 | longest |
|---|--:|--:|--:|--:|--:|--:|"""


def run(urls: DatabaseUrls, *, only: Sequence[str] = ()) -> None:
    viewers = make_world(urls.owner)
    first_asset = make_assets(viewers, number_of_assets(), owner_url=urls.owner)
    make_tickets(viewers, first_asset=first_asset, assets=number_of_assets(), owner_url=urls.owner)
    tokens = [_token(pk) for pk in list(viewers.groups["all"])[:NUMBER]]
    connections.close_all()
    print(f"{number_of_tickets()} tickets, {NUMBER} clients, {SECONDS} s, {PROCESSES} processes. ")
    print(
        f"Load before: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores.\n\n{_HEAD}", flush=True
    )
    with served(application, processes=PROCESSES) as (port, _process):
        assets = range(first_asset, first_asset + 1_000)
        clients = make_clients(port, tokens, number=NUMBER, assets=assets, is_patient=False)
        for thread in start_clients(clients, seconds=SECONDS):
            thread.join()
        _say(clients)
        faults = find_faults(clients)
    if faults:
        raise SystemExit("\n".join(faults))
    print("\nEvery call was answered, and all that was told is there, once.")


def _token(person_id: int) -> str:
    at = timezone.now()
    by = act_as(Person.objects.get(pk=person_id), at=at)
    new = clean_token(name="Load", scopes=("read", "write"))
    return actions.make_own_token(new, by=by, at=at)


def _say(clients: Sequence[Client]) -> None:
    """Milliseconds, as a client waits for them while 63 others ask."""
    times: dict[str, list[float]] = defaultdict(list)
    for client in clients:
        for act, taken in client.caller.times.items():
            times[act] += taken
    times["all"] = [each for taken in list(times.values()) for each in taken]
    for act, taken in times.items():
        taken.sort()
        shares = [taken[int(len(taken) * share)] * 1000 for share in (0.5, 0.95, 0.99)]
        cells = [f"{len(taken) / SECONDS:.1f}", *(f"{each:.0f}" for each in shares)]
        print(f"| {act} | {len(taken)} | {' | '.join(cells)} | {taken[-1] * 1000:.0f} |")
