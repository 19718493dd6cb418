"""Which directories stand side by side, and how much is in each?"""

from django.urls import reverse
from django.utils.translation import gettext as _

from naryad.access.actor import Actor
from naryad.assets.template_queries import count_templates
from naryad.catalog.directories import DIRECTORIES
from naryad.catalog.queries import count_entries


def describe_tabs(actor: Actor, current: str) -> list[dict[str, object]]:
    """`current`: as the address names it."""
    counts = count_entries(actor)
    tabs: list[dict[str, object]] = [
        {
            "label": each.title,
            "url": reverse("directory", args=[name]),
            "current": name == current,
            "count": counts[name],
        }
        for name, each in DIRECTORIES.items()
    ]
    templates = {
        "label": _("Templates of objects"),
        "url": reverse("asset_templates"),
        "current": current == "asset-templates",
        "count": count_templates(actor),
    }
    return [*tabs, templates]
