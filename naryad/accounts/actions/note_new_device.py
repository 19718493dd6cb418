"""Does a login's owner learn of a sign-in in a browser that has not been seen before?"""

from datetime import datetime

from django.db import transaction

from naryad.accounts.actions.tell_owner import tell_owner
from naryad.accounts.client import Browser
from naryad.accounts.models import Login, LoginEvent, SignIn


@transaction.atomic
def note_new_device(login: Login, *, browser: Browser, at: datetime) -> None:
    """Call it before the entry itself is noted: of the very first one its owner knows."""
    if SignIn.objects.filter(login=login, outcome=SignIn.Outcome.DONE).exists():
        tell_owner(login, LoginEvent.What.NEW_DEVICE, browser=browser, at=at)
