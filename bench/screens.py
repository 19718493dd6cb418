"""Which requests to the screens of people are measured?"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from django.db import connection

from bench.forms import bulk_asks, save_asks
from bench.measuring import Ask
from bench.world import Viewers
from naryad.core.cursors import Cursor

FRAGMENT = (("HX-Request", "true"), ("HX-Target", "found"))
_LIST = "/office/customers/"
_WORDS = ("smirnov", "8 916 00012", "громов рустам", "company № 000042", "lindgren wei")
_RARE = ("person4217", "Ёлкина12 глеб", "+7 916 0041007", "nobody-at-all", "000421")
_LETTERS = ("и", "an", "ив", "8", "гр")
_NTH = """
SELECT sort_key, id FROM people_person
WHERE organization_id = %s AND kind = 'CUSTOMER' AND is_living
ORDER BY sort_key, id OFFSET %s LIMIT 1"""
_NTH_IN_OWN_AREAS = """
SELECT DISTINCT t.sort_key, t.person_id FROM people_personarea mine
JOIN people_personarea t USING (organization_id, area_id)
WHERE organization_id = %s AND mine.person_id = %s AND t.kind = 'CUSTOMER' AND t.is_living
ORDER BY 1, 2 OFFSET %s LIMIT 1"""


@dataclass(frozen=True)
class Screen:
    """`bare`: what the floor is asked for, where it has the same."""

    name: str
    asks: list[Ask]
    bare: list[Ask] | None = None


def screens(viewers: Viewers) -> Iterator[Screen]:
    yield from _pages(viewers)
    yield from _other_lists(viewers)
    yield from _searches(viewers)
    everyone = list(viewers.groups["all"].values())
    first = _value("SELECT min(id) FROM people_person WHERE kind = 'CUSTOMER'")
    cards = [f"/office/people/{first + place * 37}/" for place in range(len(everyone))]
    yield Screen("card", [Ask(*each) for each in zip(cards, everyone, strict=True)])
    yield Screen("save of a card", save_asks(viewers))
    yield Screen("bulk of 200", bulk_asks(viewers))


def _pages(viewers: Viewers) -> Iterator[Screen]:
    """By name: each scope's first page, and deep ones of those who have many people."""
    for scope in viewers.groups:
        yield _page(viewers, f"list, {scope}", scope, lambda _person_id: None)
    hundredth = _place(_NTH, viewers.organization_id, 99 * 50 - 1)
    yield _page(viewers, "list, all, page 100", "all", lambda _person_id: hundredth)

    def twentieth(person_id: int) -> Cursor:
        return _place(_NTH_IN_OWN_AREAS, viewers.organization_id, person_id, 19 * 50 - 1)

    yield _page(viewers, "list, own areas, page 20", "own areas", twentieth)


def _page(
    viewers: Viewers, name: str, scope: str, place_of: Callable[[int], Cursor | None]
) -> Screen:
    ours, bare = [], []
    for person_id, cookie in viewers.groups[scope].items():
        place, query, values = place_of(person_id), "", {"scope": scope, "me": person_id}
        if place is not None:
            query, values = (
                f"?page={place.token()}",
                {**values, "k": place.sort_key, "id": place.id},
            )
        ours.append(Ask(_LIST + query, cookie, headers=FRAGMENT))
        bare.append(Ask("/?" + urlencode(values), ""))
    return Screen(name, ours, bare)


def _other_lists(viewers: Viewers) -> Iterator[Screen]:
    everyone = list(viewers.groups["all"].values())
    yield Screen("list, all, whole page", [Ask(_LIST, cookie) for cookie in everyone])
    yield _part(viewers, "numbers over the list", "all", ("counters/",))
    company = _value("SELECT min(id) FROM companies_company WHERE NOT is_own")
    yield _part(viewers, "list, of one company", "all", (f"?company={company}",))
    area = _value("SELECT min(id) FROM areas_area WHERE NOT is_default")
    yield _part(viewers, "list, of one area", "all", (f"?area={area}",))
    yield _part(viewers, "list, not activated", "all", ("?invitation=not-activated",))
    yield _part(viewers, "list, own areas, by company", "own areas", ("?sort=company",))


def _searches(viewers: Viewers) -> Iterator[Screen]:
    for scope in viewers.groups:
        yield _part(viewers, f"search, {scope}", scope, _asking(_WORDS))
    for scope in viewers.groups:
        yield _part(viewers, f"search, {scope}, rare words", scope, _asking(_RARE))
    for scope in viewers.groups:
        yield _part(viewers, f"search, {scope}, 1–2 letters", scope, _asking(_LETTERS))


def _asking(queries: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"?q={quote(each)}" for each in queries)


def _part(viewers: Viewers, name: str, scope: str, queries: tuple[str, ...]) -> Screen:
    """The viewers of a scope in turn, and the queries in turn."""
    asks = [
        Ask(_LIST + queries[place % len(queries)], cookie, headers=FRAGMENT)
        for place, cookie in enumerate(viewers.groups[scope].values())
    ]
    return Screen(name, asks)


def _place(sql: str, *values: int) -> Cursor:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return Cursor(*cursor.fetchone())


def _value(sql: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return int(cursor.fetchone()[0])
