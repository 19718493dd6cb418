"""Do the parts of a draft come, change, go and come back?"""

import pytest

from naryad.core.errors import Invalid, NotVisible, Stale
from naryad.core.labels import Label
from naryad.history.models import Event
from naryad.tickets import actions
from naryad.tickets.codes import CycleState, Who
from naryad.tickets.models import Cycle, Transition, TransitionRole
from naryad.tickets.refusals import TransitionTaken
from tests.tickets.inputs import a_transition
from tests.world import World


def _base(world: World) -> Cycle:
    """What the organization has begun with."""
    return Cycle.objects.get(organization=world.service.organization, state=CycleState.PUBLISHED)


def _last(world: World) -> Event:
    return Event.objects.filter(organization_id=world.service.id).latest("pk")


def test_a_transition_is_added_and_changed(world: World) -> None:
    by, house = world.actor(world.service.head), world.service
    roles = {house.roles["TECHNICIAN"].pk: Label(ru="Моё слово")}
    new = a_transition(world, who=Who.ROLES, roles=roles, after_seconds=3600)
    row_id = actions.add_transition(house.draft.pk, new, by=by, at=world.at)
    assert _last(world).changes["roles"]["new"][0]["caption"] == {"ru": "Моё слово"}
    actions.edit_transition(
        row_id, a_transition(world, "Иначе"), seen_version=1, by=by, at=world.at
    )
    row = Transition.objects.get(pk=row_id)
    assert (row.name, row.who, row.after_seconds) == ({"ru": "Иначе"}, Who.EVERYBODY, None)
    assert not TransitionRole.objects.filter(transition=row).exists()
    events = Event.objects.count()
    actions.edit_transition(
        row_id, a_transition(world, "Иначе"), seen_version=0, by=by, at=world.at
    )
    assert Event.objects.count() == events
    with pytest.raises(Stale) as caught:
        actions.edit_transition(
            row_id, a_transition(world, "Моё"), seen_version=1, by=by, at=world.at
        )
    assert caught.value.differences == {"name": ({"ru": "Моё"}, {"ru": "Иначе"})}


def test_what_is_wrong_with_a_transition_is_named(world: World) -> None:
    by, house = world.actor(world.service.head), world.service
    foreign = world.other
    for values, fields in (
        ({"from_id": None, "to_id": None}, {"from_id", "to_id"}),
        ({"to_id": house.over.pk, "from_id": house.over.pk}, {"to_id"}),
        ({"from_id": foreign.queue.pk, "to_id": 10**17}, {"from_id", "to_id"}),
        ({"name": Label()}, {"name"}),
        ({"name": Label(ru="я" * 101)}, {"name_ru"}),
        ({"branch": "SIDE"}, {"branch"}),
        ({"who": "THEY"}, {"who"}),
        ({"who": Who.ROLES}, {"role_ids"}),
        ({"who": Who.ROLES, "roles": {foreign.roles["LEAD"].pk: Label()}}, {"role_ids"}),
        ({"who": Who.NOBODY}, {"after_days"}),
        ({"after_seconds": 60, "before_deadline_seconds": 60}, {"before_days"}),
        ({"after_seconds": 10**9}, {"after_days"}),
        ({"status_id": foreign.status.pk}, {"status_id"}),
        ({"from_id": house.queue.pk, "to_id": house.over.pk}, {"to_id"}),
    ):
        new = a_transition(world, **values)
        with pytest.raises(Invalid) as caught:
            actions.add_transition(house.draft.pk, new, by=by, at=world.at)
        assert set(caught.value.errors) == fields


