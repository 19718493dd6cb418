"""What do the screens of tickets cost with 1,000,000 of them?"""

from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import quote, urlencode

from django.db import connections

from bench.asset_world import make_assets, number_of_assets
from bench.floor.bare import make_floor
from bench.floor.ticket_list import STATEMENTS, write_row
from bench.ground import postmaster_of, rows_template
from bench.growth import say_growth
from bench.json_lists import say_json_list
from bench.measuring import Ask, Cost, Side, compare, measure
from bench.screens import FRAGMENT, Screen
from bench.serving import served, served_naryad
from bench.table import say_row
from bench.ticket_acts import say_acts, say_parts
from bench.ticket_customers import make_customers
from bench.ticket_world import make_tickets, number_of_tickets
from bench.world import Viewers, make_world
from naryad.config.database.urls import DatabaseUrls

_LIST, _PORTAL = "/office/tickets/", "/portal/requests/"
_ORDERS = {
    "open": "?open=yes",
    "open, by deadline": "?open=yes&sort=deadline",
    "open, last change": "?open=yes&sort=-changed",
    "every": "",
    "every, last change": "?sort=-changed",
}
_WORDS = (
    "T-73451",
    "pump 4711",
    "harbour road 1200",
    "leaks tenant 4217",
    "door",
    "company 42",
    "lift 99",
)


def run(urls: DatabaseUrls, *, only: Sequence[str] = ()) -> None:
    """`only`: beginnings of the names of the screens to measure; nothing means all."""
    viewers = make_world(urls.owner)
    first_asset = make_assets(viewers, number_of_assets(), owner_url=urls.owner)
    first = make_tickets(
        viewers, first_asset=first_asset, assets=number_of_assets(), owner_url=urls.owner
    )
    customers = make_customers(viewers.organization_id)
    postmaster = postmaster_of()
    template, fixed = rows_template()
    fixed["face"].has_menu = False
    floor = make_floor(
        urls.application,
        template,
        fixed,
        viewers.organization_id,
        statements=STATEMENTS,
        row=write_row,
    )
    screens = _screens(viewers, customers, first)
    chosen = [each for each in screens if each.name.startswith(tuple(only) or "")]
    connections.close_all()
    with served_naryad() as ours, served(floor) as bare:
        costs = {each.name: _say(each, ours, bare, postmaster) for each in chosen}
    say_growth({name: (cost.web, cost.database) for name, cost in costs.items()})
    if not only or "deeds" in only:
        say_acts(viewers, first_asset=first_asset)
    if not only or "lists" in only:
        say_json_list(viewers, database_url=urls.application, postmaster=postmaster)
        say_parts(viewers)


def _say(screen: Screen, ours: tuple[int, int], bare: tuple[int, int], postmaster: int) -> Cost:
    sides = [Side(screen.asks, *ours)]
    if screen.bare is not None:
        sides.append(Side(screen.bare, *bare))
        compare(*sides)
    costs = measure(*sides, database=postmaster)
    say_row(screen.name, f"{number_of_tickets():,} tickets", costs)
    return costs[0]


def _screens(
    viewers: Viewers, customers: Mapping[int, Mapping[int, str]], first: int
) -> Iterator[Screen]:
    everyone = list(viewers.groups["all"].values())
    bare = [
        Ask("/?" + urlencode({"scope": "all", "me": each}), "") for each in viewers.groups["all"]
    ]
    yield Screen("list of closed, all", _asks([f"{_LIST}?open=no"], everyone), bare)
    for scope, people in viewers.groups.items():
        for name, query in _ORDERS.items():
            yield Screen(f"list, {scope}: {name}", _asks([_LIST + query], list(people.values())))
    for number, clients in customers.items():
        for name, query in (("open", ""), ("closed", "?show=closed")):
            asks = _asks([_PORTAL + query], list(clients.values()))
            yield Screen(f"portal, {number} companies: {name}", asks)
    for scope in ("all", "own areas"):
        yield from _narrowed(scope, list(viewers.groups[scope].values()))
    newest = first + number_of_tickets()
    cards = [f"{_LIST}{newest - at}/" for at in range(len(everyone))]
    yield Screen("card with 200 events", [Ask(*each) for each in zip(cards, everyone, strict=True)])


def _narrowed(scope: str, cookies: Sequence[str]) -> Iterator[Screen]:
    shapes = {
        "unassigned": "?open=yes&assignee.empty=1",
        "overdue": "?overdue=yes&sort=deadline",
        "text of open ones": "?open=yes&title=pump",
        "unread": "?unread=yes",
        "open ones that have parts": "?open=yes&parts=yes",
        "favourites": "?favourite=yes",
    }
    for name, query in shapes.items():
        yield Screen(f"filter, {scope}: {name}", _asks([_LIST + query], cookies))
    yield Screen(f"numbers over the list, {scope}", _asks([f"{_LIST}counters/"], cookies))
    searches = [f"{_LIST}?q={quote(each)}" for each in _WORDS]
    yield Screen(f"search, {scope}", _asks(searches, cookies))


def _asks(paths: Sequence[str], cookies: Sequence[str]) -> list[Ask]:
    """The viewers in turn, and the addresses in turn."""
    return [
        Ask(paths[place % len(paths)], cookie, headers=FRAGMENT)
        for place, cookie in enumerate(cookies)
    ]
