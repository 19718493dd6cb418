"""What about logins needs not be kept any longer?"""

from datetime import datetime, timedelta

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Q

from naryad.accounts.models import ApiToken, Code, LoginEvent, SecretLink
from naryad.core.models import AnsweredRequest

# So long a link can still say why it is dead.
LINKS_KEPT = timedelta(days=90)
CODES_KEPT = timedelta(days=1)
EVENTS_KEPT = timedelta(days=365)
TOKENS_KEPT = timedelta(days=365)
# Of calls with a key of their own: so long the same answer is promised.
ANSWERS_KEPT, CALLS = timedelta(days=1), "api/"


@transaction.atomic
def forget_what_is_over(*, at: datetime) -> None:
    """Sessions that have expired, with their lines in the owners' lists, links and tokens long
    dead, what happened to logins long ago, and the answers to calls of programs."""
    Session.objects.filter(expire_date__lte=at).delete()
    living = Session.objects.values("session_key")
    UserSession.objects.exclude(session_key__in=living).delete()
    Code.objects.filter(expires_at__lte=at - CODES_KEPT).delete()
    SecretLink.objects.filter(expires_at__lte=at - LINKS_KEPT).delete()
    LoginEvent.objects.filter(at__lte=at - EVENTS_KEPT).delete()
    gone = Q(ended_at__lte=at - TOKENS_KEPT) | Q(expires_at__lte=at - TOKENS_KEPT)
    ApiToken.objects.filter(gone).delete()
    AnsweredRequest.objects.filter(key__startswith=CALLS, at__lte=at - ANSWERS_KEPT).delete()
