"""Is an installation a mixture of two when a restore is killed, at whatever step?

A real `naryad restore`, killed with SIGKILL before and after the database commits, and between the
files. The next command finds all of the old installation, or makes all of the new one.
"""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from naryad.config.backup.finishing import begin_restore
from naryad.config.backup.writing import write_backup
from naryad.organizations.models import Organization
from tests.database import ROOT, TestDatabase
from tests.kills.restorer import EVENT, NUMBER, PART
from tests.world import World

OLD_FILES = {"files/new-photo": "theirs", "only-here": "theirs", "secret-key": "theirs" * 12}
BACKED_UP = {"files/photo": "ours", "letters/1.eml": "ours", "secret-key": "ours" * 12}
CLEARED, FINISHED = "was cleared away", "has been finished"
# Point: what the program is about to do, for which time; what the next command says, and whether
# it then works with the restored installation.
POINTS = {
    "before the dump is unpacked": ("os.mkdir", "unpacked", 1, CLEARED, False),
    "before the database is touched": (
        "subprocess.Popen",
        "--single-transaction",
        1,
        CLEARED,
        False,
    ),
    "once the database is the new one": ("os.rename", ".restoring", 1, FINISHED, True),
    "with some of the old files out": ("os.rename", ".restoring", 2, FINISHED, True),
    "with all of the old files out": ("os.rename", "unpacked", 1, FINISHED, True),
    "with some of the new files in": ("os.rename", "unpacked", 2, FINISHED, True),
    "before the workshop is cleared away": ("shutil.rmtree", ".restoring", 1, CLEARED, True),
}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


def naryad(
    *words: str, database: TestDatabase, data: Path, kill: tuple[str, str, int] | None = None
) -> subprocess.CompletedProcess[str]:
    chosen = {"NARYAD_DATA": str(data), "NARYAD_SECRET_KEY": "", "NARYAD_MODE": "trial"}
    if kill is not None:
        chosen |= {EVENT: kill[0], PART: kill[1], NUMBER: str(kill[2])}
    module = "tests.kills.restorer" if kill else "naryad.config.cli"
    return subprocess.run(
        [sys.executable, "-m", module, *words],
        cwd=ROOT,
        env=os.environ | database.environment | chosen,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


@pytest.mark.parametrize("point", POINTS)
def test_a_killed_restore_leaves_one_installation(
    own_world: World, own_database: TestDatabase, data: Path, tmp_path: Path, point: str
) -> None:
    *kill, said, is_new = POINTS[point]
    file = back_up_and_go_on(own_world, own_database, data, tmp_path)
    killed = naryad(
        "restore", "--replace", str(file), database=own_database, data=data, kill=tuple(kill)
    )
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    next_command = naryad("doctor", database=own_database, data=data)
    assert said in next_command.stderr
    expect(own_world, data, is_new=is_new)
    assert not (data / ".restoring").exists()


def test_a_restore_that_is_at_work_is_not_taken_for_a_killed_one(
    own_world: World, own_database: TestDatabase, data: Path
) -> None:
    data.mkdir()
    restore = begin_restore(data)
    try:
        assert "is at work" in naryad("doctor", database=own_database, data=data).stderr
        assert restore.folder.exists()
    finally:
        restore.lock.release()
    manage = naryad("manage", "check", database=own_database, data=data)
    assert "naryad doctor" in manage.stderr


def test_the_workshop_of_a_restore_is_in_no_backup(
    own_world: World, own_database: TestDatabase, data: Path, tmp_path: Path
) -> None:
    file = back_up_and_go_on(own_world, own_database, data, tmp_path)
    restored = naryad("restore", "--replace", str(file), database=own_database, data=data)
    assert restored.returncode == 0, restored.stderr
    expect(own_world, data, is_new=True)
    assert sorted(each.name for each in data.iterdir()) == ["files", "letters", "secret-key"]


def back_up_and_go_on(world: World, database: TestDatabase, data: Path, folder: Path) -> Path:
    """The file of the installation as it was; since then its name and files are others."""
    write(data, BACKED_UP)
    file = folder / "all.tar"
    write_backup(file, data=data, owner_url=database.urls.owner)
    for name in BACKED_UP:
        (data / name).unlink()
    write(data, OLD_FILES)
    Organization.objects.filter(pk=world.service.id).update(support_phone="since")
    return file


def write(data: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (data / name).parent.mkdir(parents=True, exist_ok=True)
        (data / name).write_text(text)


def expect(world: World, data: Path, *, is_new: bool) -> None:
    """The restored one, or what was there before it, in every part."""
    organization = Organization.objects.get(pk=world.service.id)
    assert (organization.support_phone != "since") == is_new
    files, others = (BACKED_UP, OLD_FILES) if is_new else (OLD_FILES, BACKED_UP)
    assert {name: (data / name).read_text() for name in files} == files
    assert not any((data / name).exists() for name in others if name not in files)
