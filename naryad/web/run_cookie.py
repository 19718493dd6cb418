"""Which bulk run does a browser know to be running?

A cookie names it, so that no page needs a query to know whether there is one to show.
"""

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from naryad.core.ids import read_id

_NAME = "run"
_LONGEST = timedelta(days=1)


def read_run_cookie(request: HttpRequest) -> int | None:
    return read_id(request.COOKIES.get(_NAME, ""))


def keep_run(answer: HttpResponse, run_id: int) -> HttpResponse:
    answer.set_cookie(
        _NAME,
        str(run_id),
        max_age=_LONGEST,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return answer


def forget_run(answer: HttpResponse) -> HttpResponse:
    answer.delete_cookie(_NAME, samesite="Lax")
    return answer
