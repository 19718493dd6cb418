"""How are saves asked for as a browser would: with the form that the page gave?"""

from html.parser import HTMLParser
from secrets import token_hex
from urllib.parse import urlencode

from django.db import connection
from django.test import Client

from bench.measuring import Ask
from bench.world import CSRF, Viewers

_CUSTOMERS = "SELECT id FROM people_person WHERE kind = 'CUSTOMER' ORDER BY id OFFSET %s LIMIT %s"
_REASON = "SELECT min(id) FROM catalog_reason WHERE organization_id = %s::bigint"
SAVES, BULKS = 330, 44
_SENT = (("Content-Type", "application/x-www-form-urlencoded"),)


class _FormReader(HTMLParser):
    """The values that a browser would send back unchanged."""

    def __init__(self) -> None:
        super().__init__()
        self.values: list[tuple[str, str]] = []
        self._select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "select":
            self._select = given.get("name", "")
        elif tag == "option" and "selected" in given and self._select:
            self.values.append((self._select, given.get("value", "")))
        elif tag == "input" and given.get("name") and "disabled" not in given:
            kind = given.get("type", "text")
            if kind in ("submit", "file") or (
                kind in ("checkbox", "radio") and "checked" not in given
            ):
                return
            self.values.append((given["name"], given.get("value", "on")))


def save_asks(viewers: Viewers) -> list[Ask]:
    """Each person's own form, with another position in it."""
    cookies = list(viewers.groups["all"].values())
    return [
        _save(person_id, cookies[place % len(cookies)])
        for place, person_id in enumerate(_customers(1000, SAVES))
    ]


def bulk_asks(viewers: Viewers) -> list[Ask]:
    """200 people, as many as are done with at once, are banned, and the next time unbanned."""
    cookie = next(iter(viewers.groups["all"].values()))
    ids, reason_id = _customers(5000, 200), reason_of(viewers.organization_id)
    return [
        _bulk("ban" if turn % 2 == 0 else "unban", ids, cookie, reason_id=reason_id)
        for turn in range(BULKS)
    ]


def _save(person_id: int, cookie: str) -> Ask:
    path = f"/office/people/{person_id}/edit/"
    values = [
        (name, token_hex(4) if name == "position" else value)
        for name, value in read_form(path, cookie)
    ]
    return post(path, values, cookie)


def read_form(path: str, cookie: str) -> list[tuple[str, str]]:
    """What stands in the form of this page when it comes."""
    client = Client()
    for each in cookie.split("; "):
        name, _equals, value = each.partition("=")
        client.cookies[name] = value
    page = client.get(path)
    reader = _FormReader()
    reader.feed(page.content.decode().partition('id="main"')[2])
    return [each for each in reader.values if each[0] not in ("csrfmiddlewaretoken", "find")]


def _bulk(act: str, ids: list[int], cookie: str, *, reason_id: int) -> Ask:
    values = {
        "do": act,
        "list": "customers",
        "answered": "1",
        "request_key": token_hex(16),
        "reason_id": str(reason_id),
        "picked": ",".join(str(each) for each in ids),
    }
    return post("/office/runs/", list(values.items()), cookie)


def post(path: str, values: list[tuple[str, str]], cookie: str) -> Ask:
    body = urlencode([*values, ("csrfmiddlewaretoken", CSRF)]).encode()
    return Ask(path, cookie, "POST", body, _SENT)


def _customers(offset: int, number: int) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(_CUSTOMERS, [offset, number])
        return [row[0] for row in cursor.fetchall()]


def reason_of(organization_id: int) -> int:
    """Any reason for a ban."""
    with connection.cursor() as cursor:
        cursor.execute(_REASON, [organization_id])
        return int(cursor.fetchone()[0])
