"""Where can a customer go?"""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from naryad.web.menu import Place, Section

PORTAL = (
    Section(
        _("Portal"),
        (
            Place(_("Home"), "portal_home", icon="home", on_bar=True),
            Place(_("Requests"), "portal_tickets", icon="clipboard-list", on_bar=True),
            Place(_("Scan a code"), "scanner", icon="scan", on_bar=True, short=_("Scan")),
            Place(
                _("Equipment"),
                "portal_equipment",
                icon="settings-2",
                on_bar=True,
                short=pgettext_lazy("bottom bar", "Equipment"),
            ),
            Place(_("Companies"), "portal_companies", icon="building"),
            Place(_("Profile"), "profile", icon="user-circle", on_bar=True),
        ),
    ),
)
