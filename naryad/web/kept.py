"""What does a browser keep for the pages before signing in?"""

from django.conf import settings
from django.http import HttpResponse

_YEAR = 365 * 24 * 60 * 60


def keep_in_browser(answer: HttpResponse, name: str, value: str) -> None:
    answer.set_cookie(
        name,
        value,
        max_age=_YEAR,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
