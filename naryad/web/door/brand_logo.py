"""Which logo stands on a page?"""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from naryad.accounts.memberships import organization_with_logo
from naryad.core.errors import NotVisible
from naryad.files.serving import open_file
from naryad.files.visibility import public_file
from naryad.web.pictures import show_picture


@require_safe
def brand_logo(request: HttpRequest) -> HttpResponse:
    """Also before signing in. The address carries the file's key, which nobody can guess."""
    organization = organization_with_logo(request.GET.get("v", ""))
    if organization is None:
        raise NotVisible
    file = public_file(organization.logo_key, organization_id=organization.pk)
    return show_picture(open_file(file))