def test_a_stage_leaves_with_its_transitions_and_comes_back_with_them(world: World) -> None:
    by, house = world.actor(world.service.head), world.service
    actions.remove_cycle_stage(house.draft.pk, house.queue.pk, by=by, at=world.at)
    house.draft.refresh_from_db()
    assert house.draft.start_stage_id is None
    living = Transition.objects.filter(cycle=house.draft, deleted_at=None)
    assert living.count() == 0
    assert len(_last(world).changes["transitions"]["old"]) == 2
    actions.restore_cycle_stage(house.draft.pk, house.queue.pk, by=by, at=world.at)
    assert living.count() == 2


def test_a_stage_that_is_put_in_anew_has_nothing(world: World) -> None:
    by, house = world.actor(world.service.head), world.service
    actions.remove_cycle_stage(house.draft.pk, house.over.pk, by=by, at=world.at)
    for _click in range(2):
        actions.add_cycle_stage(house.draft.pk, house.over.pk, by=by, at=world.at)
    assert not Transition.objects.filter(cycle=house.draft, deleted_at=None).exists()
    with pytest.raises(NotVisible):
        actions.restore_cycle_stage(house.draft.pk, house.over.pk, by=by, at=world.at)
    for stage_id in (None, world.other.queue.pk):
        with pytest.raises(Invalid):
            actions.add_cycle_stage(house.draft.pk, stage_id, by=by, at=world.at)


def test_a_removed_transition_comes_back_unless_its_way_is_taken(world: World) -> None:
    by, house = world.actor(world.service.head), world.service
    actions.remove_transition(house.finish.pk, by=by, at=world.at)
    actions.restore_transition(house.finish.pk, by=by, at=world.at)
    actions.remove_transition(house.finish.pk, by=by, at=world.at)
    same = a_transition(world, from_id=house.queue.pk, to_id=house.over.pk)
    actions.add_transition(house.draft.pk, same, by=by, at=world.at)
    with pytest.raises(TransitionTaken):
        actions.restore_transition(house.finish.pk, by=by, at=world.at)
    actions.remove_cycle_stage(house.draft.pk, house.over.pk, by=by, at=world.at)
    with pytest.raises(NotVisible):
        actions.restore_transition(house.finish.pk, by=by, at=world.at)


def test_what_has_gone_does_not_go_again_and_what_is_there_does_not_come_back(world: World) -> None:
    by, at, house = world.actor(world.service.head), world.at, world.service
    with pytest.raises(NotVisible):
        actions.restore_transition(house.finish.pk, by=by, at=at)
    actions.remove_transition(house.finish.pk, by=by, at=at)
    with pytest.raises(NotVisible):
        actions.remove_transition(house.finish.pk, by=by, at=at)
    actions.remove_cycle_stage(house.draft.pk, house.over.pk, by=by, at=at)
    for stage_id in (house.over.pk, _base(world).start_stage_id or 0, world.other.queue.pk):
        with pytest.raises(NotVisible):
            actions.remove_cycle_stage(house.draft.pk, stage_id, by=by, at=at)


def test_the_start_is_of_the_draft(world: World) -> None:
    by, house, base = world.actor(world.service.head), world.service, _base(world)
    with pytest.raises(Invalid) as caught:
        actions.set_start(
            house.draft.pk,
            stage_id=base.start_stage_id,
            status_id=world.other.status.pk,
            seen=None,
            by=by,
            at=world.at,
        )
    assert set(caught.value.errors) == {"start_stage_id", "start_status_id"}
    with pytest.raises(Stale):
        actions.set_start(
            house.draft.pk,
            stage_id=house.over.pk,
            status_id=None,
            seen=(house.over.pk, None),
            by=by,
            at=world.at,
        )


def test_buttons_are_arranged(world: World) -> None:
    by, house = world.actor(world.service.head), world.service
    order = [house.accept.pk, house.finish.pk]
    assert actions.arrange_transitions(house.draft.pk, order, by=by, at=world.at) == 2
    assert actions.arrange_transitions(house.draft.pk, order, by=by, at=world.at) == 0
    rows = Transition.objects.filter(cycle=house.draft).order_by("position")
    assert [row.pk for row in rows] == order
