"""How is somebody found who sends what a webhook has to tell?

One job a webhook at a time: one that is slow keeps nobody else waiting, and what it is told comes
in order. Calling others may take long, so it waits in the long line.
"""

from contextlib import suppress

from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from naryad.core.queues import LONG

SEND = "send_deliveries"


def wake_sender(webhook_id: int) -> None:
    """Not inside a transaction: that a job waits already is an error of the database."""
    name = f"webhook/{webhook_id}"
    job = app.configure_task(SEND, queue=LONG, lock=name, queueing_lock=name)
    with suppress(AlreadyEnqueued):
        job.defer(webhook_id=webhook_id)
