"""Of which lists can a file be made?"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from naryad.access.actor import Actor
from naryad.access.kind import Kind
from naryad.core.errors import Invalid, NotVisible
from naryad.lists.areas.areas_list import list_areas
from naryad.lists.assets.assets_list import list_assets
from naryad.lists.codes.codes_list import list_codes
from naryad.lists.companies.companies_list import list_companies
from naryad.lists.contracts.contracts_list import list_contracts
from naryad.lists.fields import Asker, ListField
from naryad.lists.inquiries.inquiries_list import list_inquiries
from naryad.lists.noun_lists import NounList
from naryad.lists.people.people_list import list_people
from naryad.lists.tickets.tickets_list import list_tickets
from naryad.spreadsheets.refusals import NoColumns
from naryad.spreadsheets.sheets import open_sheet, sheet_of
from naryad.spreadsheets.states import Format

_LISTS: Mapping[str, tuple[str | Promise, Callable[[Asker], NounList[Any]]]] = {
    "areas": (_("Areas"), list_areas),
    "assets": (_("Objects and equipment"), list_assets),
    "code_list": (_("Codes"), list_codes),
    "companies": (_("Companies"), list_companies),
    "contracts": (_("Contracts"), list_contracts),
    "customers": (_("Customers"), lambda asker: list_people(Kind.CUSTOMER, asker)),
    "employees": (_("Employees"), lambda asker: list_people(Kind.EMPLOYEE, asker)),
    "inquiries": (_("Inquiries"), list_inquiries),
    "tickets": (_("Tickets"), list_tickets),
}


_WITH_FILES = frozenset({"tickets"})


def has_file(noun: str) -> bool:
    return noun in _LISTS


def open_noun(noun: str, asker: Asker) -> NounList[Any]:
    """Whoever may see nothing of it finds nothing. Raises NotVisible for what has no file."""
    if noun not in _LISTS:
        raise NotVisible
    return _LISTS[noun][1](asker)


def name_noun(noun: str) -> str:
    """Directories have a sheet and no list."""
    return str(_LISTS[noun][0] if noun in _LISTS else sheet_of(noun).label)


def columns_for_file(asked: NounList[Any]) -> list[ListField]:
    """In the order of the list."""
    return [each for each in asked.columns() if each.is_exported]


def formats_of(noun: str) -> list[Format]:
    """An archive of what is attached, of those to which something is."""
    return [each for each in Format if each != Format.ZIP or noun in _WITH_FILES]


def choose_content(
    asked: NounList[Any],
    columns: Sequence[str],
    *,
    format: Format,
    imports_back: bool,
    actor: Actor,
) -> tuple[list[str], bool]:
    """Which columns of the list, or instead of them all that can be read in again; an archive of
    files has neither. Raises Invalid, NoColumns, and NotVisible for what the actor may not read
    in."""
    if format not in formats_of(asked.noun):
        raise Invalid({"format": _("Choose a kind of file.")})
    if format == Format.ZIP:
        return [], False
    if imports_back:
        open_sheet(asked.noun, actor)
        return [], True
    known = {each.key for each in columns_for_file(asked)}
    chosen = [key for key in dict.fromkeys(columns) if key in known]
    if not chosen:
        raise NoColumns
    return chosen, False
