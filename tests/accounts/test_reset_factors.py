"""Who lets somebody in that has lost every second factor?"""

import subprocess
import sys

import pytest
from allauth.mfa.models import Authenticator
from django.conf import settings

from naryad.accounts import actions, limits
from naryad.core.errors import Invalid, TooManyTries
from tests.accounts.factor_steps import add_app, security_letters, sign_in
from tests.database import ROOT, TestDatabase
from tests.world import World

COMMAND = [sys.executable, "-m", "naryad.config.cli", "reset-factors"]


def test_the_password_is_enough_again_all_sessions_end_and_the_owner_is_told(
    world: World,
) -> None:
    email = world.service.head.email
    own = sign_in(email)
    add_app(own)
    assert actions.reset_factors(f" {email.upper()} ", at=world.at) == 2
    assert own.get("/office/employees/").status_code == 303
    assert sign_in(email).get("/office/employees/").status_code == 200
    told = next(each for each in security_letters(email) if "снят" in each)
    assert "сетевой адрес" not in told


def test_it_forgets_the_wrong_codes_before(world: World) -> None:
    login = world.login(world.service.head)
    add_app(sign_in(login.email))
    with pytest.raises(TooManyTries):
        for _try in range(limits.FACTOR_LOGIN.most + 1):
            limits.count_factor(login.pk, at=world.at)
    actions.reset_factors(login.email, at=world.at)
    limits.count_factor(login.pk, at=world.at)


def test_others_keep_theirs(world: World) -> None:
    add_app(sign_in(world.service.head.email))
    assert actions.reset_factors(world.service.technician.email, at=world.at) == 0
    assert security_letters(world.service.technician.email) == []
    assert Authenticator.objects.count() == 2


def test_nobody_of_the_name_is_said_so(world: World) -> None:
    with pytest.raises(Invalid):
        actions.reset_factors("nobody@nowhere.example", at=world.at)


def test_the_command_does_it_and_says_what_is_wrong(
    own_database: TestDatabase, own_world: World
) -> None:
    def command(email: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*COMMAND, email],
            cwd=ROOT,
            env=own_database.environment,
            capture_output=True,
            text=True,
            check=False,
        )

    email = own_world.service.head.email
    add_app(sign_in(email))
    done = command(email)
    assert done.returncode == 0, done.stderr
    assert "the password alone now" in done.stdout
    assert not Authenticator.objects.exists()
    assert "has no second factor" in command(email).stdout
    assert command("nobody@nowhere.example").returncode == 1


def test_an_app_of_another_secret_key_fits_no_more_but_recovery_codes_do(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    email = world.service.head.email
    _secret, codes = add_app(sign_in(email))
    monkeypatch.setattr(settings, "SECRET_KEY", "another one, after a restoration elsewhere")
    client = sign_in(email)
    assert client.post("/sign-in/second-factor/", {"code": "123456"}).status_code == 422
    assert client.post("/sign-in/second-factor/", {"code": codes[0]}).status_code == 303
