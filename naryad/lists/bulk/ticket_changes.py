"""How are fields and assignees of many tickets changed at once, and put back?"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from naryad.access.actor import Actor
from naryad.catalog.visibility import work_types_visible_to
from naryad.core.errors import Invalid, NotVisible
from naryad.core.ids import read_id
from naryad.core.outcomes import Outcome
from naryad.lists.bulk.verbs import Parameters
from naryad.people.visibility import workers_visible_to
from naryad.tickets import actions
from naryad.tickets.actions import Assignment, How
from naryad.tickets.assigning import read_assignees
from naryad.tickets.ticket_input import TicketEdit, TicketInput, read_moment
from naryad.tickets.ticket_locking import take_tickets
from naryad.tickets.visibility import tickets_visible_to
from naryad.tickets.visibility_of_settings import criticalities_visible_to

_NOTHING = TicketInput("", None)
# What a change may set.
_CHANGED = ("criticality_id", "deadline", "work_type_id", "parent_id")
_NONE = "0"


def prepare_assignment(given: Parameters, *, by: Actor, at: datetime) -> Parameters:
    """`how`: ADD, REMOVE or SET, which may leave nobody. Invalid names the fields."""
    how = str(given.get("how") or How.ADD)
    if how not in set(How):
        raise Invalid({"how": _("Choose one from the list.")})
    ids = {read_id(str(each)) or 0 for each in given.get("person_ids") or ()}
    people = workers_visible_to(by).filter(pk__in=ids)
    found = sorted(people.values_list("pk", flat=True))
    if len(found) != len(ids):
        raise Invalid({"person_ids": _("Choose employees from the list.")})
    if not found and how != How.SET:
        raise Invalid({"person_ids": _("Choose whom.")})
    return {"how": how, "person_ids": found}


def assign(
    ids: Sequence[int], parameters: Parameters, *, by: Actor, at: datetime
) -> Sequence[Outcome]:
    how, people = How(parameters["how"]), frozenset(parameters["person_ids"])
    return actions.assign_tickets([Assignment(pk, people, how) for pk in ids], by=by, at=at)


def remember_assignees(ids: Sequence[int], *, by: Actor) -> Mapping[int, Any]:
    held = read_assignees(list(take_tickets(ids, by=by)), organization_id=by.organization_id)
    return {pk: sorted(people) for pk, people in held.items()}


def assign_as_before(
    ids: Sequence[int], parameters: Parameters, *, by: Actor, at: datetime
) -> Sequence[Outcome]:
    kept = parameters["kept"] if ids else {}
    back = [Assignment(pk, frozenset(kept[pk])) for pk in ids]
    return actions.assign_tickets(back, by=by, at=at)


def prepare_criticality(given: Parameters, *, by: Actor, at: datetime) -> Parameters:
    wanted = read_id(str(given.get("criticality_id") or ""))
    if not criticalities_visible_to(by).filter(pk=wanted or 0).exists():
        raise Invalid({"criticality_id": _("Choose one from the list.")})
    return {"criticality_id": wanted}


def prepare_deadline(given: Parameters, *, by: Actor, at: datetime) -> Parameters:
    """A moment by the clock of the reader; or none at all, which has to be said."""
    zone: Any = timezone.get_current_timezone()
    deadline = read_moment(given, "deadline", zone=zone)
    if deadline is None and not given.get("has_none"):
        raise Invalid({"deadline": _("Say until when, or that there is no deadline.")})
    if deadline is not None and given.get("has_none"):
        raise Invalid({"deadline": _("Either a deadline or none.")})
    return {"deadline": deadline.isoformat() if deadline else None}


def prepare_work_type(given: Parameters, *, by: Actor, at: datetime) -> Parameters:
    """Whether it fits each ticket is for the action to say; 0: none."""
    return {"work_type_id": _choose(given, "work_type_id", work_types_visible_to(by))}


def prepare_parent(given: Parameters, *, by: Actor, at: datetime) -> Parameters:
    """Of which ticket they are parts from now on; 0: of none."""
    return {"parent_id": _choose(given, "parent_id", tickets_visible_to(by))}


def _choose(given: Parameters, field: str, offered: QuerySet[Any]) -> int | None:
    said = str(given.get(field) or "")
    wanted = read_id(said)
    if said != _NONE and not offered.filter(pk=wanted or 0).exists():
        raise Invalid({field: _("Choose one from the list.")})
    return None if said == _NONE else wanted


def change_tickets(
    ids: Sequence[int], parameters: Parameters, *, by: Actor, at: datetime
) -> Sequence[Outcome]:
    return actions.edit_tickets([_edit(pk, parameters) for pk in ids], by=by, at=at)


def remember_tickets(ids: Sequence[int], *, by: Actor) -> Mapping[int, Any]:
    """All that a change may set, as plain values."""
    return {
        pk: {
            **{name: getattr(ticket, name) for name in _CHANGED},
            "deadline": ticket.deadline.isoformat() if ticket.deadline else None,
        }
        for pk, ticket in take_tickets(ids, by=by).items()
    }


def put_tickets_back(
    ids: Sequence[int], parameters: Parameters, *, by: Actor, at: datetime
) -> Sequence[Outcome]:
    kept = parameters["kept"] if ids else {}
    return actions.edit_tickets([_edit(pk, kept[pk]) for pk in ids], by=by, at=at)


def refuse_sent(given: Parameters, *, by: Actor, at: datetime) -> Parameters:
    """An undo begins with what a run has kept, never with what somebody sends."""
    raise NotVisible


def _edit(pk: int, values: Mapping[str, Any]) -> TicketEdit:
    """Whatever else stands among the values is not about the ticket."""
    new = {name: values[name] for name in _CHANGED if name in values}
    if new.get("deadline"):
        new["deadline"] = parse_datetime(new["deadline"])
    return TicketEdit(pk, TicketInput(**{**vars(_NOTHING), **new}), fields=frozenset(new))
