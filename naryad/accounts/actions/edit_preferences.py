"""How does a login's owner want the program to speak and look?"""

from django.conf import settings
from django.utils.translation import gettext as _

from naryad.accounts.models import Login
from naryad.core.errors import Invalid
from naryad.organizations.zones import is_zone

THEMES = ("auto", "light", "dark")


def edit_preferences(
    login_id: int,
    *,
    language: str | None = None,
    zone: str | None = None,
    theme: str | None = None,
    has_shortcuts: bool | None = None,
) -> None:
    """What is None stays. Empty means: as the organization has it."""
    if language and language not in dict(settings.LANGUAGES):
        raise Invalid({"language": _("There is no such language here.")})
    if zone and not is_zone(zone):
        raise Invalid({"zone": _("There is no such time zone.")})
    if theme and theme not in THEMES:
        raise Invalid({"theme": _("There is no such theme.")})
    wanted = {"language": language, "zone": zone, "theme": theme, "has_shortcuts": has_shortcuts}
    changed = {name: value for name, value in wanted.items() if value is not None}
    if changed:
        Login.objects.filter(pk=login_id).update(**changed)
