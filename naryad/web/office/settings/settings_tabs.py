"""Which parts do the settings of an organization have?"""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from naryad.web.http import Crumb


def describe_tabs(current: str) -> dict[str, Any]:
    tabs = (
        ("organization_settings", _("Organization")),
        ("organization_sign_in", _("Sign-in")),
        ("identity_providers", _("Sign-in services")),
        ("organization_consent", _("Consent text")),
        ("organization_mail", _("Mail")),
        ("organization_text_messages", _("Text messages")),
        ("organization_notifications", _("Notifications")),
        ("organization_codes", _("Codes")),
        ("registration_offers", _("Registration")),
        ("programs", _("Programs")),
        ("webhooks", _("Webhooks")),
    )
    return {
        "crumbs": [Crumb(_("Settings"))],
        "tabs": [
            {"label": label, "url": reverse(route), "current": route == current}
            for route, label in tabs
        ],
    }
