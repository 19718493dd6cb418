"""What do the screens of objects cost with 200,000 of them?"""

import os
import time
from collections.abc import Iterator, Sequence
from urllib.parse import quote

from django.db import connections

from bench.asset_world import make_assets
from bench.ground import postmaster_of
from bench.measuring import Ask, Side, measure
from bench.screens import FRAGMENT
from bench.serving import served
from bench.world import Viewers, make_world
from naryad.assets.models import Asset
from naryad.assets.settling import settle_assets
from naryad.config.database.urls import DatabaseUrls
from naryad.config.wsgi import application

_LIST = "/office/assets/"
_HEAD = "| screen | web CPU | database CPU | median | p95 |\n|---|--:|--:|--:|--:|"
_WORDS = ("pump 4711", "SN-77123", "harbour road 1200", "chiler", "lift 99")


def run(urls: DatabaseUrls, *, only: Sequence[str] = ()) -> None:
    """`only`: beginnings of the names of the screens to measure; nothing means all."""
    viewers = make_world()
    first = make_assets(viewers)
    postmaster = postmaster_of()
    screens = [each for each in _screens(viewers, first) if each[0].startswith(tuple(only) or "")]
    connections.close_all()
    print(f"Load before: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores.\n\n{_HEAD}")
    with served(application) as here:
        for name, asks in screens:
            (cost,) = measure(Side(asks, *here), database=postmaster)
            cells = [f"{each:.1f}" for each in (cost.web, cost.database, cost.median, cost.p95)]
            print(f"| {name} | {' | '.join(cells)} |", flush=True)
    if not only or "move" in only:
        _say_move(viewers.organization_id, first)
    print(f"\nLoad after: {os.getloadavg()[0]:.1f}.")


def _screens(viewers: Viewers, first: int) -> Iterator[tuple[str, list[Ask]]]:
    for scope, people in viewers.groups.items():
        yield f"list, {scope}", [Ask(_LIST, each, headers=FRAGMENT) for each in people.values()]
    everyone = list(viewers.groups["all"].values())
    within = f"{_LIST}?within={first}"
    yield "subtree of 10,000", [Ask(within, each, headers=FRAGMENT) for each in everyone]
    yield "search", list(_searches(viewers.groups["all"].values()))
    yield "search, own areas", list(_searches(viewers.groups["own areas"].values()))
    yield "tree, top", [Ask(f"{_LIST}tree/", each, headers=FRAGMENT) for each in everyone]
    levels = [f"{_LIST}{first + 10 * (2_000 + at)}/tree/" for at in range(len(everyone))]
    yield (
        "tree, level",
        [Ask(*each, headers=FRAGMENT) for each in zip(levels, everyone, strict=True)],
    )
    cards = [f"{_LIST}{first + 10 * (2_000 + at) + 3}/" for at in range(len(everyone))]
    yield "card", [Ask(*each) for each in zip(cards, everyone, strict=True)]


def _searches(cookies: Sequence[str]) -> Iterator[Ask]:
    for place, cookie in enumerate(cookies):
        yield Ask(f"{_LIST}?q={quote(_WORDS[place % len(_WORDS)])}", cookie, headers=FRAGMENT)


def _say_move(organization_id: int, first: int) -> None:
    """10,000 go below another object, or back to the top: what the transaction of a move takes."""
    top, other = Asset.objects.get(pk=first), first + 10 * 15_000
    top.parent_id = None if top.parent_id else other
    top.save(update_fields=["parent"])
    start = time.monotonic()
    count = settle_assets([first], organization_id=organization_id)
    print(f"\nMoving {count} assets: {time.monotonic() - start:.1f} s.")
