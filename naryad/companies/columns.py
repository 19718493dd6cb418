"""Which columns of a company follow from what is handed in?"""

from naryad.companies.input import CompanyInput
from naryad.companies.kinds import set_kinds
from naryad.companies.models import Company
from naryad.core.search import make_search_text, make_sort_key

EDITED = (
    "name",
    "is_customer",
    "is_contractor",
    "is_own",
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
    company.name = new.name
    company.parent_id = new.parent_id
    company.sort_key = sort_key_of(new.name)
    company.search_text = make_search_text(new.name)
    set_kinds(company, new.kinds)
