"""What does a phone get that keeps Naryad on its home screen?"""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template import engines
from django.urls import reverse
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.core.errors import NotVisible
from naryad.tickets.day import works_in_field
from naryad.web.acting import ActingRequest
from naryad.web.assets import read_manifest, static_url
from naryad.web.http import stranger_context
from naryad.web.reader import reader_of

# The canvas of the light theme; pages say their own color as soon as they are there.
_CANVAS = "#f5f5f2"
_ICONS = (
    ("app-192.png", "192x192", "any"),
    ("app-512.png", "512x512", "any"),
    ("app-maskable-512.png", "512x512", "maskable"),
)
Way = tuple[str | Promise, str]
_DAY: Way = (_("My day"), "field_day")
_NEW: Way = (_("New request"), "portal_ticket_new")
_SCAN: Way = (_("Scan a code"), "scanner")


@require_safe
def app_manifest(request: ActingRequest) -> HttpResponse:
    """The bare address leads everybody to their own side, so that it serves every role."""
    name = reader_of(request).organization_name
    manifest = {
        "id": "/",
        "name": name,
        "short_name": name,
        "lang": translation.get_language(),
        "start_url": reverse("home"),
        "scope": "/",
        "display": "standalone",
        "background_color": _CANVAS,
        "theme_color": _CANVAS,
        "icons": [
            {"src": static_url(file), "sizes": sizes, "type": "image/png", "purpose": purpose}
            for file, sizes, purpose in _ICONS
        ],
        "shortcuts": [
            {"name": label, "url": reverse(route)} for label, route in _ways(request.actor)
        ],
    }
    return JsonResponse(manifest, content_type="application/manifest+json")


@require_safe
def app_worker(request: HttpRequest) -> HttpResponse:
    """From the root, since a worker serves no address above its own."""
    built = settings.STATIC_ROOT / read_manifest().get("worker.js", "worker.js")
    if not built.is_file():
        raise NotVisible
    return HttpResponse(built.read_bytes(), content_type="text/javascript; charset=utf-8")


@require_safe
def offline(request: HttpRequest, language: str) -> HttpResponse:
    """What the worker shows while there is no network: the same for everybody, and of nobody."""
    if language not in dict(settings.LANGUAGES):
        raise NotVisible
    page = engines["jinja2"].get_template("door/offline.html")
    with translation.override(language):
        return HttpResponse(page.render(stranger_context()))


def _ways(actor: Actor | None) -> list[Way]:
    """What a long press on the icon offers."""
    if actor is None:
        return []
    if not actor.is_employee:
        return [_SCAN, _NEW] if actor.may(Permission.ADD_TICKETS) else [_SCAN]
    return [_DAY, _SCAN] if works_in_field(actor) else [_SCAN]
