"""Does `naryad doctor` tell what is wrong with an installation, and why, and what to do?"""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from pytest_django import Settings

from naryad.config.cli.arguments import parse
from naryad.config.cli.commands import doctor
from naryad.config.database.running import RunningDatabase
from naryad.config.database.urls import DatabaseUrls
from naryad.config.diagnosis.finding import Grade
from naryad.config.diagnosis.folder import judge_room
from tests.config.conftest import KEY, Installation
from tests.database import ROOT
from tests.program import free_port


def test_a_safe_installation_is_fine_until_a_setting_is_wrong(
    installation: Installation, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, settings: Settings
) -> None:
    assert installation.ask() == (0, {})
    nobody = f"127.0.0.2:{free_port()}"
    here = os.environ["NARYAD_EMAIL_URL"]
    for name, value, status, codes in (
        ("NARYAD_SECRET_KEY", f"django-insecure-{KEY}", 1, {"secret-key"}),
        ("NARYAD_BASE_URL", "http://service.example.com", 1, {"base-url"}),
        ("NARYAD_EMAIL_URL", "", 1, {"mail-setting"}),
        ("NARYAD_EMAIL_URL", f"{here}&tls=start", 1, {"mail-server"}),
        ("NARYAD_EMAIL_URL", f"smtp://{nobody}?tls=off", 1, {"mail-server", "mail-tls"}),
        ("NARYAD_SMS_URL", "json://service.example.com/{phone}", 1, {"sms-setting"}),
        ("NARYAD_SMS_URL", "smsc://{phone}", 1, {"sms-shape"}),
        ("NARYAD_SMS_URL", "smsc://login:password@{phone}", 0, set()),
        ("NARYAD_TRUSTED_PROXIES", "10.0.0.0/8 0.0.0.0/0", 1, {"proxies-wide"}),
        ("NARYAD_TRUSTED_PROXIES", "::/0", 1, {"proxies-wide"}),
        ("NARYAD_TRUSTED_PROXIES", "10.0.0.0/8 fc00::/7", 0, set()),
        ("NARYAD_TRUSTED_PROXIES", "", 0, {"proxies-none"}),
        ("NARYAD_HOST", "0.0.0.0", 0, {"host-any"}),
    ):
        with monkeypatch.context() as changed:
            changed.setenv(name, value)
            said, found = installation.ask()
        assert (said, found.keys()) == (status, codes), (name, value)
    with monkeypatch.context() as changed:
        changed.setenv("NARYAD_BASE_URL", f"https://{'a' * 50}.example")
        changed.setenv("NARYAD_SMS_URL", "smsc://login:password@{phone}")
        assert installation.ask()[1].keys() == {"sms-length"}
    settings.DEBUG, settings.STATIC_ROOT = True, tmp_path
    monkeypatch.setitem(sys.modules, "typst", None)
    assert installation.ask()[1].keys() == {"debug", "parts-front-end", "parts-packages"}


def test_the_folder_of_files_is_private_and_has_room(
    installation: Installation, tmp_path: Path
) -> None:
    key = tmp_path / "secret-key"
    key.write_text(KEY)
    key.chmod(0o644)
    status, found = installation.ask()
    assert (status, found.keys()) == (1, {"data-open"})
    assert str(key) in found["data-open"]["mend"]
    key.chmod(0o600)
    tmp_path.chmod(0o711)
    assert installation.ask() == (0, {})
    tmp_path.chmod(0o750)
    assert installation.ask()[1].keys() == {"data-open"}
    gigabyte = 1024**3
    assert judge_room(gigabyte - 1, 2 * gigabyte) == Grade.WRONG
    assert judge_room(9 * gigabyte, 100 * gigabyte) == Grade.WARNING
    assert judge_room(10 * gigabyte, 100 * gigabyte) is None


def test_what_cannot_be_told_is_neither_fine_nor_wrong(
    installation: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = f"postgresql://naryad_app:secret@127.0.0.1:{free_port()}/naryad"
    status, found = installation.ask(DatabaseUrls(application=gone, owner=gone))
    assert (status, found.keys()) == (2, {"database"})
    assert found["database"]["grade"] == Grade.UNKNOWN
    command = [sys.executable, "-m", "naryad.config.cli", "doctor"]
    environment = os.environ | {"DATABASE_URL": gone, "LC_ALL": "C"}
    ended = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert (ended.returncode, ended.stderr) == (2, "")
    assert "What cannot be told:" in ended.stdout
    assert "secret" not in ended.stdout
    monkeypatch.setenv("NARYAD_SECRET_KEY", "short")
    assert installation.ask(DatabaseUrls(application=gone, owner=gone))[0] == 1


def test_it_speaks_the_language_of_the_terminal_and_says_why_and_what_to_do(
    installation: Installation,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("NARYAD_EMAIL_URL", "ftp://mail.example.com")
    said = {}
    for language in ("C", "ru_RU.UTF-8", "en_US.UTF-8"):
        monkeypatch.setenv("LC_ALL", language)
        said[language] = installation.ask()[1]["mail-setting"]
    assert said["C"] == said["en_US.UTF-8"]
    assert all(said["C"][part] for part in ("what", "why", "mend"))
    assert not re.search("[А-я]", json.dumps(said["C"], ensure_ascii=False))
    assert re.search("[А-я]", said["ru_RU.UTF-8"]["what"])
    monkeypatch.setenv("LC_ALL", "")
    monkeypatch.setenv("LANG", "ru_RU.UTF-8")
    monkeypatch.delenv("LC_MESSAGES", raising=False)
    assert installation.ask()[1]["mail-setting"] == said["ru_RU.UTF-8"]
    monkeypatch.setenv("LANG", "C")
    doctor.run(parse(["doctor"]), RunningDatabase(installation.urls, server=None))
    lines = capsys.readouterr().out.splitlines()
    at = lines.index("What is wrong:")
    assert lines[at + 1 : at + 4] == [
        f"- {said['C']['what']}",
        f"  {said['C']['why']}",
        f"  → {said['C']['mend']}",
    ]
