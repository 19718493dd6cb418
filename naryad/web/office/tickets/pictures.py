"""How does a picture come into a text that somebody is writing?"""

from hashlib import sha256

from django.http import HttpResponse, JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from naryad.core.errors import Invalid, NotPermitted, NotVisible, Refusal
from naryad.core.requests import answer_once
from naryad.tickets import actions
from naryad.web.acting import SignedInRequest
from naryad.web.doors import office_door
from naryad.web.files.uploading import NothingSent

_LONGEST_KEY = 48


@office_door
@require_POST
def ticket_picture(request: SignedInRequest) -> HttpResponse:
    """Where it lies; or why it is not taken, in words for the person."""
    actor, at = request.actor, request.at
    upload = request.FILES.get("picture")
    try:
        if upload is None:
            raise NothingSent
        name, data = upload.name or "", upload.read()
        key = answer_once(
            lambda: actions.add_picture(data, name=name, by=actor, at=at),
            organization_id=actor.organization_id,
            person_id=actor.person_id or 0,
            key=request.POST.get("request_key", "")[:_LONGEST_KEY],
            given=["picture", name, sha256(data).hexdigest()],
            at=at,
        )
    except (NotVisible, NotPermitted):
        raise
    except Refusal as refusal:
        return JsonResponse({"refusal": _say(refusal)}, status=refusal.status)
    return JsonResponse({"src": reverse("file", args=[key])})


def _say(refusal: Refusal) -> str:
    if isinstance(refusal, Invalid):
        return " ".join(str(said) for said in refusal.errors.values())
    return str(refusal)
