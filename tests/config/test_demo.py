"""Who can sign in to a demo that others can reach?"""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from naryad.accounts.models import Login
from naryad.config import demo
from naryad.config.cli.errors import CommandError
from naryad.config.cli.starting import refuse_public_demo
from naryad.config.environment import Environment
from naryad.organizations.models import Organization
from tests.config.test_checks import GOOD
from tests.database import ROOT, TestDatabase
from tests.program import free_port, running_program
from tests.world import World

OWN = "a-kettle-for-visitors"
ALONE = replace(GOOD, mode="trial", base_url="http://localhost:8000")
ON_ALL = replace(ALONE, host="0.0.0.0")
BY_TUNNEL = replace(ALONE, base_url="https://tunnel.example")


@pytest.mark.parametrize(
    ("host", "base_url"),
    [
        ("0.0.0.0", "http://localhost"),
        ("127.0.0.1", "https://tunnel.example"),
    ],
)
def test_run_makes_no_demo_with_the_public_password_where_others_come(
    own_database: TestDatabase, tmp_path: Path, host: str, base_url: str
) -> None:
    chosen = {
        "NARYAD_HOST": host,
        "NARYAD_BASE_URL": base_url,
        "NARYAD_MODE": "trial",
        "NARYAD_PORT": str(free_port()),
        "NARYAD_DATA": str(tmp_path),
    }
    started = subprocess.run(
        [sys.executable, "-m", "naryad.config.cli", "run"],
        cwd=ROOT,
        env=own_database.environment | chosen,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert started.returncode == 1
    (line,) = started.stderr.splitlines()
    assert "NARYAD_DEMO_PASSWORD" in line
    assert not Organization.objects.exists()


def test_a_demo_made_before_is_opened_to_others_only_with_the_password_that_was_chosen(
    own_database: TestDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NARYAD_DEMO_PASSWORD", raising=False)
    demo.make_demo()
    for environment in (ON_ALL, BY_TUNNEL):
        with pytest.raises(CommandError, match="NARYAD_DEMO_PASSWORD"):
            refuse_public_demo(environment)
    refuse_public_demo(ALONE)
    head = Login.objects.get(email="head@example.com")
    head.set_password("their own choice")
    head.save()
    monkeypatch.setenv("NARYAD_DEMO_PASSWORD", OWN)
    refuse_public_demo(ON_ALL)
    head.refresh_from_db()
    assert head.check_password("their own choice")
    assert all(login.check_password(OWN) for login in Login.objects.exclude(pk=head.pk))
    assert Login.objects.count() == len(demo.sign_ins())


@pytest.mark.parametrize("environment", [ON_ALL, BY_TUNNEL, GOOD])
def test_an_installation_without_a_demo_is_asked_for_nothing(
    world: World, environment: Environment
) -> None:
    refuse_public_demo(environment)


def test_production_makes_no_demo(own_database: TestDatabase, tmp_path: Path) -> None:
    chosen = {
        "NARYAD_MODE": "production",
        "NARYAD_BASE_URL": GOOD.base_url,
        "NARYAD_SECRET_KEY": GOOD.secret_key,
        "NARYAD_EMAIL_URL": GOOD.email_url,
    }
    data = tmp_path / "data"
    data.mkdir()
    with running_program(own_database, data, command="run", **chosen) as program:
        assert not Organization.objects.exists()
        assert "admin@example.com" not in program.log.read_text()
