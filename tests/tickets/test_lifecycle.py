"""Is a ticket offered only the ways that are its own, by the hand that may?"""

from hypothesis import given
from hypothesis import strategies as st

from naryad.access.kind import Kind
from naryad.core.labels import Label
from naryad.tickets.codes import Branch, StageKind, Who
from naryad.tickets.lifecycle import (
    CycleFacts,
    StageFacts,
    TransitionFacts,
    Why,
    caption_for,
    find_candidates,
)
from naryad.tickets.stage_effects import ASSIGNEE_SET
from tests.tickets.random_cycles import ROLE_IDS, cycles

ROLE_SETS = st.frozensets(st.sampled_from(ROLE_IDS))
MET = st.sampled_from([(), (ASSIGNEE_SET,)])
NAME = Label(ru="Дальше", en="On")


def _cycle(*transitions: TransitionFacts, needs: tuple[str, ...] = ()) -> CycleFacts:
    stages = {
        1: StageFacts(1, NAME, StageKind.NEW),
        2: StageFacts(2, NAME, StageKind.DONE, requirements=needs),
    }
    return CycleFacts(stages, transitions, 1, 1, frozenset({1}))


@given(cycles(), ROLE_SETS, MET)
def test_a_customer_moves_nothing_but_what_is_granted_in_their_branch(
    cycle: CycleFacts, role_ids: frozenset[int], met: tuple[str, ...]
) -> None:
    for stage_id in cycle.stages:
        found = find_candidates(cycle, stage_id, kind=Kind.CUSTOMER, role_ids=role_ids, met=met)
        for each in found:
            way = each.transition
            assert way.from_id == stage_id
            assert way.branch == Branch.CUSTOMER
            assert way.who == Who.ROLES
            assert way.role_ids & role_ids
            assert each.is_offered or each.why == Why.REQUIREMENTS


@given(cycles(), ROLE_SETS, MET)
def test_an_employee_is_offered_just_what_the_rules_say(
    cycle: CycleFacts, role_ids: frozenset[int], met: tuple[str, ...]
) -> None:
    for stage_id in cycle.stages:
        found = find_candidates(cycle, stage_id, kind=Kind.EMPLOYEE, role_ids=role_ids, met=met)
        offered = {each.transition.id for each in found if each.is_offered}
        expected = {
            each.id
            for each in cycle.transitions
            if each.from_id == stage_id
            and (each.who == Who.EVERYBODY or (each.who == Who.ROLES and each.role_ids & role_ids))
            and set(cycle.stages[each.to_id].requirements) <= set(met)
        }
        assert offered == expected
        # The others stand grey, each with its reason.
        assert len(found) == sum(each.from_id == stage_id for each in cycle.transitions)


def test_what_is_missing_is_the_reason() -> None:
    cycle = _cycle(TransitionFacts(1, 1, 2, NAME), needs=(ASSIGNEE_SET,))
    (found,) = find_candidates(cycle, 1, kind=Kind.EMPLOYEE, role_ids=())
    assert (found.why, found.missing) == (Why.REQUIREMENTS, (ASSIGNEE_SET,))
    (found,) = find_candidates(cycle, 1, kind=Kind.EMPLOYEE, role_ids=(), met=(ASSIGNEE_SET,))
    assert found.is_offered


def test_other_roles_and_time_are_reasons_too() -> None:
    cycle = _cycle(
        TransitionFacts(1, 1, 2, NAME, who=Who.ROLES, role_ids=frozenset({7})),
        TransitionFacts(2, 1, 2, NAME, branch=Branch.APPROVAL, who=Who.NOBODY, after_seconds=60),
    )
    found = find_candidates(cycle, 1, kind=Kind.EMPLOYEE, role_ids=(8,))
    assert [each.why for each in found] == [Why.OTHER_ROLES, Why.ONLY_BY_TIME]
    assert find_candidates(cycle, 1, kind=Kind.CUSTOMER, role_ids=(7,)) == []


def test_buttons_stand_in_their_order() -> None:
    cycle = _cycle(
        TransitionFacts(1, 1, 2, NAME, position=2),
        TransitionFacts(2, 1, 2, NAME, branch=Branch.APPROVAL, position=1),
    )
    found = find_candidates(cycle, 1, kind=Kind.EMPLOYEE, role_ids=())
    assert [each.transition.id for each in found] == [2, 1]


def test_a_transition_to_a_stage_that_is_not_there_is_not_offered() -> None:
    cycle = _cycle(TransitionFacts(1, 1, 9, NAME))
    assert find_candidates(cycle, 1, kind=Kind.EMPLOYEE, role_ids=()) == []


def test_a_role_reads_its_own_caption() -> None:
    own = Label(ru="Принять работы")
    way = TransitionFacts(1, 1, 2, NAME, captions={5: own, 4: Label()})
    assert caption_for(way, {5}) == own
    assert caption_for(way, {4, 5}) == own
    assert caption_for(way, {4}) == NAME
    assert caption_for(way, ()) == NAME
