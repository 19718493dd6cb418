"""What does a test of the doctor look at?"""

import json
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from naryad.config.cli.arguments import parse
from naryad.config.cli.commands import doctor
from naryad.config.database.running import RunningDatabase
from naryad.config.database.urls import DatabaseUrls
from tests.database import TestDatabase
from tests.letters.mail_servers import Mailbox, mail_server

# What the machine of the tests may be short of is nobody's fault.
OF_THE_MACHINE = {"data-room"}
KEY = "aB3-dE6_gH9jK2mN5pQ8sT1vW4yZ7bC0eF3hI6kL9nO2qR5tU8x"


class Installation:
    """A production in which nothing is wrong; each test breaks something."""

    def __init__(self, urls: DatabaseUrls, capsys: pytest.CaptureFixture[str]):
        self.urls = urls
        self._capsys = capsys

    def ask(self, urls: DatabaseUrls | None = None) -> tuple[int, dict[str, dict[str, str]]]:
        """The status, and what was found by its code."""
        database = RunningDatabase(urls or self.urls, server=None)
        self._capsys.readouterr()
        status = doctor.run(parse(["doctor", "--json"]), database)
        said = json.loads(self._capsys.readouterr().out)
        assert said["status"] == status
        found = {each["code"]: each for each in said["findings"]}
        return status, {code: found[code] for code in found.keys() - OF_THE_MACHINE}


@pytest.fixture
def installation(
    own_database: TestDatabase,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> Iterator[Installation]:
    tmp_path.chmod(0o700)
    with mail_server(Mailbox()) as mail_url:
        given = {
            "NARYAD_MODE": "production",
            "NARYAD_BASE_URL": "https://service.example.com",
            "NARYAD_SECRET_KEY": KEY,
            "NARYAD_EMAIL_URL": mail_url,
            "NARYAD_SMS_URL": "",
            "NARYAD_TRUSTED_PROXIES": "127.0.0.1",
            "NARYAD_HOST": "127.0.0.1",
            "NARYAD_DATA": str(tmp_path),
            "LC_ALL": "C",
        }
        for name, value in given.items():
            monkeypatch.setenv(name, value)
        with psycopg.connect(own_database.urls.application) as connection:
            connection.execute("INSERT INTO procrastinate_workers DEFAULT VALUES")
        yield Installation(own_database.urls, capsys)
