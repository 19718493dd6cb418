"""Which work on registrations is done in the background?"""

from django.utils import timezone
from procrastinate.contrib.django import app

from naryad.registration import actions


@app.periodic(cron="41 3 * * *")
@app.task(name="forget_unproved", queueing_lock="forget_unproved")
def forget_unproved(timestamp: int) -> None:
    actions.forget_unproved(at=timezone.now())
