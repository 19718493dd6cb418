"""Which life cycles can there be?"""

from hypothesis import strategies as st

from naryad.core.labels import Label
from naryad.tickets.checking import RoleFacts
from naryad.tickets.codes import Branch, StageKind, Who
from naryad.tickets.lifecycle import CycleFacts, StageFacts, TransitionFacts
from naryad.tickets.stage_effects import (
    ASSIGNEE_SET,
    CLOSE,
    CODE_SCANNED,
    COMPLETE,
    RELEASE,
)

ROLES = {1: RoleFacts(1), 2: RoleFacts(2), 3: RoleFacts(3, is_for_customers=True)}
# The last one is no role any more.
ROLE_IDS = (1, 2, 3, 4)
MOST_STAGES = 6
_TIMES = st.none() | st.sampled_from([60, 3600])
_NAME = Label(ru="Имя")


@st.composite
def stages(draw: st.DrawFn, stage_id: int) -> StageFacts:
    return StageFacts(
        stage_id,
        _NAME,
        draw(st.sampled_from(StageKind)),
        tuple(draw(st.sets(st.sampled_from([COMPLETE, CLOSE, RELEASE])))),
        tuple(draw(st.sets(st.sampled_from([ASSIGNEE_SET, CODE_SCANNED])))),
        is_living=draw(st.integers(0, 9)) > 0,
    )


@st.composite
def transitions(draw: st.DrawFn, row_id: int, ids: list[int]) -> TransitionFacts:
    source, target = draw(st.permutations(ids))[:2]
    captions = draw(st.dictionaries(st.sampled_from(ROLE_IDS), st.just(Label(en="Own"))))
    return TransitionFacts(
        row_id,
        source,
        target,
        _NAME,
        branch=draw(st.sampled_from(Branch)),
        who=draw(st.sampled_from(Who)),
        role_ids=frozenset(draw(st.sets(st.sampled_from(ROLE_IDS)))),
        captions=captions,
        status_id=draw(st.none() | st.integers(1, 3)),
        after_seconds=draw(_TIMES),
        before_deadline_seconds=draw(_TIMES),
        position=draw(st.integers(0, 3)),
    )


@st.composite
def cycles(draw: st.DrawFn) -> CycleFacts:
    ids = list(range(1, draw(st.integers(0, MOST_STAGES)) + 1))
    count = draw(st.integers(0, 10)) if len(ids) > 1 else 0
    return CycleFacts(
        {stage_id: draw(stages(stage_id)) for stage_id in ids},
        tuple(draw(transitions(row_id, ids)) for row_id in range(count)),
        draw(st.none() | st.sampled_from(ids)) if ids else None,
        draw(st.none() | st.integers(1, 3)),
        frozenset({1, 2}),
    )
