"""Which work on stored files is done in the background?"""

from django.utils import timezone
from procrastinate.contrib.django import app

from naryad.files import actions


@app.periodic(cron="23 3 * * *")
@app.task(name="sweep_files", queueing_lock="sweep_files")
def sweep_files(timestamp: int) -> None:
    """At night: bytes that a failed upload left behind."""
    actions.sweep_files(at=timezone.now())
