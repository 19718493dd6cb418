"""In which shape do screens get the settings of tickets?"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from naryad.access.actor import Actor
from naryad.people.models import Role
from naryad.people.visibility import roles_visible_to
from naryad.tickets.checking import Finding, check_cycle
from naryad.tickets.codes import CycleState
from naryad.tickets.cycle_reading import CycleRows, gather_facts, read_rows, roles_that_move
from naryad.tickets.models import Cycle, Stage, Status, TicketType, Transition
from naryad.tickets.setting_nouns import find_setting
from naryad.tickets.transition_links import read_roles
from naryad.tickets.visibility import tickets_visible_to
from naryad.tickets.visibility_of_settings import cycles_visible_to

MOST_COUNTED = 1_000


@dataclass(frozen=True)
class TypeCycles:
    """The version in force and the draft of a type, where there are."""

    in_force: Cycle | None = None
    draft: Cycle | None = None


@dataclass(frozen=True)
class CycleView:
    """A version as its page shows it."""

    rows: CycleRows
    findings: list[Finding]

    @property
    def cycle(self) -> Cycle:
        return self.rows.cycle

    def leaving(self, stage_id: int) -> list[Transition]:
        return [each for each in self.rows.transitions if each.from_stage_id == stage_id]


def list_settings(actor: Actor, noun: str) -> list[Any]:
    """Living lines in their order."""
    return list(find_setting(noun).visible_to(actor).order_by("position", "pk"))


def deleted_settings(actor: Actor, noun: str) -> list[Any]:
    """The last deleted first."""
    known = find_setting(noun).visible_to(actor, with_deleted=True)
    return list(known.exclude(deleted_at=None).order_by("-deleted_at", "-pk"))


def count_settings(actor: Actor, nouns: Iterable[str]) -> dict[str, int]:
    return {noun: find_setting(noun).visible_to(actor).count() for noun in nouns}


def count_open_of_contract(actor: Actor, contract_id: int) -> int:
    return tickets_visible_to(actor, only_open=True).filter(contract_id=contract_id).count()


def count_open_of_criticality(actor: Actor, criticality_id: int) -> int:
    """Those that the reader sees; stops one above MOST_COUNTED."""
    found = tickets_visible_to(actor).filter(is_open=True, criticality_id=criticality_id)
    return len(found.values_list("pk")[: MOST_COUNTED + 1])


def cycles_of_types(actor: Actor) -> dict[int, TypeCycles]:
    """By type, in one query."""
    current = cycles_visible_to(actor).exclude(state=CycleState.RETIRED)
    found: dict[int, dict[str, Cycle]] = {}
    for cycle in current.order_by("pk"):
        found.setdefault(cycle.type_id, {})[cycle.state] = cycle
    return {
        type_id: TypeCycles(states.get(CycleState.PUBLISHED), states.get(CycleState.DRAFT))
        for type_id, states in found.items()
    }


def current_cycle(actor: Actor, row: TicketType) -> Cycle | None:
    """The draft, else the version in force."""
    current = cycles_visible_to(actor).filter(type=row).exclude(state=CycleState.RETIRED)
    return current.order_by("-number").select_related("type", "start_stage", "start_status").first()


def find_version(actor: Actor, row: TicketType, number: int) -> Cycle | None:
    versions = cycles_visible_to(actor).filter(type=row, number=number)
    return versions.select_related("type", "start_stage", "start_status").first()


def versions_of(actor: Actor, row: TicketType) -> list[Cycle]:
    """The newest first."""
    return list(cycles_visible_to(actor).filter(type=row).order_by("-number"))


def view_cycle(cycle: Cycle) -> CycleView:
    """What is wrong is asked of a draft alone: another one cannot be repaired."""
    rows = read_rows(cycle)
    if cycle.state != CycleState.DRAFT:
        return CycleView(rows, [])
    found = check_cycle(gather_facts(rows), roles_that_move(cycle.organization_id))
    return CycleView(rows, found)


def stages_beside(actor: Actor, view: CycleView) -> list[Stage]:
    """Those that could be put into it."""
    return [each for each in list_settings(actor, "stages") if each.pk not in view.rows.stages]


def offered_statuses(actor: Actor, known: Status | None) -> list[Status]:
    """Those that live, and the one that is chosen already."""
    living: list[Status] = list_settings(actor, "statuses")
    return living if known is None or known in living else [*living, known]


def offered_roles(actor: Actor, row: Transition | None) -> list[Role]:
    """Those that live, and those that the transition has already; Administrator is one of them."""
    living = list(roles_visible_to(actor).order_by("pk"))
    held = [] if row is None else [link.role for link in read_roles(row)]
    return [*living, *(role for role in held if role not in living)]
