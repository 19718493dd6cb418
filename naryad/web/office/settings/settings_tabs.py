"""Which parts do the settings of an organization have?"""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from naryad.web.http import Crumb


def describe_tabs(current: str) -> dict[str, Any]:
    tabs = (
        ("organization_settings", _("Organization")),
        ("organization_consent", _("Consent text")),
        ("organization_mail", _("Mail")),
        ("identity_providers", pgettext("settings", "Sign-in")),
    )
    return {
        "crumbs": [Crumb(_("Settings"))],
        "tabs": [
            {"label": label, "url": reverse(route), "current": route == current}
            for route, label in tabs
        ],
    }
