"""Does `naryad doctor` tell what is wrong in and around the database?"""

import re
import socket
import time
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psycopg
import pytest
from psycopg import sql
from pytest_django import Settings

from naryad.config.backup.noting import note_backup
from naryad.config.database.grants import grant_application_rights
from naryad.config.database.urls import DatabaseUrls, with_database
from naryad.config.diagnosis import connecting
from naryad.config.diagnosis.finding import Grade
from naryad.config.diagnosis.jobs import faults_of_jobs
from naryad.config.diagnosis.patient import Patient
from naryad.config.diagnosis.pooling import faults_of_pooling
from naryad.config.diagnosis.roles import faults_of_roles
from naryad.config.diagnosis.times import faults_of_clocks
from naryad.core.labels import Label
from naryad.files.models import File
from naryad.files.quota import used_bytes
from naryad.letters.models import Letter
from naryad.organizations.models import Organization
from tests.config.conftest import Installation
from tests.config.test_checks import GOOD
from tests.database import TestDatabase, TestServer
from tests.world import World


def test_what_piles_up_is_told(
    installation: Installation, own_world: World, tmp_path: Path, settings: Settings
) -> None:
    assert installation.ask() == (0, {})
    service, at = own_world.service, datetime.now(UTC)
    _let_pile_up(installation.urls.owner, service.id, at=at)
    used = used_bytes(service.id)
    settings.FILES_QUOTA = used * 20 // 19
    Organization.objects.filter(pk=service.id).update(zone="Nowhere/Town", is_demo=True)
    note_backup(tmp_path, at=at - timedelta(days=8))
    status, found = installation.ask()
    storage = f"storage-{service.id}"
    wrong = {"demo", "zones", "jobs-waiting", "letters-waiting"}
    better = {"worker", "jobs-failed", "jobs-stuck", "backup-old", storage}
    assert status == 1
    assert {code for code, each in found.items() if each["grade"] == Grade.WRONG} == wrong
    assert {code for code, each in found.items() if each["grade"] == Grade.WARNING} == better
    assert "default 1." in found["jobs-waiting"]["what"]
    assert "work_run 1." in found["jobs-failed"]["what"]
    assert "451 greylisted" in found["letters-waiting"]["what"]
    assert re.search("9[45] %", found[storage]["what"])
    settings.FILES_QUOTA = used
    assert installation.ask()[1][storage]["grade"] == Grade.WRONG


def _let_pile_up(owner_url: str, organization_id: int, *, at: datetime) -> None:
    with psycopg.connect(owner_url) as owner:
        owner.execute("UPDATE procrastinate_workers SET last_heartbeat = now() - interval '2 min'")
        _add_job(owner, "deliver_letter", "todo", "deferred", "20 minutes")
        _add_job(owner, "make_export", "todo", "deferred", "20 minutes", queue="long")
        _add_job(owner, "work_run", "failed", "failed", "6 days")
        _add_job(owner, "old_run", "failed", "failed", "8 days")
        _add_job(owner, "print_labels", "doing", "started", "13 hours", queue="long")
    Letter.objects.create(
        organization_id=organization_id,
        kind="notice",
        subject_id=1,
        to="orlova@service.example",
        language="en",
        message_id="<late@service.example>",
        answer="451 greylisted",
        created_at=at - timedelta(hours=2),
        next_try_at=at,
    )
    File.objects.create(
        organization_id=organization_id,
        key="a",
        name="a.pdf",
        size=95,
        sha256="",
        type="application/pdf",
        owner_noun="asset",
        owner_id=1,
        at=at,
    )


