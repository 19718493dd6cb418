"""How do photos come to what somebody without an account has reported?"""

from collections.abc import Sequence

from django.http import HttpRequest
from django.utils.translation import gettext as _

from naryad.access.actor import Actor
from naryad.core.errors import Invalid, Refusal
from naryad.intake import actions
from naryad.web.acting import ActingRequest
from naryad.web.http import toast
from naryad.web.upload_limits import is_cut_short


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
        except Invalid as refusal:
            refused.append((name, " ".join(str(said) for said in refusal.errors.values())))
        except Refusal as refusal:
            refused.append((name, str(refusal)))
    return refused


def tell_refused(request: HttpRequest, refused: Sequence[tuple[str, str]]) -> None:
    for name, why in refused:
        words = _("“%(name)s” is not attached. %(why)s")
        toast(request, words % {"name": name, "why": why} if name else why, kind="bad")
