"""What does the style sheet of an organization's color say?"""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from naryad.core.colors import is_color
from naryad.core.errors import NotVisible
from naryad.web import brand


@require_safe
def brand_css(request: HttpRequest) -> HttpResponse:
    color = f"#{request.GET.get('color', '')}".lower()
    if not is_color(color):
        raise NotVisible
    return HttpResponse(
        brand.brand_css(color),
        content_type="text/css; charset=utf-8",
        headers={"Cache-Control": "public, max-age=31536000, immutable"},
    )
