"""Under which address does somebody find an organization's pages in a letter?"""

from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse

from naryad.organizations.models import Organization


def page_address(organization: Organization, route: str, *args: str | int) -> str:
    """Never taken from a request: whoever asks for a letter could make up the host."""
    base = urlsplit(settings.BASE_URL)
    host = organization.host or base.netloc
    return f"{base.scheme}://{host}{reverse(route, args=args)}"
