"""How does history name a company and what is known about it?"""

from collections.abc import Collection, Mapping
from typing import Any

from naryad.companies.columns import input_of
from naryad.companies.input import TEXTS
from naryad.companies.kinds import kinds_of
from naryad.companies.models import Company
from naryad.companies.requisites import CODES
from naryad.companies.rows import CELLS
from naryad.core.rows import say_row

_FORM = ("name", *TEXTS, *CODES, "code", "site", "note", "counterparty")


def describe_company(company: Company, names: Mapping[int, str]) -> dict[str, Any]:
    """The fields that a form edits. `names` of companies by id, for the parent."""
    described: dict[str, Any] = {
        "name": company.name,
        "kinds": [kind.value for kind in kinds_of(company)],
        "parent": _name_parent(company.parent_id, names),
    }
    described |= {name: str(getattr(company, name)) for name in _FORM}
    return described | {name: [say_row(row) for row in getattr(company, name)] for name in CELLS}


def say_form(company: Company) -> dict[str, Any]:
    """As plain values under the names of the input, for a comparison and for a form."""
    return say_input(input_of(company))


def say_input(given: Any) -> dict[str, Any]:
    said: dict[str, Any] = {name: str(getattr(given, name)) for name in _FORM}
    said |= {name: [dict(row) for row in getattr(given, name)] for name in CELLS}
    return said | {"kinds": sorted(given.kinds), "parent_id": given.parent_id}


def read_names(ids: Collection[int | None], *, organization_id: int) -> dict[int, str]:
    """Of any companies, deleted ones too."""
    rows = Company.objects.filter(
        organization_id=organization_id, pk__in=[pk for pk in ids if pk is not None]
    )
    return dict(rows.values_list("pk", "name"))


def _name_parent(parent_id: int | None, names: Mapping[int, str]) -> dict[str, Any] | None:
    return None if parent_id is None else {"id": parent_id, "name": names.get(parent_id, "")}