def test_a_trial_hears_of_production_and_of_strangers_who_know_its_password(
    installation: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NARYAD_MODE", "trial")
    monkeypatch.setenv("NARYAD_BASE_URL", "http://localhost:8000")
    Organization.objects.create(
        name=Label(en="Demo"),
        zone="Europe/Moscow",
        is_demo=True,
        created_at=datetime.now(UTC),
    )
    status, found = installation.ask()
    assert status == 0
    assert {code: each["grade"] for code, each in found.items()} == dict.fromkeys(
        ("base-url", "demo"), Grade.LATER
    )
    monkeypatch.setenv("NARYAD_HOST", "0.0.0.0")
    status, found = installation.ask()
    assert (status, found["demo-public"]["grade"]) == (1, Grade.WRONG)
    monkeypatch.setenv("NARYAD_DEMO_PASSWORD", "known-to-us-alone")
    assert installation.ask()[0] == 0


def test_a_role_that_may_more_than_serve_is_told(
    installation: Installation, test_server: TestServer, own_database: TestDatabase
) -> None:
    owner, superuser = installation.urls.owner, test_server.superuser_url
    codes = [
        installation.ask(DatabaseUrls(application=url, owner=owner))[1].keys()
        for url in (owner, with_database(superuser, own_database.name))
    ]
    assert codes == [{"role-owner"}, {"role-superuser"}]
    role = f"mighty_{own_database.name}"
    password = "mighty"
    with closing(psycopg.connect(superuser, autocommit=True)) as maker:
        maker.execute(f"CREATE ROLE {role} LOGIN CREATEDB BYPASSRLS PASSWORD '{password}'")
        try:
            mighty = DatabaseUrls(
                application=owner.replace(owner.split("//")[1].split("@")[0], f"{role}:{password}"),
                owner=owner,
            )
            grant_application_rights(mighty)
            with psycopg.connect(owner) as connection:
                connection.execute(f"GRANT CREATE ON SCHEMA public TO {role}")
            status, found = installation.ask(mighty)
        finally:
            with psycopg.connect(with_database(superuser, own_database.name)) as connection:
                connection.execute(f"DROP OWNED BY {role}")
            maker.execute(f"DROP ROLE {role}")
    assert (status, found.keys()) == (0, {"role-powers", "role-creates"})
    assert found["role-powers"]["mend"].endswith("NOCREATEDB NOBYPASSRLS;")


def test_clocks_that_disagree_are_told(
    installation: Installation, test_server: TestServer, own_database: TestDatabase
) -> None:
    """The database is made to say another time than it has."""
    with psycopg.connect(with_database(test_server.superuser_url, own_database.name)) as maker:
        maker.execute("CREATE SCHEMA elsewhere")
        maker.execute("GRANT USAGE ON SCHEMA elsewhere TO PUBLIC")
        maker.execute(
            "CREATE FUNCTION elsewhere.clock_timestamp() RETURNS timestamptz LANGUAGE sql"
            " AS 'SELECT pg_catalog.clock_timestamp() - interval ''1 minute'''"
        )
        order = (
            "ALTER ROLE naryad_app IN DATABASE {} SET search_path = elsewhere, public, pg_catalog"
        )
        maker.execute(sql.SQL(order).format(sql.Identifier(own_database.name)))
    status, found = installation.ask()
    assert (status, found.keys()) == (1, {"clocks"})
    assert re.search(r"\b(59|60|61) seconds", found["clocks"]["what"])


def test_tables_that_are_restricted_are_not_taken_for_empty(installation: Installation) -> None:
    with psycopg.connect(installation.urls.owner) as owner:
        owner.execute("REVOKE SELECT ON procrastinate_jobs FROM naryad_app")
    status, found = installation.ask()
    assert (status, found.keys()) == (2, {"not-seen"})
    assert "procrastinate_jobs" in found["not-seen"]["what"]


def _add_job(
    owner: psycopg.Connection,
    task: str,
    status: str,
    event: str,
    ago: str,
    *,
    queue: str = "default",
) -> None:
    row = owner.execute(
        "INSERT INTO procrastinate_jobs (queue_name, task_name, status) VALUES (%s, %s, %s)"
        " RETURNING id",
        [queue, task, status],
    ).fetchone()
    assert row is not None
    owner.execute("DELETE FROM procrastinate_events WHERE job_id = %s", row)
    owner.execute(
        "INSERT INTO procrastinate_events (job_id, type, at)"
        " VALUES (%s, %s, now() - %s::text::interval)",
        [row[0], event, ago],
    )


def test_nobody_waits_for_a_database_that_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """As behind a firewall that swallows all, or in a full pool. Two seconds are the fewest that
    the library takes."""
    monkeypatch.setattr(connecting, "SECONDS", 2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"postgresql://somebody@127.0.0.1:{silent.getsockname()[1]}/naryad"
        patient = Patient(GOOD, DatabaseUrls(application=url, owner=url), datetime.now(UTC))
        for look in (faults_of_pooling, faults_of_roles, faults_of_clocks, faults_of_jobs):
            begun = time.monotonic()
            with pytest.raises(psycopg.OperationalError):
                list(look(patient))
            assert time.monotonic() - begun < 10, look
