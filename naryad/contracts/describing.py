"""How does history name what is known about a contract?"""

from collections.abc import Iterable, Mapping
from typing import Any

from naryad.assets.models import Asset
from naryad.companies.models import Company
from naryad.history import naming
from naryad.history.naming import Names, ReadNames, nameless, names_in

_NAMED: Mapping[str, ReadNames] = {
    "company_id": names_in(Company),
    "tree_ids": names_in(Asset),
    "single_ids": names_in(Asset),
    "recipient_ids": nameless,
}


def read_names(held: Iterable[Mapping[str, Any]], *, organization_id: int) -> Names:
    return naming.read_names(held, _NAMED, organization_id=organization_id)
