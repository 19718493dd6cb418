"""Where may a ticket go from here, and by whose hand? Decided on plain values alone.

The rules: a ticket moves only along the transitions of the published life cycle of its type. A
customer never moves the main branch or that of approval, and of the customer branch only what is
granted to a role of theirs. What an employee may not do now stands grey, with the reason.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from naryad.access.kind import Kind
from naryad.core.labels import Label
from naryad.tickets.codes import Branch, StageKind, Who


@dataclass(frozen=True)
class StageFacts:
    id: int
    name: Label
    kind: StageKind
    effects: tuple[str, ...] = ()
    requirements: tuple[str, ...] = ()
    is_living: bool = True


@dataclass(frozen=True)
class TransitionFacts:
    """`role_ids`: to whom it is granted where only roles make it; `captions`: role → its own."""

    id: int
    from_id: int
    to_id: int
    name: Label
    branch: Branch = Branch.MAIN
    who: Who = Who.EVERYBODY
    role_ids: frozenset[int] = frozenset()
    captions: Mapping[int, Label] = field(default_factory=dict)
    status_id: int | None = None
    after_seconds: int | None = None
    before_deadline_seconds: int | None = None
    requires_comment: bool = False
    position: int = 0

    @property
    def is_timed(self) -> bool:
        return self.after_seconds is not None or self.before_deadline_seconds is not None


@dataclass(frozen=True)
class CycleFacts:
    """`stages` by id: those that belong to the cycle; `status_ids`: those that live."""

    stages: Mapping[int, StageFacts]
    transitions: tuple[TransitionFacts, ...]
    start_stage_id: int | None
    start_status_id: int | None
    status_ids: frozenset[int] = frozenset()

    def leaving(self, stage_id: int) -> list[TransitionFacts]:
        """In the order in which the buttons stand."""
        found = (each for each in self.transitions if each.from_id == stage_id)
        return sorted(found, key=lambda each: (each.position, each.id))


class Why(StrEnum):
    """Why a transition stands grey."""

    ONLY_BY_TIME = "ONLY_BY_TIME"
    OTHER_ROLES = "OTHER_ROLES"
    REQUIREMENTS = "REQUIREMENTS"


@dataclass(frozen=True)
class Candidate:
    """`why` None: it is offered; `missing`: codes of the requirements that are not met."""

    transition: TransitionFacts
    caption: Label
    why: Why | None = None
    missing: tuple[str, ...] = ()

    @property
    def is_offered(self) -> bool:
        return self.why is None


def find_candidates(
    cycle: CycleFacts,
    stage_id: int,
    *,
    kind: Kind,
    role_ids: Collection[int],
    met: Collection[str] = (),
) -> list[Candidate]:
    """What somebody of this kind with these roles sees beside a ticket in this stage. `met`: codes
    of the requirements that the ticket meets. An employee must have the right to move tickets,
    which the caller asks."""
    found = (
        _judge(each, cycle, kind=kind, role_ids=role_ids, met=met)
        for each in cycle.leaving(stage_id)
    )
    return [each for each in found if each is not None]


def may_make(transition: TransitionFacts, *, kind: Kind, role_ids: Collection[int]) -> bool:
    """By hand, as far as branch and roles go."""
    granted = not transition.role_ids.isdisjoint(role_ids)
    if kind == Kind.CUSTOMER:
        is_theirs = transition.branch == Branch.CUSTOMER and transition.who == Who.ROLES
        return is_theirs and granted
    if transition.who == Who.ROLES:
        return granted
    return transition.who == Who.EVERYBODY


def caption_for(transition: TransitionFacts, role_ids: Collection[int]) -> Label:
    """That of the first of the roles which has one of its own, else the transition's."""
    own = (transition.captions[each] for each in sorted(role_ids) if each in transition.captions)
    return next((each for each in own if each), transition.name)


def _judge(
    transition: TransitionFacts,
    cycle: CycleFacts,
    *,
    kind: Kind,
    role_ids: Collection[int],
    met: Collection[str],
) -> Candidate | None:
    target = cycle.stages.get(transition.to_id)
    if target is None:
        return None
    caption = caption_for(transition, role_ids)
    if not may_make(transition, kind=kind, role_ids=role_ids):
        if kind == Kind.CUSTOMER:
            return None
        why = Why.ONLY_BY_TIME if transition.who == Who.NOBODY else Why.OTHER_ROLES
        return Candidate(transition, caption, why)
    missing = tuple(code for code in target.requirements if code not in met)
    return Candidate(transition, caption, Why.REQUIREMENTS if missing else None, missing)
