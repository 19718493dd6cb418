"""By which words does one row of a sheet name something else, so that it is found again?

What is written is read back: a name where only one bears it, else what only one can have. Both
directions look at what the actor sees and at nothing else.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from naryad.access.actor import Actor
from naryad.areas.visibility import areas_visible_to
from naryad.assets.visibility import assets_visible_to
from naryad.catalog.visibility import (
    asset_classes_visible_to,
    asset_types_visible_to,
    skills_visible_to,
    work_types_visible_to,
)
from naryad.companies.visibility import companies_visible_to
from naryad.contracts.visibility import contracts_visible_to
from naryad.core.search import make_sort_key
from naryad.people.visibility import people_visible_to
from naryad.spreadsheets.sheets.columns import NOT_FOUND, Find, Found
from naryad.spreadsheets.sheets.finding import find_companies, find_labelled, look_up
from naryad.tickets.visibility import tickets_visible_to
from naryad.tickets.visibility_of_settings import (
    criticalities_visible_to,
    ticket_types_visible_to,
)

Visible = Callable[[Actor], QuerySet[Any]]
_LONGEST_SORT_KEY = 310


@dataclass(frozen=True, slots=True)
class Target:
    """`find`: texts → what bears them; `name`: ids → the words by which `find` finds them again."""

    find: Find
    name: Callable[[Collection[int], Actor], Mapping[int, str]]


def _labelled(visible: Visible) -> Target:
    """A directory: few rows, each with a name in one or two languages."""

    def name(ids: Collection[int], actor: Actor) -> Mapping[int, str]:
        rows = visible(actor).order_by().values_list("pk", "name")
        return {pk: str(label) for pk, label in rows if pk in ids}

    return Target(find_labelled(visible), name)


def _rows(
    visible: Visible,
    column: str,
    fold: Callable[[str], str],
    *,
    spoken: Sequence[str],
    unique: Sequence[str] = (),
) -> Target:
    """A noun of which there may be very many. `column`: an indexed one by which they are found,
    `fold` makes of a text what stands in it; `spoken`: of which columns the name is made. `unique`:
    what only one can have, sought and said where the name does not tell them apart."""

    def find(texts: Sequence[str], actor: Actor) -> Mapping[str, Found]:
        seen, found = visible(actor), dict[str, Found]()
        for asked, folded in ((column, fold), *((each, str.strip) for each in unique)):
            left = {text: folded(text) for text in texts if text not in found}
            ids = look_up(seen, asked, set(left.values()))
            found |= {
                text: Found(tuple(sorted(ids[value])))
                for text, value in left.items()
                if value in ids
            }
        return found

    def name(ids: Collection[int], actor: Actor) -> Mapping[int, str]:
        rows = visible(actor).filter(pk__in=ids).order_by()
        said, other = dict[int, str](), dict[int, str]()
        for pk, *cells in rows.values_list("pk", *spoken, *unique):
            said[pk] = " ".join(" ".join(filter(None, cells[: len(spoken)])).split())
            other[pk] = next(filter(None, cells[len(spoken) :]), said[pk])
        found = find(sorted(set(said.values())), actor)
        return {
            pk: text if found.get(text, NOT_FOUND).only == pk else other[pk]
            for pk, text in said.items()
        }

    return Target(find, name)


def _name_companies(ids: Collection[int], actor: Actor) -> Mapping[int, str]:
    """No two living ones share a name."""
    rows = companies_visible_to(actor).filter(pk__in=ids)
    return dict(rows.values_list("pk", "name"))


def fold_name(text: str) -> str:
    """As the column of sort keys holds a name."""
    return make_sort_key(text)[:_LONGEST_SORT_KEY]


def _in_one_line(text: str) -> str:
    return " ".join(text.split())


TARGETS: Mapping[str, Target] = {
    "areas": _labelled(areas_visible_to),
    "asset-classes": _labelled(asset_classes_visible_to),
    "asset-types": _labelled(asset_types_visible_to),
    "criticalities": _labelled(criticalities_visible_to),
    "skills": _labelled(skills_visible_to),
    "ticket-types": _labelled(ticket_types_visible_to),
    "work-types": _labelled(work_types_visible_to),
    "companies": Target(find_companies, _name_companies),
    "assets": _rows(
        assets_visible_to,
        "sort_key",
        fold_name,
        spoken=("name",),
        unique=("external_id", "number"),
    ),
    # Their sort key holds the number behind the name, so names are compared as they stand.
    "contracts": _rows(
        contracts_visible_to,
        "name",
        _in_one_line,
        spoken=("name",),
        unique=("external_id", "number"),
    ),
    # In the order of a sheet, whatever the language: the last name is what rows are sorted by.
    "people": _rows(
        people_visible_to,
        "sort_key",
        fold_name,
        spoken=("last_name", "first_name", "middle_name"),
        unique=("email", "personnel_number", "phone"),
    ),
    "tickets": _rows(
        tickets_visible_to, "number", _in_one_line, spoken=("number",), unique=("external_id",)
    ),
}


def find_in(noun: str) -> Find:
    return TARGETS[noun].find
