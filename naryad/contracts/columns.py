"""Which columns of a contract follow from what is handed in?"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from naryad.contracts.input import ContractInput
from naryad.contracts.models import Contract
from naryad.contracts.validity import reminder_day
from naryad.core.search import make_search_text, make_sort_key

_LONGEST_SORT_KEY = 310
KEPT = (
    "name",
    "number",
    "external_id",
    "company_id",
    "since",
    "till",
    "description",
    "conditions",
    "reminds_of_end",
    "remind_on",
)
# What an UPDATE writes; a foreign key goes by the name of its field.
EDITED = (
    *(name for name in KEPT if name != "company_id"),
    "company",
    "due_on",
    "reminded_at",
    "sort_key",
    "search_text",
    "version",
)


def fill(contract: Contract, new: ContractInput, *, today: date) -> None:
    """All but the links."""
    planned_before = planned_day(contract)
    for name in KEPT:
        setattr(contract, name, getattr(new, name))
    contract.sort_key = make_sort_key(new.name, new.number)[:_LONGEST_SORT_KEY]
    contract.search_text = make_search_text(new.name, new.number, new.external_id)
    if planned_day(contract) != planned_before:
        _plan(contract, today=today)


def planned_day(contract: Contract) -> date | None:
    """On which day the end is to be reminded of, whether or not that has happened."""
    if not contract.reminds_of_end or contract.till is None:
        return None
    return contract.remind_on or reminder_day(contract.till)


def values_of(contract: Contract, links: Mapping[str, frozenset[int]]) -> dict[str, Any]:
    """In the shape of the input."""
    return {**{name: getattr(contract, name) for name in KEPT}, **links}


def _plan(contract: Contract, *, today: date) -> None:
    """Another day is another reminder. Of a contract that was over before it was written down
    nobody needs to be reminded."""
    is_over = contract.till is not None and contract.till < today
    contract.due_on = None if is_over else planned_day(contract)
    contract.reminded_at = None
