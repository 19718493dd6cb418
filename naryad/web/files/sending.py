"""How is a stored file sent to whoever may read it?"""

from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from naryad.files.sending import send
from naryad.files.serving import open_file, open_thumbnail
from naryad.files.visibility import readable_file
from naryad.web.acting import SignedInRequest
from naryad.web.doors import signed_in_door


@require_safe
@signed_in_door
def file(request: SignedInRequest, file_key: str) -> HttpResponseBase:
    return send(request, open_file(readable_file(request.actor, file_key)))


@require_safe
@signed_in_door
def file_thumbnail(request: SignedInRequest, file_key: str) -> HttpResponseBase:
    return send(request, open_thumbnail(readable_file(request.actor, file_key)))
