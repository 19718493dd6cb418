"""What does a program read where no operation has answered?

An address that does not exist, a request that nobody can read, an error of ours: all of them are
pages for people, and under the API's address they become problems.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import translation

from naryad.accounts.tokens import API
from naryad.api.problems import TITLES, write_problem

_CODES = {
    400: "Unreadable",
    403: "NotPermitted",
    404: "NotVisible",
    405: "NoSuchMethod",
    500: "Failed",
    503: "Away",
}
_KEPT = ("Allow", "Retry-After", "Vary", "Content-Language")


class ProblemsForPrograms:
    """Right behind the headers of every answer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = self.get_response(request)
        is_page = answer.headers.get("Content-Type", "").startswith("text/html")
        if not (request.path.startswith(API) and is_page and answer.status_code >= 400):
            return answer
        with translation.override(answer.headers.get("Content-Language", "en")):
            status = answer.status_code
            said = str(TITLES.get(status, TITLES[409]))
            problem = write_problem(status, code=_CODES.get(status, "Refused"), detail=said)
        for name in _KEPT:
            if name in answer.headers:
                problem.headers[name] = answer.headers[name]
        return problem
