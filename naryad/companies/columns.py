"""Which columns of a company follow from what is handed in, and what does a company hold?"""

from typing import Any

from naryad.companies.counterparty import Counterparty
from naryad.companies.input import TEXTS, CompanyInput
from naryad.companies.kinds import kinds_of, set_kinds
from naryad.companies.models import Company
from naryad.companies.requisites import CODES
from naryad.companies.rows import CELLS
from naryad.core.search import make_search_text, make_sort_key

_PLAIN = ("name", "parent_id", *TEXTS, *CODES, "code", "site", "note")
_KINDS = ("is_customer", "is_contractor", "is_own")
EDITED = (
    *(name for name in _PLAIN if name != "parent_id"),
    *_KINDS,
    *CELLS,
    "counterparty",
    "parent",
    "sort_key",
    "search_text",
    "version",
)


_LONGEST_SORT_KEY = 300  # Lower case can be longer than what was typed: «İ» becomes two letters.


def sort_key_of(name: str) -> str:
    """By this, companies are sorted and told apart."""
    return make_sort_key(name)[:_LONGEST_SORT_KEY]


def fill(company: Company, new: CompanyInput) -> None:
    for name in _PLAIN:
        setattr(company, name, getattr(new, name))
    for name in CELLS:
        setattr(company, name, list(getattr(new, name)))
    # Rows of one statement must agree in type: what was read is plain text.
    company.counterparty = str(new.counterparty)
    company.sort_key = sort_key_of(new.name)
    company.search_text = make_search_text(
        new.name, new.full_name, new.inn, new.code, new.external_id
    )
    set_kinds(company, new.kinds)


def input_of(company: Company) -> CompanyInput:
    """What somebody would have handed in to get this company."""
    taken: dict[str, Any] = {name: getattr(company, name) for name in _PLAIN}
    taken |= {name: tuple(getattr(company, name)) for name in CELLS}
    return CompanyInput(
        kinds=frozenset(kinds_of(company)),
        counterparty=Counterparty(company.counterparty),
        **taken,
    )
