"""What do creating and moving tickets cost among a million, in the action's own transaction?"""

import time
from collections.abc import Callable, Sequence
from dataclasses import replace

from django.utils import timezone

from bench.table import say_work
from bench.ticket_world import number_of_tickets
from bench.world import Viewers
from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.core.outcomes import only
from naryad.people.acting import act_as
from naryad.people.models import Person
from naryad.tickets import actions
from naryad.tickets.models import Cycle, Ticket, Transition
from naryad.tickets.ticket_input import TicketInput
from naryad.tickets.visibility import page_of_tickets

TIMES, MANY = 100, 500
_WAY = "A part is missing"


def say_acts(viewers: Viewers, *, first_asset: int) -> None:
    at = timezone.now()
    by = act_as(Person.objects.get(pk=next(iter(viewers.groups["all"]))), at=at)
    cycle = Cycle.objects.get(
        organization_id=by.organization_id, type__is_default=True, state="PUBLISHED"
    )
    made: list[int] = []
    _say("create", TIMES, lambda turn: made.extend(_create(cycle, first_asset + 7 * turn, by)))
    moved = iter(made[:])
    _say("move", TIMES, lambda _turn: _move(cycle, [next(moved)], by))
    many = made + [pk for turn in range(MANY) for pk in _create(cycle, first_asset + turn, by)]
    _say(f"move of {MANY} at once", 1, lambda _turn: _move(cycle, many[-MANY:], by))


def _create(cycle: Cycle, asset_id: int, by: Actor) -> list[int]:
    new = TicketInput("Lift stands still", cycle.type_id, asset_id=asset_id)
    return [only(actions.create_tickets([new], by=by, at=timezone.now()))]


def _move(cycle: Cycle, ids: Sequence[int], by: Actor) -> None:
    stages = dict(Ticket.objects.filter(pk__in=ids).values_list("pk", "stage_id"))
    ways = Transition.objects.filter(cycle=cycle, deleted_at=None, name__en=_WAY)
    to = dict(ways.values_list("from_stage_id", "pk"))
    moves = [actions.Move(pk, to[stage_id], stage_id) for pk, stage_id in stages.items()]
    outcomes = actions.move_tickets(moves, by=by, at=timezone.now())
    assert all(each.is_done for each in outcomes), outcomes[:3]


def say_parts(viewers: Viewers) -> None:
    """Pages of whoever sees the parts of what they see."""
    at = timezone.now()
    for scope in ("own areas", "own companies"):
        having = [
            replace(actor, permissions=actor.permissions | {Permission.SEE_CHILDREN_OF_TICKETS})
            for actor in (
                act_as(person, at=at)
                for person in Person.objects.filter(pk__in=viewers.groups[scope])
            )
        ]

        def page(turn: int, having: Sequence[Actor] = having) -> None:
            page_of_tickets(having[turn % len(having)], size=50).rows()

        _say(f"page with parts, {scope}", TIMES, page)


def _say(name: str, count: int, act: Callable[[int], None]) -> None:
    """A tenth more to warm up, where there are several."""
    for turn in range(count // 10):
        act(turn)
    times = []
    cpu = time.process_time()
    for turn in range(count):
        start = time.perf_counter()
        act(turn)
        times.append(1000 * (time.perf_counter() - start))
    spent = 1000 * (time.process_time() - cpu) / count
    times.sort()
    data = f"{number_of_tickets():,} tickets"
    p95 = times[int(count * 0.95)]
    say_work(name, data, median=times[count // 2], p95=p95, cpu=spent)
