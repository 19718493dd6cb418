"""Which work on letters is done in the background?"""

from datetime import timedelta

from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from naryad.letters import delivery, outbox
from naryad.letters.actions.take_letter import due_letters
from naryad.letters.actions.write_letters import DELIVER

MOST_AT_ONCE = 500
KEPT = timedelta(days=30)
# New letters have a job of their own that is just about to run.
_HEAD_START = timedelta(seconds=30)


@app.task(name=DELIVER)
def deliver_letter(letter_id: int) -> None:
    delivery.deliver(letter_id, at=timezone.now())


@app.periodic(cron="* * * * *")
@app.task(name="sweep_letters", queueing_lock="sweep_letters")
def sweep_letters(timestamp: int) -> None:
    """A job for every letter that is due again: delayed by its server, or left by a dead worker."""
    due = due_letters(at=timezone.now() - _HEAD_START).order_by("next_try_at", "pk")
    for letter_id in due.values_list("pk", flat=True)[:MOST_AT_ONCE]:
        try:
            deliver_letter.configure(queueing_lock=f"letter/{letter_id}").defer(letter_id=letter_id)
        except AlreadyEnqueued:
            continue  # The job of the last sweep still waits for its turn.


@app.periodic(cron="17 3 * * *")
@app.task(name="forget_messages", queueing_lock="forget_messages")
def forget_messages(timestamp: int) -> None:
    """Of the outbox: whoever tries Naryad out needs no letter of last month."""
    outbox.forget_messages(before=timezone.now() - KEPT)
