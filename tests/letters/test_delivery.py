"""Does a letter leave by its own path, from the row to the mail server?"""

from datetime import timedelta

import pytest
from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from pytest_django import Settings

from naryad.letters import jobs
from naryad.letters.delivery import deliver
from naryad.letters.models import Letter, LetterState
from tests.letters.conftest import Write
from tests.letters.mail_servers import ACCEPTED, Mailbox, mail_server
from tests.program import free_port
from tests.threads import at_once
from tests.world import World


def test_a_letter_leaves_once_although_two_workers_want_it_and_its_server_was_down_first(
    own_world: World, write: Write, settings: Settings
) -> None:
    letter, mailbox = write(own_world), Mailbox()
    settings.EMAIL_URL = f"smtp://127.0.0.1:{free_port()}"
    deliver(letter.pk, at=own_world.at)
    letter.refresh_from_db()
    assert letter.state == LetterState.WAITING
    with mail_server(mailbox) as settings.EMAIL_URL:
        later = own_world.at + timedelta(minutes=1)
        at_once(*[lambda: deliver(letter.pk, at=later)] * 2)
    letter.refresh_from_db()
    assert (letter.state, letter.answer) == (LetterState.ACCEPTED, ACCEPTED)
    assert not letter.is_possibly_doubled
    (message,) = mailbox.messages
    assert message["Message-ID"] == letter.message_id
    assert message["From"].addresses[0].addr_spec == "service@naryad.example"
    assert letter.title == message["Subject"] == "ServicePro: a test letter"


def test_no_letter_leaves_within_a_transaction(letter: Letter) -> None:
    with pytest.raises(AssertionError, match="transaction"):
        deliver(letter.pk, at=letter.created_at)


def test_a_letter_has_its_job_in_the_same_transaction_and_nothing_but_its_id(
    world: World, write: Write
) -> None:
    with transaction.atomic():
        letter = write(world)
        assert ProcrastinateJob.objects.filter(args={"letter_id": letter.pk}).count() == 1
        transaction.set_rollback(True)
    assert not ProcrastinateJob.objects.filter(args={"letter_id": letter.pk}).exists()


def test_the_sweep_gives_due_letters_one_job_each_however_often_it_runs(
    own_world: World, write: Write
) -> None:
    letter = write(own_world)
    _forget_jobs()
    Letter.objects.filter(pk=letter.pk).update(next_try_at=own_world.at - timedelta(hours=1))
    for _minute in range(3):
        jobs.sweep_letters(timestamp=0)
    assert _jobs_of(letter) == 1


def _forget_jobs() -> None:
    for job in app.job_manager.list_jobs():
        assert job.id is not None
        app.job_manager.cancel_job_by_id(job.id, delete_job=True)


def _jobs_of(letter: Letter) -> int:
    return ProcrastinateJob.objects.filter(args={"letter_id": letter.pk}, status="todo").count()
