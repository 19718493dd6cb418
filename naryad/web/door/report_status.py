"""What does somebody without an account see of what became of their report?"""

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from naryad.access.actor import act_as_system
from naryad.core.errors import NotVisible, Refusal
from naryad.intake import actions
from naryad.intake.inquiry_input import MOST_PHOTOS
from naryad.intake.status_links import find_inquiry, status_address, takes_photos
from naryad.web.acting import ActingRequest
from naryad.web.door.report_photos import (
    answer_part,
    attach_all,
    read_part,
    refuse_part,
    tell_refused,
)
from naryad.web.door.strangers import count_photo, count_photo_part, show_to_stranger
from naryad.web.http import is_fragment, see_other, toast
from naryad.web.scanning import count_scan

if TYPE_CHECKING:
    from naryad.intake.models import Inquiry


@require_safe
def inquiry_status(request: ActingRequest, token: str) -> HttpResponse:
    """Whoever holds the link: the words that customers read, and nobody's name."""
    count_scan(request)
    inquiry = _find(token)
    context = {
        "inquiry": inquiry,
        "organization_name": str(inquiry.organization.name),
        "said": _say(inquiry),
        "address": "" if inquiry.email else status_address(inquiry),
        "token": token,
        "takes_photos": takes_photos(inquiry, at=request.at),
        "most": MOST_PHOTOS,
    }
    return show_to_stranger(request, "door/report_status.html", context, inquiry.organization)


@require_POST
def inquiry_photos(request: ActingRequest, token: str) -> HttpResponse:
    """More of them, or those that the network kept back."""
    count_photo(request)
    inquiry = _find(token)
    by = act_as_system(inquiry.organization_id)
    refused = attach_all(request, inquiry.pk, by=by)
    if is_fragment(request):
        said = "\n".join(why for _name, why in refused)
        return HttpResponse(said, content_type="text/plain", status=422 if refused else 200)
    tell_refused(request, refused)
    if not refused and request.FILES:
        toast(request, _("The photos are attached"))
    return see_other(request, request.path.removesuffix("photos/"))


@require_http_methods(["PUT"])
def inquiry_photo_part(request: ActingRequest, token: str, key: str) -> HttpResponse:
    """A behaviour sends each photo so, part by part. Nothing of it is a page."""
    try:
        part = read_part(request, key)
        count_photo_part(request, is_first=not part.start)
        inquiry = _find(token)
        by = act_as_system(inquiry.organization_id)
        return answer_part(actions.take_photo_part(inquiry.pk, part, by=by, at=request.at))
    except Refusal as refusal:
        return refuse_part(refusal)


def _find(token: str) -> "Inquiry":
    inquiry = find_inquiry(token)
    if inquiry is None:
        raise NotVisible
    return inquiry


def _say(inquiry: "Inquiry") -> tuple[str, str]:
    """What has become of it, and a word more."""
    ticket = inquiry.ticket
    if ticket is not None and ticket.deleted_at is not None:
        return _("It is not pursued any more"), ""
    if ticket is not None:
        return str(ticket.status.name), _("It is being dealt with. This page shows how far it is.")
    if inquiry.reason:
        return _("It was not taken up"), inquiry.reason
    return _("It has arrived"), _("Somebody will look at it. This page shows what becomes of it.")
