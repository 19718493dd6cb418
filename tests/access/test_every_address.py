"""Is every address closed to whoever it is not for, and silent about what is not theirs?"""

import pytest
from django.db import connection, transaction
from django.http.response import HttpResponse, HttpResponseBase
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoDbBlocker

from naryad.web.security import HEADERS, allow_web_assembly
from tests.access.addresses import ADDRESSES
from tests.access.walk import Address, all_addresses
from tests.world import FOREIGN_WORD, World

VISITORS = [column for column in ADDRESSES[0] if column not in {"address", "method"}]
NAMES = list(dict.fromkeys(row["address"] for row in ADDRESSES))
# The pages that read codes where the browser itself cannot.
SCANNERS = {"scanner", "scan_found", "field_scan", "field_scan_found"}
# What a look may write: that somebody was here, and the session itself.
WRITTEN_BY_LOOKING = ("accounts_membership", "django_session", "usersessions_")
# Whatever a stored file holds, it runs nothing.
_INERT = {"Content-Security-Policy": "default-src 'none'; sandbox"}
STRICTER = {"file": _INERT, "file_thumbnail": _INERT, "import_remarks": _INERT}
Visits = dict[str, str]


@pytest.fixture(scope="session")
def visits(built_world: World, django_db_blocker: DjangoDbBlocker) -> Visits:
    """The session of each visitor, opened once."""
    house = built_world.service
    people = {name: house.people.get(name, built_world.other.admin) for name in VISITORS[1:]}
    with django_db_blocker.unblock():
        clients = {name: built_world.client(person) for name, person in people.items()}
    return {name: client.cookies["session"].value for name, client in clients.items()}


def _enter(visits: Visits, visitor: str) -> Client:
    client = Client()
    if visitor in visits:
        client.cookies["session"] = visits[visitor]
    return client


def _visit(client: Client, method: str, path: str) -> HttpResponseBase:
    """Whatever it does is taken back."""
    answer: HttpResponseBase
    with transaction.atomic():
        if method == "GET":
            with CaptureQueriesContext(connection) as queries:
                answer = client.get(path)
            assert [query["sql"] for query in queries if _writes(query["sql"])] == []
        else:
            answer = client.post(path, {"version": ""})
        transaction.set_rollback(True)
    return answer


def _writes(sql: str) -> bool:
    is_change = sql.startswith(("INSERT", "UPDATE", "DELETE"))
    return is_change and not any(f'"{table}' in sql for table in WRITTEN_BY_LOOKING)


def _address(name: str) -> Address:
    return next(address for address in all_addresses() if address.name == name)


def test_every_address_has_its_rows() -> None:
    known = {address.name for address in all_addresses()}
    rows = [(row["address"], row["method"]) for row in ADDRESSES]
    assert sorted(rows) == sorted((name, method) for name in known for method in ("GET", "POST"))


@pytest.mark.parametrize("name", NAMES)
def test_each_visitor_gets_what_the_table_says(world: World, visits: Visits, name: str) -> None:
    path, wrong = _address(name).path(world.service), []
    for row in (row for row in ADDRESSES if row["address"] == name):
        for visitor in VISITORS:
            answer = _visit(_enter(visits, visitor), row["method"], path)
            if str(answer.status_code) != row[visitor]:
                wrong.append(f"{row['method']} {path} as {visitor}: {answer.status_code}")
            if visitor != "stranger":
                assert FOREIGN_WORD not in _text(answer), f"{path} as {visitor}"
            expected = HEADERS | (STRICTER.get(name, {}) if answer.status_code == 200 else {})
            if name in SCANNERS and answer.status_code in (200, 422):
                expected = expected | {"Content-Security-Policy": allow_web_assembly()}
            assert {each: answer.headers.get(each) for each in HEADERS} == expected, path
            assert "Access-Control-Allow-Origin" not in answer.headers, path
    assert wrong == []


def _text(answer: HttpResponseBase) -> str:
    """With what it is led to and offers to keep."""
    body = answer.content if isinstance(answer, HttpResponse) else b"".join(answer)
    return body.decode(errors="replace") + str(answer.headers)
