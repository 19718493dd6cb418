"""Does a version of a life cycle go from draft to force, and stay as it was published?"""

from collections.abc import Callable

import pytest
from django.db import IntegrityError, connection, transaction

from naryad.core.errors import NotVisible
from naryad.core.labels import Label
from naryad.history.models import Event
from naryad.tickets import actions
from naryad.tickets.base_process import READY
from naryad.tickets.checking import check_cycle
from naryad.tickets.codes import Branch, CycleState
from naryad.tickets.cycle_plans import Source
from naryad.tickets.cycle_reading import gather_facts, read_rows, roles_that_move
from naryad.tickets.locking import NotADraft
from naryad.tickets.models import Cycle, CycleStage, Stage, TicketType, Transition, TransitionRole
from tests.tickets.inputs import a_stage, a_transition, a_type
from tests.world import World


def _base(world: World) -> Cycle:
    """What the organization has begun with."""
    return Cycle.objects.get(organization=world.service.organization, state=CycleState.PUBLISHED)


def _last(world: World) -> Event:
    return Event.objects.filter(organization_id=world.service.id).latest("pk")


def test_a_new_organization_can_work_at_once(world: World) -> None:
    cycle = _base(world)
    assert (cycle.type.is_default, cycle.number) == (True, 1)
    facts = gather_facts(read_rows(cycle))
    assert len(facts.stages) == 13
    assert check_cycle(facts, roles_that_move(world.service.id)) == []


@pytest.mark.parametrize("code", READY)
def test_a_type_made_like_a_ready_cycle_can_be_published_as_it_is(world: World, code: str) -> None:
    by = world.actor(world.service.head)
    type_id = actions.add_type(a_type(), source=Source(ready=code), by=by, at=world.at)
    draft = Cycle.objects.get(type_id=type_id)
    facts = gather_facts(read_rows(draft))
    assert check_cycle(facts, roles_that_move(world.service.id)) == []
    actions.publish_draft(draft.pk, seen_version=draft.version, by=by, at=world.at)
    draft.refresh_from_db()
    assert (draft.state, draft.published_at) == (CycleState.PUBLISHED, world.at)
    # What was there already has not been made twice.
    living = Stage.objects.filter(organization_id=world.service.id, deleted_at=None)
    names = [name["ru"] for name in living.values_list("name", flat=True)]
    assert len(names) == len(set(names))


def test_a_ready_cycle_takes_a_stage_of_the_same_name(world: World) -> None:
    by = world.actor(world.service.head)
    own = actions.add_stage(a_stage("доработка"), by=by, at=world.at)
    actions.add_type(a_type(), source=Source(ready="MAINTENANCE"), by=by, at=world.at)
    assert CycleStage.objects.filter(stage_id=own).exists()


def test_a_draft_begins_like_the_version_in_force(world: World) -> None:
    by, base = world.actor(world.service.head), _base(world)
    draft = Cycle.objects.get(pk=actions.start_draft(base.type_id, by=by, at=world.at))
    old, new = gather_facts(read_rows(base)), gather_facts(read_rows(draft))
    assert (draft.number, list(new.stages)) == (2, list(old.stages))
    assert [(each.from_id, each.to_id, each.role_ids) for each in new.transitions] == [
        (each.from_id, each.to_id, each.role_ids) for each in old.transitions
    ]
    with pytest.raises(actions.DraftExists):
        actions.start_draft(base.type_id, by=by, at=world.at)


def test_publishing_replaces_the_version_before(world: World) -> None:
    by, base = world.actor(world.service.head), _base(world)
    draft_id = actions.start_draft(base.type_id, by=by, at=world.at)
    place = CycleStage.objects.get(cycle_id=draft_id, stage__code="CONTINUATION")
    actions.remove_cycle_stage(draft_id, place.stage_id, by=by, at=world.at)
    actions.publish_draft(draft_id, seen_version=None, by=by, at=world.at)
    base.refresh_from_db()
    assert (base.state, base.retired_at) == (CycleState.RETIRED, world.at)
    changes = _last(world).changes
    assert changes["number"] == {"old": 1, "new": 2}
    assert [each["name"]["en"] for each in changes["stages"]["old"]] == ["Needs continuation"]


def test_a_draft_with_errors_is_not_published(world: World) -> None:
    by, draft = world.actor(world.service.head), world.service.draft
    actions.set_start(draft.pk, stage_id=None, status_id=None, seen=None, by=by, at=world.at)
    with pytest.raises(actions.CycleNotFit):
        actions.publish_draft(draft.pk, seen_version=None, by=by, at=world.at)


def test_only_what_was_seen_is_published(world: World) -> None:
    by, draft = world.actor(world.service.head), world.service.draft
    actions.remove_transition(world.service.accept.pk, by=by, at=world.at)
    with pytest.raises(actions.CycleChanged):
        actions.publish_draft(draft.pk, seen_version=draft.version, by=by, at=world.at)


