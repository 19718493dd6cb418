"""What about logins needs not be kept any longer?"""

from datetime import datetime, timedelta

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import transaction

from naryad.accounts.models import Code, LoginEvent, SecretLink

# So long a link can still say why it is dead.
LINKS_KEPT = timedelta(days=90)
CODES_KEPT = timedelta(days=1)
EVENTS_KEPT = timedelta(days=365)


@transaction.atomic
def forget_what_is_over(*, at: datetime) -> None:
    """Sessions that have expired, with their lines in the owners' lists, links long dead, and what
    happened to logins long ago."""
    Session.objects.filter(expire_date__lte=at).delete()
    living = Session.objects.values("session_key")
    UserSession.objects.exclude(session_key__in=living).delete()
    Code.objects.filter(expires_at__lte=at - CODES_KEPT).delete()
    SecretLink.objects.filter(expires_at__lte=at - LINKS_KEPT).delete()
    LoginEvent.objects.filter(at__lte=at - EVENTS_KEPT).delete()
