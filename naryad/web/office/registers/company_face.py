"""In which words does the list of companies stand on its page?"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.companies.kinds import CompanyKind
from naryad.companies.visibility import companies_visible_to
from naryad.core.dependents import Hanging
from naryad.lists.companies import (
    CompanyConditions,
    CompanyRow,
    Deleted,
    matching_companies,
)
from naryad.lists.counting import count_each
from naryad.lists.paging import COUNT_CAP, ListPage
from naryad.web.figures import say_capped, say_number
from naryad.web.jinja import with_query

if TYPE_CHECKING:
    from naryad.companies.models import Company

_OFFERED = 30


def describe_list(
    conditions: CompanyConditions, page: ListPage[CompanyRow], *, actor: Actor, is_part: bool
) -> dict[str, Any]:
    """The counters of the tabs are left out where only the rows are asked for."""
    here = reverse("companies")
    views = [] if is_part else list(_views(actor))
    sets = [matching_companies(each, actor=actor) for each in [conditions, *dict(views).values()]]
    found, *counts = count_each(sets)
    return {
        "conditions": conditions,
        "rows": page.rows,
        "found": say_capped(found, COUNT_CAP),
        "previous_url": with_query(here, **conditions.query(page=page.before or "")),
        "next_url": with_query(here, **conditions.query(page=page.after or "")),
        "has_previous": bool(page.before),
        "has_next": bool(page.after),
        "all_url": with_query(here, q=conditions.q),
        "views": _tabs(views, counts, conditions),
    }


def offer_parents(actor: Actor, *, of: "Company | None" = None, also: str = "") -> dict[int, str]:
    """The present parent, the one just chosen (`also`) and the first companies by name; a search
    finds the others."""
    others = companies_visible_to(actor)
    if of is not None:
        others = others.exclude(pk=of.pk)
    kept = [int(also)] if also.isdecimal() else []
    if of is not None and of.parent_id is not None:
        kept.append(of.parent_id)
    chosen = others.filter(pk__in=kept).values_list("pk", "name")
    first = others.order_by("sort_key", "pk").values_list("pk", "name")[:_OFFERED]
    return {**dict(chosen), **dict(first)}


def describe_deletion(
    hanging: Sequence[Hanging], under: "Sequence[Company]"
) -> list[tuple[str, str, str]]:
    """What stays, what changes, what to look at: kind, bold words, words."""
    lose = _("keep the link in their history and lose what the company let them see.")
    rows = [
        ("check", f"{str(each.label).capitalize()}: {say_number(each.count)}", lose)
        for each in hanging
    ]
    if under:
        below = ngettext(
            "%(count)s company below it", "%(count)s companies below it", len(under)
        ) % {"count": len(under)}
        rows.append(("stays", below, ngettext("keeps its place.", "keep their place.", len(under))))
    return [*rows, ("stays", _("History"), _("stays as it is."))]


def _views(actor: Actor) -> Iterator[tuple[str, CompanyConditions]]:
    yield _("All"), CompanyConditions()
    yield _("Customers"), CompanyConditions(kind=CompanyKind.CUSTOMER)
    yield _("Contractors"), CompanyConditions(kind=CompanyKind.CONTRACTOR)
    yield _("Own companies"), CompanyConditions(kind=CompanyKind.OWN)
    if actor.may(Permission.DELETE_COMPANIES):
        yield pgettext("several", "Deleted"), CompanyConditions(deleted=Deleted.ONLY)


def _tabs(
    views: Sequence[tuple[str, CompanyConditions]],
    counts: Sequence[int],
    asked: CompanyConditions,
) -> list[dict[str, Any]]:
    here = reverse("companies")
    return [
        {
            "label": label,
            "url": with_query(here, **each.query(q=asked.q)),
            "current": (asked.kind, asked.deleted) == (each.kind, each.deleted),
            "count": say_capped(count, COUNT_CAP),
        }
        for (label, each), count in zip(views, counts, strict=True)
    ]
