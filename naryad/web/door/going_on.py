"""Where does somebody go on whom the login pipeline has let through, or asks for more?"""

from django.http import HttpRequest, HttpResponse

from naryad.web.http import see_other


def go_on(request: HttpRequest, answer: HttpResponse) -> HttpResponse:
    """To where the pipeline leads, with what it gave the browser to keep."""
    on = see_other(request, answer.headers["Location"])
    on.cookies.update(answer.cookies)
    return on
