"""What does one look like to others? The own photo, for both sides."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from naryad.core.errors import NotVisible
from naryad.files.serving import open_file
from naryad.files.visibility import readable_file
from naryad.web.acting import SignedInRequest
from naryad.web.doors import own_door
from naryad.web.pictures import show_picture


@require_safe
@own_door
def photo(request: SignedInRequest) -> HttpResponse:
    if request.person.photo is None:
        raise NotVisible
    return show_picture(open_file(readable_file(request.actor, request.person.photo.key)))
