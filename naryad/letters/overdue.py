"""Which letters should have left long ago?"""

from datetime import datetime

from django.db.models import Count

from naryad.letters.models import Letter, LetterState

_OPEN = (LetterState.WAITING, LetterState.SENDING)


def overdue_letters(*, before: datetime) -> tuple[int, str]:
    """How many were written before that and are still on their way, of all organizations; and what
    a server last said to one of them."""
    overdue = Letter.objects.filter(state__in=_OPEN, created_at__lt=before)
    found = overdue.aggregate(count=Count("pk"))
    answered = overdue.exclude(answer="").order_by("-next_try_at", "-pk").values_list("answer")
    first = answered.first() if found["count"] else None
    return found["count"], first[0] if first else ""
