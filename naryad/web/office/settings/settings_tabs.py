"""Which parts do the settings of an organization have?"""

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _

from naryad.access.permissions import Permission
from naryad.web.http import Crumb

if TYPE_CHECKING:
    from naryad.access.actor import Actor

# Pages of one part, the first of which is the part itself.
INTEGRATIONS = ("programs", "webhooks")


def describe_tabs(current: str, *, actor: "Actor") -> dict[str, Any]:
    """Those that the actor may enter."""
    part = INTEGRATIONS[0] if current in INTEGRATIONS else current
    parts = [*_of_organization(actor), *_of_integrations(actor)]
    return {
        "crumbs": [Crumb(_("Settings"))],
        "tabs": _tabs(parts, current=part),
        "pages": _tabs(_pages(), current=current) if current in INTEGRATIONS else [],
    }


def _of_organization(actor: "Actor") -> list[tuple[str, str]]:
    if not actor.may(Permission.EDIT_ORGANIZATION):
        return []
    return [
        ("organization_settings", _("Organization")),
        ("organization_sign_in", _("Sign-in")),
        ("identity_providers", _("Sign-in services")),
        ("organization_consent", _("Consent text")),
        ("organization_mail", _("Mail")),
        ("organization_text_messages", _("Text messages")),
        ("organization_notifications", _("Notifications")),
        ("organization_codes", _("Codes")),
        ("registration_offers", _("Registration")),
    ]


def _of_integrations(actor: "Actor") -> list[tuple[str, str]]:
    if not actor.may(Permission.MANAGE_INTEGRATIONS):
        return []
    return [(INTEGRATIONS[0], _("Integrations"))]


def _pages() -> list[tuple[str, str]]:
    return list(zip(INTEGRATIONS, (_("Programs"), _("Webhooks")), strict=True))


def _tabs(parts: list[tuple[str, str]], *, current: str) -> list[dict[str, Any]]:
    return [
        {"label": label, "url": reverse(route), "current": route == current}
        for route, label in parts
    ]
