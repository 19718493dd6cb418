"""Which work on tickets is done in the background?"""

from django.utils import timezone
from procrastinate.contrib.django import app

from naryad.tickets import actions


@app.periodic(cron="* * * * *")
@app.task(name="move_due_tickets", queueing_lock="move_due_tickets")
def move_due_tickets(timestamp: int) -> None:
    """Every minute: transitions whose time has come, a part at a time until none is left."""
    while actions.move_due_tickets(at=timezone.now()):
        pass


@app.periodic(cron="* * * * *")
@app.task(name="place_closed_tickets", queueing_lock="place_closed_tickets")
def place_closed_tickets(timestamp: int) -> None:
    """Every minute: closed tickets in stages that a new version does not have."""
    while actions.place_closed_tickets(at=timezone.now()):
        pass


@app.periodic(cron="20 2 * * *")
@app.task(name="archive_old_tickets", queueing_lock="archive_old_tickets")
def archive_old_tickets(timestamp: int) -> None:
    """Every night: what was closed long ago, a part at a time until none is left."""
    while actions.archive_old_tickets(at=timezone.now()):
        pass