CHANGES: dict[str, Callable[[World], object]] = {
    "the start": lambda world: Cycle.objects.filter(pk=world.service.draft.pk).update(
        start_stage=world.service.over
    ),
    "the state": lambda world: Cycle.objects.filter(pk=world.service.draft.pk).update(
        state=CycleState.DRAFT
    ),
    "a transition": lambda world: Transition.objects.filter(pk=world.service.finish.pk).update(
        branch=Branch.APPROVAL
    ),
    "a way more": lambda world: Transition.objects.create(
        organization=world.service.organization,
        cycle=world.service.draft,
        from_stage=world.service.over,
        to_stage=world.service.queue,
        name=Label(ru="Назад"),
    ),
    "a stage": lambda world: CycleStage.objects.filter(cycle=world.service.draft).update(
        deleted_at=world.at
    ),
    "a role": lambda world: TransitionRole.objects.filter(transition=world.service.accept).delete(),
}


@pytest.mark.parametrize("what", CHANGES)
def test_the_database_itself_keeps_what_is_published(world: World, what: str) -> None:
    by = world.actor(world.service.head)
    actions.publish_draft(world.service.draft.pk, seen_version=None, by=by, at=world.at)
    with pytest.raises(IntegrityError, match="published"), transaction.atomic():
        CHANGES[what](world)


def test_the_database_itself_joins_only_stages_of_one_cycle(world: World) -> None:
    foreign = CycleStage.objects.filter(cycle=_base(world)).first()
    assert foreign is not None
    with (
        pytest.raises(IntegrityError, match="its own life cycle"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(
            "UPDATE tickets_transition SET to_stage_id = %s::bigint WHERE id = %s::bigint",
            [foreign.stage_id, world.service.finish.pk],
        )


def test_a_published_version_is_no_draft(world: World) -> None:
    by, at, base = world.actor(world.service.head), world.at, _base(world)
    way = Transition.objects.filter(cycle=base).first()
    assert way is not None
    for act in (
        lambda: actions.discard_draft(base.pk, by=by, at=at),
        lambda: actions.publish_draft(base.pk, seen_version=None, by=by, at=at),
        lambda: actions.set_start(base.pk, stage_id=None, status_id=None, seen=None, by=by, at=at),
        lambda: actions.remove_cycle_stage(base.pk, base.start_stage_id or 0, by=by, at=at),
        lambda: actions.remove_transition(way.pk, by=by, at=at),
        lambda: actions.add_transition(base.pk, a_transition(world), by=by, at=at),
        lambda: actions.arrange_transitions(base.pk, [], by=by, at=at),
    ):
        with pytest.raises(NotADraft):
            act()


def test_a_discarded_draft_comes_back(world: World) -> None:
    by, house = world.actor(world.service.head), world.service
    actions.discard_draft(house.draft.pk, by=by, at=world.at)
    with pytest.raises(NotADraft):
        actions.remove_transition(house.finish.pk, by=by, at=world.at)
    other = actions.start_draft(house.ticket_type.pk, by=by, at=world.at)
    with pytest.raises(actions.DraftExists):
        actions.restore_draft(house.draft.pk, by=by, at=world.at)
    actions.discard_draft(other, by=by, at=world.at)
    actions.restore_draft(house.draft.pk, by=by, at=world.at)
    house.draft.refresh_from_db()
    assert house.draft.deleted_at is None
    # A number is given once.
    assert Cycle.objects.get(pk=other).number == 2


def test_the_draft_of_a_deleted_type_is_out_of_reach(world: World) -> None:
    by, house = world.actor(world.service.head), world.service
    actions.delete_setting("types", house.ticket_type.pk, by=by, at=world.at)
    with pytest.raises(NotVisible):
        actions.publish_draft(house.draft.pk, seen_version=None, by=by, at=world.at)


def test_a_type_copies_the_cycle_of_another(world: World) -> None:
    by, base = world.actor(world.service.head), _base(world)
    type_id = actions.add_type(a_type(), source=Source(type_id=base.type_id), by=by, at=world.at)
    draft = Cycle.objects.get(type_id=type_id)
    assert list(gather_facts(read_rows(draft)).stages) == list(gather_facts(read_rows(base)).stages)
    assert _last(world).changes["copied_from"]["new"]["name"] == dict(base.type.name)


def test_the_cycle_of_a_foreign_type_is_not_copied(world: World) -> None:
    by = world.actor(world.service.head)
    foreign = TicketType.objects.filter(organization=world.other.organization).first()
    assert foreign is not None
    type_id = actions.add_type(a_type(), source=Source(type_id=foreign.pk), by=by, at=world.at)
    assert not CycleStage.objects.filter(cycle__type_id=type_id).exists()
    with pytest.raises(NotVisible):
        actions.add_type(a_type("Икс"), source=Source(ready="NONE"), by=by, at=world.at)
