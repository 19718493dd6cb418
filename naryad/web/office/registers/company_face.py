"""What do the pages of one company offer and tell?"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from naryad.access.actor import Actor
from naryad.companies.kinds import kinds_of
from naryad.companies.visibility import companies_visible_to
from naryad.core.dependents import Hanging
from naryad.core.ids import read_id
from naryad.web.forms.rows import dial
from naryad.web.office.hanging import say_hanging

if TYPE_CHECKING:
    from naryad.companies.models import Company

_OFFERED = 30
_OGRNIP = 15


def offer_parents(actor: Actor, *, of: "Company | None" = None, also: str = "") -> dict[int, str]:
    """The present parent, the one just chosen (`also`) and the first companies by name; a search
    finds the others."""
    others = companies_visible_to(actor)
    if of is not None:
        others = others.exclude(pk=of.pk)
    kept = [row_id] if (row_id := read_id(also)) else []
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
        (
            "check",
            say_hanging(each),
            str(each.dependent.consequence or lose),
        )
        for each in hanging
    ]
    if under:
        below = ngettext(
            "%(count)s company below it", "%(count)s companies below it", len(under)
        ) % {"count": len(under)}
        rows.append(("stays", below, ngettext("keeps its place.", "keep their place.", len(under))))
    return [*rows, ("stays", _("History"), _("stays as it is."))]


def describe_merge(
    source: "Company", target: "Company", hanging: Sequence[Hanging], under: "Sequence[Company]"
) -> list[tuple[str, str, str]]:
    """What goes over, what stays, what to look at: kind, bold words, words."""
    goes = _("will belong to “%(name)s”.") % {"name": target.name}
    rows = [("check", say_hanging(each), goes) for each in hanging]
    if under:
        below = ngettext(
            "%(count)s company below it", "%(count)s companies below it", len(under)
        ) % {"count": len(under)}
        rows.append(("check", below, _("will stand under “%(name)s”.") % {"name": target.name}))
    added = [kind.label for kind in kinds_of(source) if kind not in kinds_of(target)]
    if added:
        kinds = ", ".join(str(label) for label in added)
        rows.append(
            ("check", kinds, _("will be a kind of “%(name)s” as well.") % {"name": target.name})
        )
    return [
        *rows,
        (
            "check",
            _("What they see"),
            _("Whoever sees what belongs to their companies will see all of “%(name)s”.")
            % {"name": target.name},
        ),
        (
            "stays",
            _("Requisites and contacts"),
            _("of “%(name)s” stay as they are; what only the other card has is not copied.")
            % {"name": target.name},
        ),
        ("stays", _("Both histories"), _("stay, and the merging can be undone.")),
    ]


def describe_requisites(company: "Company") -> list[tuple[str, str]]:
    """Name and value of those that are filled, in the order in which papers have them."""
    named = [
        (_("Full name"), company.full_name),
        (_("INN"), company.inn),
        (_("KPP"), company.kpp),
        (_("OGRNIP") if len(company.ogrn) == _OGRNIP else _("OGRN"), company.ogrn),
        (_("OKPO"), company.okpo),
        *((row["name"], row["value"]) for row in company.requisites),
        (_("Legal address"), company.legal_address),
    ]
    return [(name, value) for name, value in named if value]


def describe_reach(company: "Company") -> dict[str, list[dict[str, str]]]:
    """Rows of contacts, with what a phone dials beside what people read."""
    return {
        "phones": [dial(row) for row in company.phones],
        "emails": company.emails,
        "persons": [dial(row) for row in company.contact_persons],
    }
