"""Are letters without a mail server kept where nobody else can read them?"""

import os
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

from pytest_django import Settings

from naryad.letters import outbox
from naryad.letters.delivery import deliver
from naryad.letters.models import LetterState
from tests.letters.conftest import Write
from tests.world import World


def test_without_a_mail_server_a_letter_is_kept_in_the_data_folder_alone(
    own_world: World, write: Write, tmp_path: Path
) -> None:
    letter = write(own_world)
    assert outbox.find_message(letter) is None
    deliver(letter.pk, at=own_world.at)
    letter.refresh_from_db()
    assert (letter.state, letter.answer) == (LetterState.ACCEPTED, "kept in the outbox")
    (file,) = (tmp_path / "letters").iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    kept = outbox.find_message(letter)
    assert kept is not None
    assert kept["To"] == "orlova@service.example"


def test_old_letters_of_the_outbox_are_forgotten(settings: Settings, tmp_path: Path) -> None:
    settings.DATA_FOLDER = tmp_path
    folder = tmp_path / "letters"
    folder.mkdir()
    old, new = folder / "1.eml", folder / "2.eml"
    for path in (old, new):
        path.write_text("secret")
    now = datetime.now(UTC)
    os.utime(old, ((now - timedelta(days=31)).timestamp(),) * 2)
    assert outbox.forget_messages(before=now - timedelta(days=30)) == 1
    assert list(folder.iterdir()) == [new]
