"""Does `naryad create-admin` make an administrator who can sign in?"""

import subprocess
import sys

from django.test import Client

from naryad.accounts.models import Login
from naryad.organizations.models import Organization
from tests.accounts.conftest import NEW_PASSWORD
from tests.database import ROOT, TestDatabase

COMMAND = [sys.executable, "-m", "naryad.config.cli", "create-admin"]


def create(database: TestDatabase, *answers: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        COMMAND,
        cwd=ROOT,
        env=database.environment,
        input="\n".join([*answers, ""]),
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_first_makes_the_organization_and_the_next_joins_it(
    own_database: TestDatabase,
) -> None:
    who = ("Основателев", "Олег", NEW_PASSWORD)
    made = create(own_database, "ТехноСервис", "ru", "Europe/Samara", "one@firm.example", *who)
    assert made.returncode == 0, made.stderr
    assert "one@firm.example may sign in to ТехноСервис now." in made.stdout
    assert Organization.objects.get().zone == "Europe/Samara"
    client = Client()
    client.post("/sign-in/", {"email": "one@firm.example", "password": NEW_PASSWORD})
    assert client.get("/").headers["Location"] == "/office/"
    assert create(own_database, "", "two@firm.example", *who).returncode == 0
    assert Organization.objects.count() == 1
    weak = create(own_database, "", "three@firm.example", "А", "Б", "short")
    assert weak.returncode == 1
    assert "too short" in weak.stderr
    assert Login.objects.count() == 2
