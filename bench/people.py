"""What do the screens of people cost with 50,000 people in 5,000 companies?"""

import http.client
import re
from collections.abc import Iterator
from urllib.parse import quote, urlencode

from django.db import connection, connections

from bench.floor.people_list import make_floor
from bench.forms import bulk_asks, save_asks
from bench.ground import postmaster_of, rows_template
from bench.measuring import Ask, Cost, answer, measure
from bench.serving import served
from bench.world import Viewers, make_world
from naryad.config.database.urls import DatabaseUrls
from naryad.config.wsgi import application
from naryad.core.cursors import Cursor

_FRAGMENT = (("HX-Request", "true"), ("HX-Target", "found"))
_QUERIES = ("smirnov", "Ёлкина 12", "8 916 00012", "person4217", "anna", "ив", "громов рустам")
_BODY = re.compile(rb"<tbody>.*?</tbody>", re.S)
_HEAD = f"{'':30}{'web CPU':>9}{'database':>10}{'median':>9}{'p95':>9}   × floor (web, all)"
_NTH = """
SELECT sort_key, id FROM people_person
WHERE organization_id = %s AND kind = 'CUSTOMER' AND is_living
ORDER BY sort_key, id OFFSET %s LIMIT 1"""


def run(urls: DatabaseUrls) -> None:
    viewers = make_world()
    postmaster = postmaster_of()
    template, fixed = rows_template()
    floor = make_floor(urls.application, template, fixed, viewers.organization_id)
    lists = list(_lists(viewers))
    saves, bulks = save_asks(viewers), bulk_asks(viewers)
    others = [*_reads(viewers), ("save a card", saves), ("bulk of 500", bulks)]
    connections.close_all()
    print("milliseconds a request; CPU = utime + stime of the processes\n" + _HEAD)
    with served(application) as (port, web), served(floor) as (bare_port, bare_web):
        for name, asks, bare in lists:
            _compare(asks, bare, port, bare_port)
            ours = measure(asks, port=port, web=web, database=postmaster)
            theirs = measure(bare, port=bare_port, web=bare_web, database=postmaster)
            _say(name, ours, theirs)
        for name, asks in others:
            _say(name, measure(asks, port=port, web=web, database=postmaster))


def _lists(viewers: Viewers) -> Iterator[tuple[str, list[Ask], list[Ask]]]:
    for scope, cookies in viewers.groups.items():
        yield _list_case(f"list, {scope}", scope, cookies, "", {})
    deep = _place(viewers, 99 * 50)
    yield _list_case(
        "list, all, page 100", "all", viewers.groups["all"], f"?page={deep.token()}",
        {"k": deep.sort_key, "id": deep.id},
    )  # fmt: skip
    deep = _place(viewers, 20_000)
    yield _list_case(
        "list, own areas, deep page", "own areas", viewers.groups["own areas"],
        f"?page={deep.token()}", {"k": deep.sort_key, "id": deep.id},
    )  # fmt: skip


def _list_case(
    name: str, scope: str, cookies: dict[int, str], query: str, place: dict[str, object]
) -> tuple[str, list[Ask], list[Ask]]:
    path = "/office/customers/" + query
    ours = [Ask(path, cookie, headers=_FRAGMENT) for cookie in cookies.values()]
    bare = [
        Ask("/?" + urlencode({"scope": scope, "me": person_id, **place}), "")
        for person_id in cookies
    ]
    return name, ours, bare


def _reads(viewers: Viewers) -> Iterator[tuple[str, list[Ask]]]:
    everyone = list(viewers.groups["all"].values())
    yield "list, whole page", [Ask("/office/customers/", cookie) for cookie in everyone]
    company = _scalar("SELECT min(id) FROM companies_company WHERE NOT is_own")
    filtered = f"/office/customers/?company={company}"
    yield "list, of one company", [Ask(filtered, cookie, headers=_FRAGMENT) for cookie in everyone]
    for scope, cookies in viewers.groups.items():
        asks = [
            Ask(f"/office/customers/?q={quote(_QUERIES[place % len(_QUERIES)])}", cookie,
                headers=_FRAGMENT)
            for place, cookie in enumerate(cookies.values())
        ]  # fmt: skip
        yield f"search, {scope}", asks
    first = _scalar("SELECT min(id) FROM people_person WHERE kind = 'CUSTOMER'")
    yield (
        "card",
        [
            Ask(f"/office/people/{first + place * 37}/", cookie)
            for place, cookie in enumerate(everyone)
        ],
    )


def _compare(ours: list[Ask], bare: list[Ask], port: int, bare_port: int) -> None:
    """Before timing: the same bytes for every asker."""
    connection_, bare_connection = (
        http.client.HTTPConnection("127.0.0.1", each) for each in (port, bare_port)
    )
    for our_ask, bare_ask in zip(ours, bare, strict=True):
        whole = answer(connection_, our_ask)
        found = _BODY.search(whole)
        expected = answer(bare_connection, bare_ask)
        if found is None or found.group(0) != expected.strip():
            raise SystemExit(f"The floor answers otherwise: {our_ask.path} {bare_ask.path}")


def _say(name: str, cost: Cost, floor: Cost | None = None) -> None:
    figures = f"{cost.web:9.2f}{cost.database:10.2f}{cost.median:9.2f}{cost.p95:9.2f}"
    ratio = ""
    if floor is not None:
        web, both = cost.web / floor.web, (cost.web + cost.database) / (floor.web + floor.database)
        ratio = f"   {web:.2f} {both:.2f}  (floor {floor.web:.2f} + {floor.database:.2f})"
    print(f"{name:30}{figures}{ratio}", flush=True)


def _place(viewers: Viewers, offset: int) -> Cursor:
    with connection.cursor() as cursor:
        cursor.execute(_NTH, [viewers.organization_id, offset])
        return Cursor(*cursor.fetchone())


def _scalar(sql: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return int(cursor.fetchone()[0])
