"""Which lists do the settings of tickets have?"""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from naryad.tickets.queries import count_settings
from naryad.tickets.setting_nouns import SETTINGS
from naryad.web.acting import SignedInRequest
from naryad.web.http import Crumb


def describe_tabs(request: SignedInRequest, current: str) -> list[dict[str, Any]]:
    """The lists, and what is said once for all tickets."""
    counts = count_settings(request.actor, SETTINGS)
    lists: list[dict[str, Any]] = [
        {
            "label": each.title,
            "url": reverse("ticket_setting_list", args=[name]),
            "current": name == current,
            "count": counts[name],
        }
        for name, each in SETTINGS.items()
    ]
    archive = {
        "label": pgettext("tickets", "Archive"),
        "url": reverse("ticket_archive_rule"),
        "current": current == "archive",
    }
    return [*lists, archive]


def lead_to(noun: str) -> list[Crumb]:
    here = reverse("ticket_setting_list", args=[noun])
    root = Crumb(_("Ticket settings"), reverse("ticket_settings"))
    return [root, Crumb(SETTINGS[noun].title, here)]
