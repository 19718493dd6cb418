"""How do photos come to what somebody without an account has reported?"""

import re
from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from naryad.access.actor import Actor
from naryad.core.errors import Invalid, Refusal
from naryad.intake import actions
from naryad.web.acting import ActingRequest
from naryad.web.http import toast
from naryad.web.upload_limits import is_cut_short

_RANGE = re.compile(r"bytes (?:([0-9]{1,9})-[0-9]{1,9}|\*)/([0-9]{1,9})")


def attach_all(request: ActingRequest, inquiry_id: int, *, by: Actor) -> Sequence[tuple[str, str]]:
    """Of each photo that is not attached its name and why; nothing that is wrong with one keeps
    another away, and one that is sent again is there once."""
    if is_cut_short(request):
        return [("", _("All photos together are too much. Send fewer at once."))]
    refused = []
    for upload in request.FILES.getlist("photos"):
        name = upload.name or ""
        try:
            actions.attach_photo(inquiry_id, upload.read(), name=name, by=by, at=request.at)
        except Refusal as refusal:
            refused.append((name, _say(refusal)))
    return refused


def tell_refused(request: HttpRequest, refused: Sequence[tuple[str, str]]) -> None:
    for name, why in refused:
        words = _("“%(name)s” is not attached. %(why)s")
        toast(request, words % {"name": name, "why": why} if name else why, kind="bad")


def read_part(request: HttpRequest, key: str) -> actions.PhotoPart:
    """As a partial PUT of RFC 9110 says it; a photo of no bytes has no range."""
    said = _RANGE.fullmatch(request.headers.get("Content-Range", ""))
    if said is None:
        raise actions.UnfitPart
    name = request.GET.get("name", "")
    return actions.PhotoPart(key, name, int(said[1] or 0), int(said[2]), request.body)


def answer_part(arrived: actions.Arrived) -> HttpResponse:
    """Where the next part begins; or why the photo is no good."""
    answer = refuse_part(arrived.refusal) if arrived.refusal else HttpResponse(status=204)
    answer.headers["Upload-Offset"] = str(arrived.number)
    return answer


def refuse_part(refusal: Refusal) -> HttpResponse:
    """A behaviour shows the words as they are."""
    return HttpResponse(_say(refusal), content_type="text/plain", status=refusal.status)


def _say(refusal: Refusal) -> str:
    if isinstance(refusal, Invalid):
        return " ".join(str(said) for said in refusal.errors.values())
    return str(refusal)
