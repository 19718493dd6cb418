"""How is a stored picture sent?"""

from django.http import HttpResponse

from naryad.files.serving import Served


def show_picture(served: Served) -> HttpResponse:
    """A browser may keep it: another picture has another address. Nobody on the way may."""
    return HttpResponse(
        served.path.read_bytes(),
        content_type=served.type,
        headers={"Cache-Control": "private, max-age=86400", "ETag": served.etag},
    )
