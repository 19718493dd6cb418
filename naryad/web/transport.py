"""Did a request come by https, when TLS has ended at a proxy before us?"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse


class ComeByHttps:
    """Before the check of forms: then the origin of a form must be https and the very host that it
    is sent to, an organization's own or the common one.

    The base address says it, not a header: people reach an installation by one scheme alone, and
    no proxy needs to be trusted for it.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.BASE_URL.startswith("https://"):
            request.META["wsgi.url_scheme"] = "https"
        return self.get_response(request)
