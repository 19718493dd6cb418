"""Does production refuse what would be unsafe, and say what to do?"""

import os
import subprocess
import sys
from argparse import Namespace
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest
from pytest_django import Settings

from naryad.config.checks import production_refusals
from naryad.config.cli.arguments import parse
from naryad.config.cli.commands import doctor, serve
from naryad.config.cli.environment import complete_environment, is_loopback
from naryad.config.cli.errors import CommandError
from naryad.config.cli.starting import refuse_unfit_gateway
from naryad.config.database.running import RunningDatabase
from naryad.config.environment import Environment, read_environment
from naryad.organizations.models import Organization
from tests.database import ROOT, TestDatabase
from tests.world import World

GOOD = Environment(
    mode="production",
    data=Path("/nowhere"),
    host="127.0.0.1",
    port=8000,
    base_url="https://service.example.com",
    secret_key="aB3-dE6_gH9jK2mN5pQ8sT1vW4yZ7bC0eF3hI6kL9nO2qR5tU8x",
    email_url="smtps://user:password@mail.example.com",
    sms_url="",
    trusted_proxies=(),
)


@pytest.mark.django_db
def test_a_complete_installation_is_not_refused(world: World) -> None:
    assert production_refusals(GOOD) == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"secret_key": ""}, "NARYAD_SECRET_KEY"),
        ({"secret_key": "short"}, "NARYAD_SECRET_KEY"),
        ({"secret_key": "a" * 80}, "NARYAD_SECRET_KEY"),
        ({"base_url": "http://service.example.com"}, "NARYAD_BASE_URL"),
        ({"base_url": "https://"}, "NARYAD_BASE_URL"),
        ({"email_url": ""}, "NARYAD_EMAIL_URL"),
        ({"sms_url": "json://service.example.com/{phone}"}, "NARYAD_SMS_URL"),
        ({"sms_url": "smsc://login:password@79165550101"}, "NARYAD_SMS_URL"),
    ],
)
def test_each_fault_is_refused_alone_and_named(
    world: World, change: dict[str, str], word: str
) -> None:
    refusals = production_refusals(replace(GOOD, **change))  # type: ignore[arg-type]
    assert len(refusals) == 1
    assert word in refusals[0].what


@pytest.mark.django_db
def test_production_is_refused_while_pages_of_errors_show_everything(
    world: World, settings: Settings
) -> None:
    settings.DEBUG = True
    (refusal,) = production_refusals(GOOD)
    assert "DEBUG" in refusal.what


@pytest.mark.django_db
def test_the_demo_is_refused(world: World) -> None:
    Organization.objects.filter(pk=world.service.id).update(is_demo=True)
    assert [each.code for each in production_refusals(GOOD)] == ["demo"]


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("NARYAD_TRUSTED_PROXIES", "10.0.0.0/33"),
        ("NARYAD_TRUSTED_PROXIES", "127.0.0.1, nginx"),
        ("NARYAD_TRUSTED_PROXIES", "300.0.0.1"),
        ("NARYAD_PRIVATE_SERVERS", "https://erp.lan, ftp://erp.lan"),
        ("NARYAD_PORT", "http"),
        ("NARYAD_WEB_PROCESSES", "0"),
        ("NARYAD_MODE", "prodution"),
    ],
)
def test_a_variable_that_means_nothing_is_refused_at_the_start_in_one_line(
    variable: str, value: str
) -> None:
    started = subprocess.run(
        [sys.executable, "-m", "naryad.config.cli", "doctor"],
        cwd=ROOT,
        env=os.environ | {variable: value},
        capture_output=True,
        text=True,
        check=False,
    )
    assert started.returncode == 1
    (line,) = started.stderr.splitlines()
    assert line.startswith(f"naryad: {variable} ")


