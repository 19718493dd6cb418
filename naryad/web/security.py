"""What does every answer forbid the browser to do?"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "worker-src 'self'",
        "manifest-src 'self'",
        "object-src 'none'",
        "frame-ancestors 'none'",
        "base-uri 'self'",
        "form-action 'self'",
    )
)
HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(self), microphone=(), geolocation=(), payment=(), usb=()",
}


def allow_images_of(origin: str) -> str:
    """The same policy, where a page shows pictures of one other host."""
    mine = "img-src 'self' data: blob:"
    return CONTENT_SECURITY_POLICY.replace(mine, f"{mine} {origin}")


def allow_web_assembly() -> str:
    """The same policy, for the one page that reads codes where the browser itself cannot."""
    mine = "script-src 'self'"
    return CONTENT_SECURITY_POLICY.replace(mine, f"{mine} 'wasm-unsafe-eval'")


class SecurityHeaders:
    """The first middleware, so that nothing leaves without: a view's own header stays."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if settings.SECURE_HSTS_SECONDS:
            response.headers.setdefault(
                "Strict-Transport-Security", f"max-age={settings.SECURE_HSTS_SECONDS}"
            )
        # Pages are personal; what may be kept says so itself: built files, photos, the brand.
        response.headers.setdefault("Cache-Control", "no-store")
        return response
