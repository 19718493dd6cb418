"""Which work on what comes in from outside is done in the background?"""

from django.utils import timezone
from procrastinate.contrib.django import app

from naryad.intake import actions
from naryad.organizations.models import Organization


@app.periodic(cron="9 4 * * *")
@app.task(name="forget_arriving_photos", queueing_lock="forget_arriving_photos")
def forget_arriving_photos(timestamp: int) -> None:
    actions.forget_arriving_photos(at=timezone.now())


@app.periodic(cron="11 4 * * *")
@app.task(name="forget_scans", queueing_lock="forget_scans")
def forget_scans(timestamp: int) -> None:
    for organization_id in Organization.objects.order_by("pk").values_list("pk", flat=True):
        while actions.forget_scans(organization_id, at=timezone.now()):
            continue


@app.periodic(cron="23 4 * * *")
@app.task(name="erase_due_inquiries", queueing_lock="erase_due_inquiries")
def erase_due_inquiries(timestamp: int) -> None:
    for organization_id in Organization.objects.order_by("pk").values_list("pk", flat=True):
        while actions.erase_due_inquiries(organization_id, at=timezone.now()):
            continue
