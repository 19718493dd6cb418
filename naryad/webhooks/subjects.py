"""Over which lists can the filter of a webhook ask, and does an event fit?"""

from collections.abc import Callable, Collection, Mapping
from typing import Any

from naryad.core.conditions.tree import read_tree
from naryad.core.errors import Invalid
from naryad.lists.areas.areas_list import list_areas
from naryad.lists.assets.assets_list import list_assets
from naryad.lists.companies.companies_list import list_companies
from naryad.lists.contracts.contracts_list import list_contracts
from naryad.lists.fields import Asker
from naryad.lists.happened_kinds import subject_of
from naryad.lists.noun_lists import NounList
from naryad.lists.questions import Question, Show
from naryad.lists.tickets.tickets_list import list_tickets

# People stand in two lists, and directories in none that can be asked.
LISTS: Mapping[str, Callable[[Asker], NounList[Any]]] = {
    "ticket": list_tickets,
    "asset": list_assets,
    "company": list_companies,
    "contract": list_contracts,
    "area": list_areas,
}


def list_of(kinds: Collection[str], asker: Asker) -> NounList[Any] | None:
    """None where the kinds have no list in common."""
    subjects = {subject_of(kind) for kind in kinds}
    (subject,) = subjects if len(subjects) == 1 else ("",)
    return LISTS[subject](asker) if subject in LISTS else None


def fits(tree: Any, kind: str, subject_id: int, *, asker: Asker) -> bool:
    """What is asked is asked as the owner: a field that they have lost makes nothing fit."""
    if tree is None:
        return True
    asked = list_of([kind], asker)
    if asked is None:
        return False
    deleted = Show.ALL if asked.may_see_deleted else Show.HIDE
    question = Question(where=read_tree(tree), deleted=deleted)
    try:
        return bool(asked.matching_exactly(question).filter(pk=subject_id).exists())
    except Invalid:
        return False