@pytest.mark.parametrize(
    ("command", "environment", "mode"),
    [
        ("run", {}, "trial"),
        ("run", {"NARYAD_BASE_URL": "https://service.example.com"}, "trial"),
        ("serve", {}, "trial"),
        ("serve", {"NARYAD_HOST": "0.0.0.0"}, "production"),
        ("serve", {"NARYAD_BASE_URL": "https://service.example.com"}, "production"),
        ("serve", {"NARYAD_HOST": "0.0.0.0", "NARYAD_MODE": "trial"}, "trial"),
        ("doctor", {"NARYAD_HOST": "192.0.2.7"}, "production"),
    ],
)
def test_the_mode_follows_who_is_meant_to_come(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    command: str,
    environment: dict[str, str],
    mode: str,
) -> None:
    # An empty value is put there first, so that what the command adds goes away after the test.
    for name in ("NARYAD_MODE", "NARYAD_SECRET_KEY", "NARYAD_HOST", "NARYAD_BASE_URL"):
        monkeypatch.setenv(name, "")
        monkeypatch.delenv(name)
    for name, value in {"NARYAD_DATA": str(tmp_path), **environment}.items():
        monkeypatch.setenv(name, value)
    complete_environment(command)
    assert read_environment().mode == mode


def test_the_trial_keeps_its_secret_key_over_restarts(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    keys = []
    for _ in range(2):
        monkeypatch.setenv("NARYAD_SECRET_KEY", "")
        monkeypatch.setenv("NARYAD_DATA", str(tmp_path))
        complete_environment("run")
        keys.append(read_environment().secret_key)
    assert keys[0] == keys[1]
    assert len(keys[0]) >= 50
    assert (tmp_path / "secret-key").stat().st_mode & 0o777 == 0o600


def test_loopback_is_told_from_the_rest() -> None:
    assert all(map(is_loopback, ["127.0.0.1", "127.0.0.9", "::1", "localhost"]))
    assert not any(map(is_loopback, ["0.0.0.0", "::", "192.0.2.7", "service.example.com"]))


def test_serve_refuses_and_doctor_prints_the_same_list(
    own_database: TestDatabase,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("NARYAD_MODE", "production")
    monkeypatch.setenv("NARYAD_PORT", "0")
    for name in ("NARYAD_SECRET_KEY", "NARYAD_BASE_URL", "NARYAD_EMAIL_URL"):
        monkeypatch.delenv(name, raising=False)
    database = RunningDatabase(own_database.urls, server=None)
    with pytest.raises(CommandError) as refused:
        serve.run(Namespace(), database)
    assert doctor.run(parse(["doctor"]), database) == 1
    said, refusals = capsys.readouterr().out, _sentences(str(refused.value))
    assert _sentences(said)[:3] == refusals
    assert len(refusals) == 3


def test_doctor_tells_a_trial_that_its_own_key_is_none_for_production(
    own_database: TestDatabase,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    for name in ("NARYAD_MODE", "NARYAD_SECRET_KEY"):
        monkeypatch.setenv(name, "")
        monkeypatch.delenv(name)
    monkeypatch.setenv("NARYAD_DATA", str(tmp_path))
    complete_environment("doctor")
    doctor.run(parse(["doctor"]), RunningDatabase(own_database.urls, server=None))
    assert "NARYAD_SECRET_KEY is not set" in capsys.readouterr().out


def test_doctor_says_once_that_the_tables_are_old(
    own_database: TestDatabase,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("NARYAD_MODE", "production")
    with psycopg.connect(own_database.urls.owner, autocommit=True) as owner:
        owner.execute("ALTER TABLE organizations_organization RENAME TO organizations_gone")
        owner.execute(f"COMMENT ON DATABASE {owner.info.dbname} IS NULL")
    assert doctor.run(parse(["doctor"]), RunningDatabase(own_database.urls, server=None)) == 1
    said = capsys.readouterr().out
    assert said.count("The tables are not those of this version.") == 1
    assert "worker" not in said


def _sentences(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.startswith("- ")]


def test_no_start_with_an_address_that_is_no_gateway_not_even_in_a_trial() -> None:
    trial = replace(GOOD, mode="trial")
    refuse_unfit_gateway(replace(trial, sms_url="smsc://login:password@{phone}"))
    with pytest.raises(CommandError, match="SMS gateway"):
        refuse_unfit_gateway(replace(trial, sms_url="json://localhost/{phone}"))
