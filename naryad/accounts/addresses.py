"""Under which address does the owner of a login find what is theirs?"""

from django.conf import settings
from django.urls import reverse


def login_address(route: str, *args: str | int) -> str:
    """For what belongs to a login and not to an organization, always at the common address: no
    organization may see a link that opens the login in every other one."""
    return f"{settings.BASE_URL}{reverse(route, args=args)}"
