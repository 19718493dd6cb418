"""Do the headers that guard a browser stand on every answer, whatever it is?

The real program over https: its own cookies, files and pages of errors. The walk over each address
by each visitor is in tests/access/test_every_address.py.
"""

import http.client
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client

from naryad.organizations.models import Organization
from naryad.web.assets import static_url
from naryad.web.security import HEADERS
from tests.config.test_checks import GOOD
from tests.database import TestDatabase
from tests.program import Program, running_program
from tests.world import World

HOST = "service.example.com"
HSTS = "Strict-Transport-Security"


@pytest.fixture
def program(own_database: TestDatabase, own_world: World, tmp_path: Path) -> Iterator[Program]:
    """In production, as behind a proxy that speaks https."""
    Organization.objects.update(is_demo=False)
    data = tmp_path / "data"
    data.mkdir()
    chosen = {
        "NARYAD_MODE": "production",
        "NARYAD_BASE_URL": f"https://{HOST}",
        "NARYAD_SECRET_KEY": GOOD.secret_key,
        "NARYAD_EMAIL_URL": GOOD.email_url,
    }
    with running_program(own_database, data, **chosen) as running:
        yield running


def get(program: Program, path: str, host: str = HOST) -> http.client.HTTPResponse:
    """As a page of another site would ask."""
    address = program.base_url.removeprefix("http://")
    talk = http.client.HTTPConnection(address, timeout=20)
    talk.request("GET", path, headers={"Host": host, "Origin": "https://evil.example"})
    answer = talk.getresponse()
    answer.read()
    talk.close()
    return answer


def expect_guarded(headers: Mapping[str, str], path: str) -> None:
    for name, value in HEADERS.items():
        assert headers[name] == value, f"{name} of {path}"
    assert "Access-Control-Allow-Origin" not in headers, path
    assert headers.get("Server", "granian") == "granian", path


def test_the_program_guards_pages_files_and_errors_alike(program: Program) -> None:
    some_file = static_url("app.css")
    for path, status, host in [
        ("/sign-in/", 200, HOST),
        ("/office/", 303, HOST),
        (some_file, 200, HOST),
        ("/livez", 200, HOST),
        ("/no-such-page/", 404, HOST),
        ("/.git/config", 404, HOST),
        ("/static/../settings.py", 404, HOST),
        ("/static/no-such-file.js", 404, HOST),
        ("/sign-out/", 405, HOST),
        ("/sign-in/?a=%00", 400, HOST),
        ("/sign-in/", 400, "evil.example"),
    ]:
        answer = get(program, path, host)
        headers = answer.headers
        assert answer.status == status, path
        expect_guarded(headers, path)  # type: ignore[arg-type] # a Message, whatever the case
        assert headers[HSTS] == "max-age=31536000", path
        if path != some_file:
            assert headers["Cache-Control"] == "no-store", path


def test_every_cookie_is_for_this_host_and_for_https_alone(program: Program) -> None:
    answer = get(program, "/activate/no-such-secret-of-a-letter/")
    cookies = answer.headers.get_all("Set-Cookie") or []
    cookies += get(program, "/sign-in/").headers.get_all("Set-Cookie") or []
    names = sorted(cookie.split("=")[0] for cookie in cookies)
    assert names == ["__Host-csrf", "__Host-session"]
    for cookie in cookies:
        marks = {mark.strip().lower() for mark in cookie.split(";")[1:]}
        assert {"secure", "httponly", "samesite=lax", "path=/"} <= marks, cookie
        assert not any(mark.startswith("domain") for mark in marks)


def test_without_its_database_the_program_opens_nothing_and_says_when_to_come_back(
    own_world: World,
) -> None:
    client = own_world.client(own_world.service.admin)
    client.raise_request_exception = False
    connection.close()
    place = connection.settings_dict["HOST"]
    connection.settings_dict["HOST"] = "/nowhere"
    try:
        answer = client.get("/office/customers/")
    finally:
        connection.settings_dict["HOST"] = place
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "10"
    expect_guarded(answer.headers, "503")
    assert "Traceback" not in answer.content.decode()


def test_a_breakdown_is_guarded_and_shows_no_trace(own_database: TestDatabase) -> None:
    client = Client(raise_request_exception=False)
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('search_path', 'pg_temp', false)")
    answer = client.get("/sign-in/")
    assert answer.status_code == 500
    expect_guarded(answer.headers, "500")
    assert "Traceback" not in answer.content.decode()
    assert "organizations_organization" not in answer.content.decode()
