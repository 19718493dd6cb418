"""How does history name a company and what is known about it?"""

from collections.abc import Collection, Mapping
from typing import Any

from naryad.companies.kinds import kinds_of
from naryad.companies.models import Company


def describe_company(company: Company, names: Mapping[int, str]) -> dict[str, Any]:
    """The fields that a form edits. `names` of companies by id, for the parent."""
    return {
        "name": company.name,
        "kinds": [kind.value for kind in kinds_of(company)],
        "parent": _name_parent(company.parent_id, names),
    }


def read_names(ids: Collection[int | None], *, organization_id: int) -> dict[int, str]:
    """Of any companies, deleted ones too."""
    rows = Company.objects.filter(
        organization_id=organization_id, pk__in=[pk for pk in ids if pk is not None]
    )
    return dict(rows.values_list("pk", "name"))


def _name_parent(parent_id: int | None, names: Mapping[int, str]) -> dict[str, Any] | None:
    return None if parent_id is None else {"id": parent_id, "name": names.get(parent_id, "")}
