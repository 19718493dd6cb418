"""Whom does the form of a ticket offer to be called, of the chosen object and company?"""

from collections.abc import Iterable, Mapping
from hashlib import blake2s
from typing import Any

from django.utils.translation import gettext as _

from naryad.access.actor import Actor
from naryad.assets.visibility import assets_visible_to
from naryad.companies.visibility import companies_visible_to
from naryad.core import contact_persons
from naryad.core.errors import Invalid
from naryad.core.rows import Row
from naryad.web.forms.rows import dial
from naryad.web.office.tickets.choices import name_options


def find_known(chosen: Mapping[str, Iterable[object]], *, actor: Actor) -> dict[str, Row]:
    """By a name that follows from what stands in the row: of the object first, then of the company,
    which is the object's unless another one is chosen."""
    asset = assets_visible_to(actor).filter(pk=_first("asset_id", chosen, actor)).first()
    company_id = _first("company_id", chosen, actor) or (asset and asset.company_id) or 0
    company = companies_visible_to(actor).filter(pk=company_id).first()
    rows = [*(asset.contacts if asset else ()), *(company.contact_persons if company else ())]
    return {_key(row): row for row in map(_whole, rows)}


def name_known(known: Mapping[str, Row]) -> list[tuple[str, str]]:
    return [(key, _say(dial(row))) for key, row in known.items()]


def take_known(given: Mapping[str, Any], *, actor: Actor) -> dict[str, Any]:
    """What was typed, with the rows that were ticked behind those that were typed. Invalid names
    the field where one is no longer offered."""
    picked = given["known_contacts"] or ()
    if not picked:
        return dict(given)
    chosen = {name: [given[name]] for name in ("asset_id", "company_id")}
    known = find_known(chosen, actor=actor)
    if not set(picked) <= set(known):
        raise Invalid({"known_contacts": _("Choose from the list.")})
    typed = list(given["contacts"] or ())
    return {**given, "contacts": [*typed, *(known[key] for key in dict.fromkeys(picked))]}


def _first(field: str, chosen: Mapping[str, Iterable[object]], actor: Actor) -> int:
    """0: none, or one that the reader does not see."""
    given = [each for each in chosen.get(field, ()) if each][:1]
    pairs = name_options(field, given, actor=actor)
    return int(pairs[0][0]) if pairs else 0


def _whole(row: Mapping[str, Any]) -> Row:
    return {cell: str(row.get(cell) or "") for cell in contact_persons.CELLS}


def _key(row: Row) -> str:
    return blake2s("\n".join(row.values()).encode(), digest_size=9).hexdigest()


def _say(row: Row) -> str:
    return " · ".join(filter(None, (row["name"], row["position"], row["said"])))
