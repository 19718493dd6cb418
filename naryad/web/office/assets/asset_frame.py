"""What stands around every tab of the card of an object or a piece of equipment?"""

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naryad.assets.code_queries import count_living_codes
from naryad.files.owners import Owner
from naryad.lists.assets.rows import read_rows
from naryad.web.acting import SignedInRequest
from naryad.web.files.panel import count_files
from naryad.web.http import Crumb

if TYPE_CHECKING:
    from naryad.assets.models import Asset

# In their order; what joins the card later has its line here.
_TABS: tuple[tuple[str, str | Promise], ...] = (
    ("asset", gettext_lazy("General")),
    ("asset_files", gettext_lazy("Files")),
    ("asset_codes", gettext_lazy("Codes")),
    ("asset_history", gettext_lazy("History")),
)


def frame_asset(request: SignedInRequest, found: "Asset", *, tab: str) -> dict[str, Any]:
    """Head and tabs, which every part of the card has."""
    (row,) = read_rows([found.pk], actor=request.actor)
    counts = {
        "asset_files": count_files(request, Owner("asset", found.pk)),
        "asset_codes": count_living_codes(request.actor, found),
    }
    tabs = [
        {
            "label": label,
            "url": reverse(route, args=[found.pk]),
            "current": route == tab,
            "count": counts.get(route) or None,
        }
        for route, label in _TABS
    ]
    return {"asset": found, "row": row, "tabs": tabs, "crumbs": asset_crumbs(found)}


def asset_crumbs(found: "Asset") -> list[Crumb]:
    return [Crumb(_("Objects and equipment"), reverse("assets")), Crumb(found.name)]
