"""Which logo stands on the pages of this host?"""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from naryad.core.errors import NotVisible
from naryad.files.serving import open_file
from naryad.files.visibility import public_file
from naryad.web.acting import ActingRequest
from naryad.web.pictures import show_picture


@require_safe
def brand_logo(request: ActingRequest) -> HttpResponse:
    """Also before signing in."""
    organization = request.organization
    if organization is None or not organization.logo_key:
        raise NotVisible
    file = public_file(organization.logo_key, organization_id=organization.pk)
    return show_picture(open_file(file))
