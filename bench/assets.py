"""What do the screens of objects cost with 200,000 of them?"""

import time
from collections.abc import Iterator, Sequence
from urllib.parse import quote, urlencode

from django.db import connections

from bench.asset_world import make_assets, number_of_assets
from bench.floor.asset_list import STATEMENTS, write_row
from bench.floor.bare import make_floor
from bench.ground import postmaster_of, rows_template
from bench.measuring import Ask, Side, compare, measure
from bench.screens import FRAGMENT, Screen
from bench.serving import served, served_naryad
from bench.table import say_row, say_work
from bench.world import Viewers, make_world
from naryad.assets.models import Asset
from naryad.assets.settling import settle_assets
from naryad.config.database.urls import DatabaseUrls

_LIST = "/office/assets/"
_WORDS = ("pump 4711", "SN-77123", "harbour road 1200", "chiler", "lift 99")


def run(urls: DatabaseUrls, *, only: Sequence[str] = ()) -> None:
    """`only`: beginnings of the names of the screens to measure; nothing means all."""
    viewers = make_world(urls.owner)
    first = make_assets(viewers, number_of_assets(), owner_url=urls.owner)
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
    chosen = [each for each in _screens(viewers, first) if each.name.startswith(tuple(only) or "")]
    connections.close_all()
    with served_naryad() as ours, served(floor) as bare:
        for screen in chosen:
            _say(screen, ours, bare, postmaster)
    if not only or "move" in only:
        _say_move(viewers.organization_id, first)


def _say(screen: Screen, ours: tuple[int, int], bare: tuple[int, int], postmaster: int) -> None:
    sides = [Side(screen.asks, *ours)]
    if screen.bare is not None:
        sides.append(Side(screen.bare, *bare))
        compare(*sides)
    say_row(screen.name, _data(), measure(*sides, database=postmaster))


def _data() -> str:
    return f"{number_of_assets():,} objects"


def _screens(viewers: Viewers, first: int) -> Iterator[Screen]:
    for scope, people in viewers.groups.items():
        asks = [Ask(_LIST, each, headers=FRAGMENT) for each in people.values()]
        known = {"scope": scope, "picked": int(scope == "all")}
        bare = [Ask("/?" + urlencode({**known, "me": each}), "") for each in people]
        yield Screen(f"list, {scope}", asks, bare)
    for name, asks in _others(viewers, first):
        yield Screen(name, asks)


def _others(viewers: Viewers, first: int) -> Iterator[tuple[str, list[Ask]]]:
    everyone = list(viewers.groups["all"].values())
    within = f"{_LIST}?within={first}"
    yield "subtree of 10,000", [Ask(within, each, headers=FRAGMENT) for each in everyone]
    yield "search", list(_searches(everyone))
    yield "search, own areas", list(_searches(list(viewers.groups["own areas"].values())))
    yield "tree, top", [Ask(f"{_LIST}tree/", each, headers=FRAGMENT) for each in everyone]
    levels = [f"{_LIST}{first + 10 * (1_100 + at)}/tree/" for at in range(len(everyone))]
    yield (
        "tree, level",
        [Ask(*each, headers=FRAGMENT) for each in zip(levels, everyone, strict=True)],
    )
    cards = [f"{_LIST}{first + 10 * (1_100 + at) + 3}/" for at in range(len(everyone))]
    yield "card", [Ask(*each) for each in zip(cards, everyone, strict=True)]


def _searches(cookies: Sequence[str]) -> Iterator[Ask]:
    for place, cookie in enumerate(cookies):
        yield Ask(f"{_LIST}?q={quote(_WORDS[place % len(_WORDS)])}", cookie, headers=FRAGMENT)


def _say_move(organization_id: int, first: int) -> None:
    """10,000 go below another object, or back to the top: what the transaction of a move takes."""
    top, other = Asset.objects.get(pk=first), first + 10 * 1_500
    top.parent_id = None if top.parent_id else other
    top.save(update_fields=["parent"])
    start = time.monotonic()
    count = settle_assets([first], organization_id=organization_id)
    say_work(f"move of {count:,} objects", _data(), median=1000 * (time.monotonic() - start))
