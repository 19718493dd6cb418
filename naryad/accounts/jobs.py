"""Which work on logins is done in the background?"""

from django.utils import timezone
from procrastinate.contrib.django import app

from naryad.accounts import actions


@app.periodic(cron="23 3 * * *")
@app.task(name="forget_what_is_over", queueing_lock="forget_what_is_over")
def forget_what_is_over(timestamp: int) -> None:
    actions.forget_what_is_over(at=timezone.now())
