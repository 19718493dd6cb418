"""How does somebody fetch a template of what can be imported?"""

from django.http import HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from naryad.core.errors import NotVisible
from naryad.core.labels import LANGUAGES
from naryad.spreadsheets.template import write_template
from naryad.web.acting import SignedInRequest
from naryad.web.doors import office_door

_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@office_door
@require_safe
def import_template(request: SignedInRequest, listed: str, language: str) -> HttpResponse:
    """In either language, whatever that of the page."""
    if language not in LANGUAGES:
        raise NotVisible
    template = write_template(listed, language=language, actor=request.actor)
    answer = HttpResponse(template.data, content_type=_TYPE)
    answer["Content-Disposition"] = content_disposition_header(True, template.name) or "attachment"
    return answer
