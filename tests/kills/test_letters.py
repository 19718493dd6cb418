"""Is a letter lost when its worker is killed, at whatever step?

A real worker process on a database of its own, killed with SIGKILL on both sides of each commit
and of each sending.
"""

import socket
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest
from procrastinate.exceptions import AlreadyEnqueued

from naryad.letters import jobs
from naryad.letters.actions import NewLetter, write_letters
from naryad.letters.models import Letter, LetterState
from tests.database import TestDatabase
from tests.kills.working import PATIENCE, holding, is_waiting_for_lock, working
from tests.letters.mail_servers import Mailbox, mail_server
from tests.program import free_port, wait_until
from tests.world import World

TO = "orlova@service.example"


@pytest.fixture
def letter(own_world: World) -> Letter:
    house = own_world.service
    new = NewLetter("test", to=TO, language="en", subject_id=1, person_id=house.admin.pk)
    (written,) = write_letters([new], organization_id=house.id, at=own_world.at)
    return written


def test_killed_before_the_letter_is_taken(
    own_database: TestDatabase, letter: Letter, tmp_path: Path
) -> None:
    mailbox = Mailbox()
    with mail_server(mailbox) as url:
        with (
            working(own_database, email_url=url, data=tmp_path) as worker,
            holding(own_database, "LOCK TABLE letters_letter IN ACCESS EXCLUSIVE MODE"),
        ):
            wait_until(lambda: is_waiting_for_lock(own_database))
            worker.kill()
        assert _state(letter) == LetterState.WAITING
        _deliver_later(own_database, letter, url, tmp_path)
    _expect_arrived(letter, mailbox, copies=1, is_marked=False)


def test_killed_before_the_mail_server_has_said_a_word(
    own_database: TestDatabase, letter: Letter, tmp_path: Path
) -> None:
    with socket.create_server(("127.0.0.1", free_port())) as mute:
        url = f"smtp://127.0.0.1:{mute.getsockname()[1]}"
        with working(own_database, email_url=url, data=tmp_path) as worker:
            mute.settimeout(PATIENCE)
            peer, _address = mute.accept()
            assert _state(letter) == LetterState.SENDING
            worker.kill()
            peer.close()
    mailbox = Mailbox()
    with mail_server(mailbox) as url:
        _deliver_later(own_database, letter, url, tmp_path)
    _expect_arrived(letter, mailbox, copies=1, is_marked=True)


@pytest.mark.parametrize("stage", ["MAIL", "RCPT"])
def test_killed_within_the_talk(
    own_database: TestDatabase, letter: Letter, tmp_path: Path, stage: str
) -> None:
    mailbox = Mailbox(halt=stage)
    with mail_server(mailbox) as url:
        _kill_when_halted(own_database, mailbox, url, tmp_path)
        assert _state(letter) == LetterState.SENDING
        _deliver_later(own_database, letter, url, tmp_path)
    _expect_arrived(letter, mailbox, copies=1, is_marked=True)


def test_killed_after_the_server_has_the_letter_and_before_it_says_so(
    own_database: TestDatabase, letter: Letter, tmp_path: Path
) -> None:
    mailbox = Mailbox(halt="DATA")
    with mail_server(mailbox) as url:
        _kill_when_halted(own_database, mailbox, url, tmp_path)
        _deliver_later(own_database, letter, url, tmp_path)
    _expect_arrived(letter, mailbox, copies=2, is_marked=True)


def test_killed_after_the_servers_answer_and_before_it_is_kept(
    own_database: TestDatabase, letter: Letter, tmp_path: Path
) -> None:
    mailbox = Mailbox(halt="DATA")
    with mail_server(mailbox) as url:
        with working(own_database, email_url=url, data=tmp_path) as worker:
            assert mailbox.halted.wait(PATIENCE)
            hold = f"SELECT FROM letters_letter WHERE id = {letter.pk} FOR UPDATE"
            with holding(own_database, hold):
                mailbox.halt = ""
                mailbox.go.set()
                wait_until(lambda: is_waiting_for_lock(own_database))
                worker.kill()
        assert _state(letter) == LetterState.SENDING
        _deliver_later(own_database, letter, url, tmp_path)
    _expect_arrived(letter, mailbox, copies=2, is_marked=True)


def test_killed_after_the_answer_is_kept(
    own_database: TestDatabase, letter: Letter, tmp_path: Path
) -> None:
    mailbox = Mailbox()
    with mail_server(mailbox) as url:
        with working(own_database, email_url=url, data=tmp_path) as worker:
            wait_until(lambda: _state(letter) == LetterState.ACCEPTED)
            worker.kill()
        _deliver_later(own_database, letter, url, tmp_path)
    _expect_arrived(letter, mailbox, copies=1, is_marked=False)


def _kill_when_halted(database: TestDatabase, mailbox: Mailbox, url: str, data: Path) -> None:
    with working(database, email_url=url, data=data) as worker:
        assert mailbox.halted.wait(PATIENCE)
        worker.kill()
    mailbox.halt = ""
    mailbox.go.set()


def _deliver_later(database: TestDatabase, letter: Letter, url: str, data: Path) -> None:
    """An hour passes: leases end, and the sweep of that minute runs in a new worker."""
    rows = Letter.objects.filter(pk=letter.pk)
    hour = timedelta(hours=1)
    sending_since = rows.values_list("sending_since", flat=True).get()
    rows.update(
        next_try_at=letter.next_try_at - hour,
        sending_since=sending_since and sending_since - hour,
    )
    # The killed worker may have seen a minute begin and put the sweep in the queue itself.
    with suppress(AlreadyEnqueued):
        jobs.sweep_letters.configure().defer(timestamp=0)
    with working(database, email_url=url, data=data):
        wait_until(lambda: _state(letter) == LetterState.ACCEPTED)


def _expect_arrived(letter: Letter, mailbox: Mailbox, *, copies: int, is_marked: bool) -> None:
    kept = Letter.objects.get(pk=letter.pk)
    assert [each["Message-ID"] for each in mailbox.messages] == [letter.message_id] * copies
    assert (kept.state, kept.is_possibly_doubled) == (LetterState.ACCEPTED, is_marked)


def _state(letter: Letter) -> str:
    return Letter.objects.values_list("state", flat=True).get(pk=letter.pk)
