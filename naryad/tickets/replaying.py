"""Which of the moves that tickets have made would a draft not let them make any more?

History tells from which stage to which a ticket went, by whose hand; the draft is asked whether any
of its transitions leads there for such a hand. Roles and requirements are left out: what somebody
was and what a ticket had at that time is gone.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from naryad.access.actor import Actor
from naryad.access.kind import Kind
from naryad.core.labels import Label
from naryad.history.models import Event
from naryad.tickets.codes import Branch, Who
from naryad.tickets.lifecycle import CycleFacts
from naryad.tickets.models import Ticket
from naryad.tickets.visibility import tickets_visible_to

MOST_TICKETS = 1_000
_EXAMPLES = 3
_BY_HAND, _BY_TIME = "ticket.moved", "ticket.moved_by_time"


class Hand(NamedTuple):
    """By whose hand: that of an employee or of a customer, or by time alone."""

    kind: Kind | None

    @property
    def is_time(self) -> bool:
        return self.kind is None


class PastMove(NamedTuple):
    ticket_id: int
    from_id: int
    to_id: int
    hand: Hand
    caption: Label
    from_name: Label
    to_name: Label

    @property
    def way(self) -> tuple[int, int, Hand]:
        return self.from_id, self.to_id, self.hand


@dataclass(frozen=True)
class LostWay:
    """What is not possible any more: how often it was gone, and by tickets that the reader sees."""

    caption: Label
    from_name: Label
    to_name: Label
    hand: Hand
    count: int
    examples: list[Ticket]


@dataclass(frozen=True)
class Replay:
    """`tickets` that have moved at all among the last ones; `moves` of them, and what is lost, the
    most frequent first."""

    tickets: int
    moves: int
    lost: list[LostWay]

    @property
    def lost_moves(self) -> int:
        return sum(each.count for each in self.lost)


def replay_moves(type_id: int, draft: CycleFacts, *, actor: Actor) -> Replay:
    """In three queries."""
    house = actor.organization_id
    last = Ticket.objects.filter(organization_id=house, type_id=type_id, is_living=True)
    ids = list(last.order_by("newest_key", "pk").values_list("pk", flat=True)[:MOST_TICKETS])
    moves = _read_moves(ids, organization_id=house)
    lost = find_lost(moves, draft)
    gone: dict[tuple[int, int, Hand], list[PastMove]] = defaultdict(list)
    for move in lost:
        gone[move.way].append(move)
    seen = tickets_visible_to(actor).in_bulk({move.ticket_id for move in lost}) if lost else {}
    ways = [_tell(some, seen) for some in gone.values()]
    ways.sort(key=lambda each: -each.count)
    return Replay(len({move.ticket_id for move in moves}), len(moves), ways)


def find_lost(moves: Iterable[PastMove], draft: CycleFacts) -> list[PastMove]:
    """Decided on plain values alone."""
    return [move for move in moves if not _leads(draft, move)]


def _leads(draft: CycleFacts, move: PastMove) -> bool:
    for each in draft.transitions:
        if (each.from_id, each.to_id) != (move.from_id, move.to_id):
            continue
        if move.hand.is_time:
            is_possible = each.is_timed
        elif move.hand.kind == Kind.CUSTOMER:
            is_possible = each.branch == Branch.CUSTOMER and each.who == Who.ROLES
        else:
            is_possible = each.who != Who.NOBODY
        if is_possible:
            return True
    return False


def _read_moves(ids: Collection[int], *, organization_id: int) -> list[PastMove]:
    events = Event.objects.filter(
        organization_id=organization_id,
        subject="ticket",
        subject_id__in=ids,
        kind__in=(_BY_HAND, _BY_TIME),
        changes__has_key="stage_id",
    )
    rows = events.order_by("pk").values_list("subject_id", "kind", "changes", "actor__kind")
    return [
        move
        for ticket_id, kind, changes, actor_kind in rows
        if (move := _read(ticket_id, kind, changes, actor_kind)) is not None
    ]


def _read(
    ticket_id: int, kind: str, changes: Mapping[str, Any], actor_kind: str | None
) -> PastMove | None:
    old, new = changes["stage_id"]["old"], changes["stage_id"]["new"]
    if not isinstance(old, dict) or not isinstance(new, dict):
        return None
    hand = Hand(None if kind == _BY_TIME or actor_kind is None else Kind(actor_kind))
    caption = Label((changes.get("transition") or {}).get("new") or {})
    return PastMove(
        ticket_id, old["id"], new["id"], hand, caption, Label(old["name"]), Label(new["name"])
    )


def _tell(moves: list[PastMove], seen: Mapping[int, Ticket]) -> LostWay:
    first = moves[-1]
    often = Counter(move.ticket_id for move in moves)
    examples = [seen[pk] for pk in reversed(often) if pk in seen][:_EXAMPLES]
    return LostWay(first.caption, first.from_name, first.to_name, first.hand, len(moves), examples)
