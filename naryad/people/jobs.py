"""Which work on people is done in the background?"""

from django.utils import timezone
from procrastinate.contrib.django import app

from naryad.people.actions.erase_due_people import erase_due_people


@app.periodic(cron="7 * * * *")
@app.task(name="erase_due_people", queueing_lock="erase_due_people")
def erase_due(timestamp: int) -> None:
    """Until nobody is due; what one run leaves after a failure is due again in the next."""
    while erase_due_people(at=timezone.now()):
        continue
