"""What does the logo of an organization look like? Anybody who sees its pages may see it."""

from django.http import FileResponse, HttpResponseBase
from django.views.decorators.http import require_safe

from naryad.core.errors import NotVisible
from naryad.files.serving import open_file
from naryad.files.visibility import public_file
from naryad.web.acting import ActingRequest


@require_safe
def logo(request: ActingRequest, key: str) -> HttpResponseBase:
    """A new logo has a new key, so the picture under a key never changes."""
    if request.organization is None:
        raise NotVisible
    served = open_file(public_file(key, organization_id=request.organization.pk))
    answer = FileResponse(served.path.open("rb"), content_type=served.type)
    answer.headers["Cache-Control"] = "private, max-age=31536000, immutable"
    answer.headers["Content-Length"] = str(served.size)
    return answer
