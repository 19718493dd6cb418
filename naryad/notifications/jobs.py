"""Which work on telling people is done in the background?"""

from contextlib import suppress

from django.utils import timezone
from procrastinate import RetryDecision, RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued
from procrastinate.jobs import Job

from naryad.history.listening import declare_listener
from naryad.notifications import actions
from naryad.notifications.actions.push_due_notices import SEND

_TELL = "tell_of_events"


class AsTheServerAsks(RetryStrategy):
    """Again and again, each time later; never before the server wants to be asked."""

    def get_retry_decision(self, *, exception: BaseException, job: Job) -> RetryDecision | None:
        usual = super().get_retry_decision(exception=exception, job=job)
        seconds = exception.seconds if isinstance(exception, actions.NotTaken) else None
        if usual is None or seconds is None:
            return usual
        asked = RetryDecision(retry_in={"seconds": seconds})
        return max(usual, asked, key=lambda each: each.retry_at or timezone.now())


TRIES = AsTheServerAsks(max_attempts=6, exponential_wait=5, retry_exceptions=[actions.NotTaken])


@app.periodic(cron="* * * * *")
@app.task(name=_TELL, queueing_lock=_TELL)
def tell_of_events(timestamp: int = 0) -> None:
    """At once after a change, and every minute for what was not settled then."""
    while actions.tell_of_events(at=timezone.now()):
        pass


@app.periodic(cron="* * * * *")
@app.task(name="note_deadlines", queueing_lock="note_deadlines")
def note_deadlines(timestamp: int) -> None:
    while actions.note_deadlines(at=timezone.now()):
        pass


@app.periodic(cron="* * * * *")
@app.task(name="write_due_letters", queueing_lock="write_due_letters")
def write_due_letters(timestamp: int) -> None:
    while actions.write_due_letters(at=timezone.now()):
        pass


@app.periodic(cron="* * * * *")
@app.task(name="push_due_notices", queueing_lock="push_due_notices")
def push_due_notices(timestamp: int) -> None:
    while actions.push_due_notices(at=timezone.now()):
        pass


@app.task(name=SEND, retry=TRIES)
def send_push(device_id: int, notice_ids: list[int]) -> None:
    """What no server takes after some hours stands in the bell as well."""
    actions.send_push(device_id, notice_ids, at=timezone.now())


@app.periodic(cron="47 3 * * *")
@app.task(name="forget_notices", queueing_lock="forget_notices")
def forget_notices(timestamp: int) -> None:
    while actions.forget_notices(at=timezone.now()):
        pass
    actions.forget_devices(at=timezone.now())


def listen_to_history() -> None:
    """Called once, when the program starts."""
    declare_listener("ticket", _wake)
    declare_listener("inquiry", _wake)


def _wake() -> None:
    """One waiting job tells of all that has been committed until it begins."""
    with suppress(AlreadyEnqueued):
        app.configure_task(_TELL, queueing_lock=_TELL).defer(timestamp=0)
