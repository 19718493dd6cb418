"""What does the form of an asset offer to choose from?"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from naryad.access.actor import Actor
from naryad.areas.queries import area_tree
from naryad.assets.template_queries import list_templates
from naryad.assets.visibility import assets_visible_to
from naryad.catalog.queries import list_entries
from naryad.companies.visibility import companies_visible_to
from naryad.core.ids import read_id
from naryad.lists.assets.searching import find_assets
from naryad.lists.companies.searching import search_companies
from naryad.lists.people.targets import name_people, search_named
from naryad.web.forms.areas import offer_areas
from naryad.web.forms.assets import NONE

Pairs = list[tuple[str, str]]
_OFFERED = 30
_SOUGHT: Mapping[str, tuple[Callable[..., QuerySet[Any]], Callable[..., QuerySet[Any]]]] = {
    "parent_id": (assets_visible_to, find_assets),
    "company_id": (companies_visible_to, search_companies),
    "responsible_id": (name_people, search_named),
}
SOUGHT = tuple(_SOUGHT)


def find_options(field: str, words: str, *, actor: Actor) -> Pairs:
    """The first of them by name in which the words stand."""
    visible, search = _SOUGHT[field]
    rows = visible(actor)
    found = search(rows, words) if words else rows
    if field == "responsible_id":
        found = found.filter(kind="EMPLOYEE", is_service=False)
    named = found.order_by("sort_key", "pk").values_list("pk", "name")[:_OFFERED]
    return [(str(pk), str(name)) for pk, name in named]


def name_options(field: str, ids: Iterable[str], *, actor: Actor) -> Pairs:
    """Those among them that the reader sees."""
    wanted = [row_id for each in ids if (row_id := read_id(str(each)))]
    rows = _SOUGHT[field][0](actor).filter(pk__in=wanted).values_list("pk", "name")
    return [(str(pk), str(name)) for pk, name in rows]


def offer(actor: Actor, *, chosen: Mapping[str, str]) -> dict[str, Pairs]:
    """`chosen`: what stands now in the fields whose rows may be thousands."""
    choices = {field: _offer_sought(field, chosen.get(field, ""), actor) for field in _SOUGHT}
    return choices | offer_entries(actor, without_type=_("Choose"))


def offer_entries(actor: Actor, *, without_type: str) -> dict[str, Pairs]:
    """Where all there is is offered at once."""
    return {
        "type_id": [("", without_type), *_entries(actor, "asset-types")],
        "class_id": [("", _("Without a class")), *_entries(actor, "asset-classes")],
        "skill_ids": _entries(actor, "skills"),
        "work_type_ids": _entries(actor, "work-types"),
        "area_ids": offer_areas(area_tree(actor)),
    }


def offer_templates(actor: Actor) -> Pairs:
    """With what a new object may begin."""
    return [(str(each.pk), str(each.name)) for each in list_templates(actor)]


def _offer_sought(field: str, chosen: str, actor: Actor) -> Pairs:
    named = dict(name_options(field, [str(chosen)], actor=actor))
    named |= dict(find_options(field, "", actor=actor))
    return [*named.items(), (NONE, _("Nothing"))]


def _entries(actor: Actor, noun: str) -> Pairs:
    return [(str(entry.pk), str(entry.name)) for entry in list_entries(actor, noun)]
