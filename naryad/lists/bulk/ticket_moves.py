"""How are many tickets moved at once, and moved back?"""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from naryad.access.actor import Actor
from naryad.access.kind import Kind
from naryad.core.errors import Invalid
from naryad.core.ids import read_id
from naryad.core.outcomes import Outcome
from naryad.lists.bulk.verbs import Parameters
from naryad.people.own_roles import role_ids_of
from naryad.tickets import actions
from naryad.tickets.group_steps import key_of
from naryad.tickets.in_force import cycles_in_force
from naryad.tickets.lifecycle import TransitionFacts, may_make
from naryad.tickets.models import Ticket
from naryad.tickets.moves import LONGEST_COMMENT, refuse_silence

_MOST_GROUPS = 500
# A transition that nobody has: what stands elsewhere by now has no way chosen for it.
_NO_WAY = 0


def prepare_moves(given: Parameters, *, by: Actor, at: datetime) -> Parameters:
    """`ways`: type and stage → the transition to make, or nothing. Each must be one that this
    person may make from there."""
    ways = {key: way for key, way in (given.get("ways") or {}).items() if _is_key(key)}
    ways = dict(list(ways.items())[:_MOST_GROUPS])
    chosen = {key: read_id(str(value)) for key, value in ways.items() if value}
    if not chosen:
        raise Invalid({"": _("Choose for one group at least where it goes.")})
    known = _find_ways(chosen, by=by)
    if not known.keys() >= set(chosen.items()):
        raise Invalid({"": _("The life cycle does not lead there any more. Choose again.")})
    comment = str(given.get("comment") or "").strip()[:LONGEST_COMMENT]
    refuse_silence([known[key, way_id or 0] for key, way_id in chosen.items()], comment)
    return {"ways": {key: chosen.get(key) for key in ways}, "comment": comment}


def leave_out(ids: Sequence[int], parameters: Parameters, *, by: Actor) -> Collection[int]:
    """Those of the groups for which nothing was chosen."""
    still = {key for key, transition_id in parameters["ways"].items() if transition_id is None}
    return [pk for pk, key in _keys_of(ids, by=by).items() if key in still]


def move(
    ids: Sequence[int], parameters: Parameters, *, by: Actor, at: datetime
) -> Sequence[Outcome]:
    ways, keys = parameters["ways"], _keys_of(ids, by=by)
    moves = [
        actions.Move(pk, ways.get(keys.get(pk)) or _NO_WAY, comment=parameters["comment"])
        for pk in ids
    ]
    return actions.move_tickets(moves, by=by, at=at)


def move_back(
    ids: Sequence[int], parameters: Parameters, *, by: Actor, at: datetime
) -> Sequence[Outcome]:
    """The batch has compared the versions with what the run has made of the tickets."""
    rows = Ticket.objects.filter(organization_id=by.organization_id, pk__in=ids)
    versions = dict(rows.values_list("pk", "version"))
    returns = [actions.Return(pk, versions.get(pk, 0)) for pk in ids]
    return actions.undo_moves(returns, by=by, at=at)


def _is_key(key: str) -> bool:
    type_id, _dash, stage_id = key.partition("-")
    return read_id(type_id) is not None and read_id(stage_id) is not None


def _keys_of(ids: Sequence[int], *, by: Actor) -> dict[int, str]:
    rows = Ticket.objects.filter(organization_id=by.organization_id, pk__in=ids)
    return {
        pk: key_of(type_id, stage_id)
        for pk, type_id, stage_id in rows.values_list("pk", "type_id", "stage_id")
    }


def _find_ways(chosen: Mapping[str, Any], *, by: Actor) -> dict[tuple[str, int], TransitionFacts]:
    """By type and stage, and transition: all of the types named that this person may make by
    hand."""
    types = {read_id(key.partition("-")[0]) or 0 for key in chosen}
    role_ids = role_ids_of(by)
    return {
        (key_of(type_id, each.from_id), each.id): each
        for type_id, cycle in cycles_in_force(types, organization_id=by.organization_id).items()
        for each in cycle.transitions.values()
        if may_make(each, kind=Kind.EMPLOYEE, role_ids=role_ids)
    }
