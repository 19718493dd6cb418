"""Which requests can no browser of ours have sent?"""

import re
from collections.abc import Callable, Iterable
from typing import Any

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse

# PostgreSQL keeps no NUL, and Python reads no number of thousands of digits; both would end as an
# error of ours somewhere deep. Nothing that people write looks like this.
_UNFIT = re.compile(r"\x00|[0-9]{300}")


class RefuseUnfitInput:
    """400 before anything reads it: path, query and cookies first, forms once they are parsed."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self._get_response(request)

    def process_view(self, request: HttpRequest, *_view: Any) -> None:
        posted = (text for values in request.POST.lists() for text in (values[0], *values[1]))
        _refuse_unfit(posted)


class RefuseUnfitAddress:
    """Stands before the session, whose key comes from a cookie."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        asked = (text for values in request.GET.lists() for text in (values[0], *values[1]))
        _refuse_unfit([request.path, *request.COOKIES.values(), *asked])
        return self._get_response(request)


def _refuse_unfit(texts: Iterable[str]) -> None:
    if any(_UNFIT.search(text) for text in texts):
        raise SuspiciousOperation("Unfit characters in the request")
