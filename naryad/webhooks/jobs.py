"""Which work on telling other programs is done in the background?"""

import time
from contextlib import suppress

from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from naryad.core.queues import LONG
from naryad.history.listening import declare_listener
from naryad.lists.happened_kinds import VERBS
from naryad.webhooks import actions
from naryad.webhooks.queries import due_webhooks, is_anybody_told
from naryad.webhooks.sending import send_next
from naryad.webhooks.sending_jobs import SEND, wake_sender

_NOTE = "note_deliveries"
# A server that takes long gets its next part only after the others had theirs.
SECONDS_AT_ONCE = 20.0


@app.periodic(cron="* * * * *")
@app.task(name=_NOTE, queueing_lock=_NOTE)
def note_deliveries(timestamp: int = 0) -> None:
    """At once after a change, and every minute for what was not settled then."""
    count = 1
    while count:
        count, told = actions.note_deliveries(at=timezone.now())
        for webhook_id in sorted(told):
            wake_sender(webhook_id)


@app.periodic(cron="* * * * *")
@app.task(name="sweep_deliveries", queueing_lock="sweep_deliveries")
def sweep_deliveries(timestamp: int) -> None:
    """What is due again, and what a dead worker has left."""
    for webhook_id in due_webhooks(at=timezone.now()):
        wake_sender(webhook_id)


@app.task(name=SEND, queue=LONG)
def send_deliveries(webhook_id: int) -> None:
    """Until nothing is due, or somebody does not take it: the next sweep begins anew."""
    until = time.monotonic() + SECONDS_AT_ONCE
    while send_next(webhook_id, now=timezone.now):
        if time.monotonic() > until:
            wake_sender(webhook_id)
            return


@app.periodic(cron="23 3 * * *")
@app.task(name="forget_deliveries", queueing_lock="forget_deliveries")
def forget_deliveries(timestamp: int) -> None:
    while actions.forget_deliveries(at=timezone.now()):
        pass


def listen_to_history() -> None:
    """Called once, when the program starts."""
    for subject in VERBS:
        declare_listener(subject, _wake)


def _wake() -> None:
    """One waiting job notes all that has been committed until it begins."""
    if is_anybody_told():
        with suppress(AlreadyEnqueued):
            app.configure_task(_NOTE, queueing_lock=_NOTE).defer(timestamp=0)
