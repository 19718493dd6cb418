"""How does somebody fetch the rows of an import with what is wrong in them?"""

from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from naryad.files.sending import send_once
from naryad.spreadsheets.remarks import write_remarks
from naryad.web.acting import SignedInRequest
from naryad.web.doors import office_door


@office_door
@require_safe
def import_remarks(request: SignedInRequest, import_id: int) -> HttpResponseBase:
    only_faulty = request.GET.get("rows") == "faulty"
    copy, name = write_remarks(import_id, only_faulty=only_faulty, by=request.actor, at=request.at)
    return send_once(copy, name=name)
