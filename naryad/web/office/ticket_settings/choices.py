"""What do the forms about tickets offer to choose from?"""

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from naryad.access.actor import Actor
from naryad.areas.queries import area_tree
from naryad.catalog.queries import list_entries
from naryad.core.errors import Invalid
from naryad.lists.people.targets import name_people, search_named
from naryad.tickets.base_process import READY
from naryad.tickets.cycle_plans import Source
from naryad.tickets.queries import cycles_of_types, list_settings
from naryad.web.forms.areas import offer_areas

if TYPE_CHECKING:
    from naryad.tickets.links import Held

Pairs = list[tuple[str, str]]
_OFFERED = 30
_LONGEST_ID = 18
# With the names that these give to people.
_PEOPLE: Callable[..., QuerySet[Any]] = name_people
_SEARCH: Callable[..., QuerySet[Any]] = search_named
_EMPTY, _READY, _TYPE = "empty", "ready:", "type:"


def offer_areas_and_work_types(actor: Actor, held: "Held | None") -> dict[str, Pairs]:
    """Those that live; what the type has of deleted ones it keeps until it is edited."""
    return {
        "area_ids": offer_areas(area_tree(actor)),
        "work_type_ids": [
            (str(each.pk), str(each.name)) for each in list_entries(actor, "work-types")
        ],
    }


def offer_sources(actor: Actor, *, but: Any = None) -> Pairs:
    """Ready cycles, and those of other types that are in force."""
    known = cycles_of_types(actor)
    own = [each for each in list_settings(actor, "types") if but is None or each.pk != but.pk]
    return [
        *((f"{_READY}{code}", str(ready.name)) for code, ready in READY.items()),
        *(
            (f"{_TYPE}{each.pk}", _("As of the type “%(name)s”") % {"name": each.name})
            for each in own
            if each.pk in known and known[each.pk].in_force
        ),
        (_EMPTY, _("Nothing: drawn from the beginning")),
    ]


def read_source(given: str) -> Source:
    """Raises Invalid for what no list offered."""
    ready, type_id = given.removeprefix(_READY), given.removeprefix(_TYPE)
    if given.startswith(_READY) and ready in READY:
        return Source(ready=ready)
    if given.startswith(_TYPE) and type_id.isdecimal() and len(type_id) <= _LONGEST_ID:
        return Source(type_id=int(type_id))
    if given in ("", _EMPTY):
        return Source()
    raise Invalid({"source": _("Choose from the list.")})


def offer_assignees(actor: Actor, chosen: str) -> Pairs:
    known = find_assignees(actor, "")
    if chosen.isdecimal() and len(chosen) <= _LONGEST_ID and chosen not in dict(known):
        named = _PEOPLE(actor).filter(pk=int(chosen)).values_list("pk", "name")
        known = [*((str(pk), str(name)) for pk, name in named), *known]
    return known


def offer_employees(actor: Actor, chosen: Collection[str]) -> Pairs:
    """The chosen ones in front, and the first by name."""
    ids = [int(each) for each in chosen if each.isdecimal() and len(each) <= _LONGEST_ID]
    named = _PEOPLE(actor).filter(pk__in=ids).order_by("sort_key", "pk")
    known = {str(pk): str(name) for pk, name in named.values_list("pk", "name")}
    return [*(known | dict(find_assignees(actor, ""))).items()]


def find_assignees(actor: Actor, words: str) -> Pairs:
    """The first employees by name in whose name the words stand."""
    rows = _PEOPLE(actor)
    found = (_SEARCH(rows, words) if words else rows).filter(kind="EMPLOYEE", is_service=False)
    named = found.order_by("sort_key", "pk").values_list("pk", "name")[:_OFFERED]
    return [(str(pk), str(name)) for pk, name in named]


def name_all(rows: Any) -> Pairs:
    return [(str(row.pk), str(row.name)) for row in rows]
