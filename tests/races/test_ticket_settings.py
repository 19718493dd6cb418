"""Do two who set tickets up at the same moment never leave something half done?"""

from collections.abc import Callable
from typing import Any

from django.db import transaction

from naryad.core.errors import Stale
from naryad.history.models import Event
from naryad.tickets import actions
from naryad.tickets.actions.publish_draft import CycleNotFit
from naryad.tickets.codes import CycleState
from naryad.tickets.locking import NotADraft
from naryad.tickets.models import Cycle, TicketType, Transition
from naryad.tickets.setting_nouns import UsedInForce
from tests.races.holding import held_in_line, held_up
from tests.threads import at_once
from tests.tickets.inputs import a_transition, a_type
from tests.world import World


def _hold(world: World) -> Callable[[], Any]:
    """The draft, until those who want to change it wait for it."""
    drafts = Cycle.objects.select_for_update().filter(pk=world.service.draft.pk)
    return lambda: list(drafts)


def test_of_two_who_publish_one_draft_one_does(own_world: World) -> None:
    by, draft = own_world.actor(own_world.service.head), own_world.service.draft

    def act() -> int:
        return actions.publish_draft(draft.pk, seen_version=1, by=by, at=own_world.at)

    outcomes = held_up(_hold(own_world), act, act)
    assert sorted(type(each).__name__ for each in outcomes) == ["NotADraft", "int"]
    events = Event.objects.filter(kind="cycle.published", subject_id=draft.type_id)
    assert events.count() == 1


def test_of_two_who_edit_one_transition_one_is_told(own_world: World) -> None:
    house = own_world.service
    by, finish = own_world.actor(house.head), house.finish.pk

    def edit(ru: str) -> Callable[[], int]:
        new = a_transition(own_world, ru, from_id=house.queue.pk, to_id=house.over.pk)
        return lambda: actions.edit_transition(finish, new, seen_version=1, by=by, at=own_world.at)

    outcomes = held_up(_hold(own_world), edit("Раз"), edit("Два"))
    assert sum(isinstance(each, Stale) for each in outcomes) == 1


def test_what_is_added_to_a_draft_that_is_being_published_comes_too_late(own_world: World) -> None:
    house = own_world.service
    by, draft = own_world.actor(house.head), house.draft

    def publish() -> int:
        return actions.publish_draft(draft.pk, seen_version=None, by=by, at=own_world.at)

    def add() -> int:
        return actions.add_transition(draft.pk, a_transition(own_world), by=by, at=own_world.at)

    first, second = held_in_line(_hold(own_world), publish, add)
    assert first == draft.pk
    assert isinstance(second, NotADraft)


def test_the_database_refuses_a_part_that_would_slip_in_beside_a_publication(
    own_world: World,
) -> None:
    """As if an action had forgotten to lock the draft."""
    house = own_world.service
    by, draft = own_world.actor(house.head), house.draft

    def slip() -> Any:
        with transaction.atomic():
            return Transition.objects.filter(pk=house.finish.pk).update(position=7)

    def publish() -> int:
        return actions.publish_draft(draft.pk, seen_version=None, by=by, at=own_world.at)

    first, second = held_in_line(_hold(own_world), publish, slip)
    assert first == draft.pk
    assert "does not change" in str(second)


def test_a_stage_is_not_deleted_from_under_a_publication(own_world: World) -> None:
    house = own_world.service
    by, at = own_world.actor(house.head), own_world.at
    outcomes = at_once(
        lambda: actions.publish_draft(house.draft.pk, seen_version=None, by=by, at=at),
        lambda: actions.delete_setting("stages", house.queue.pk, by=by, at=at),
    )
    assert sum(isinstance(each, UsedInForce | CycleNotFit) for each in outcomes) == 1


def test_two_who_begin_a_draft_begin_one(own_world: World) -> None:
    house = own_world.service
    by = own_world.actor(house.head)
    first = TicketType.objects.get(organization=house.organization, is_default=True)

    def act() -> int:
        return actions.start_draft(first.pk, by=by, at=own_world.at)

    outcomes = at_once(act, act)
    assert sorted(type(each).__name__ for each in outcomes) == ["DraftExists", "int"]
    assert Cycle.objects.filter(type=first, state=CycleState.DRAFT).count() == 1


def test_two_who_take_the_default_leave_one(own_world: World) -> None:
    house = own_world.service
    by, at = own_world.actor(house.head), own_world.at

    def add(ru: str) -> Callable[[], int]:
        return lambda: actions.add_type(a_type(ru, is_default=True), by=by, at=at)

    outcomes = at_once(add("Раз"), add("Два"))
    assert all(isinstance(each, int) for each in outcomes)
    types = TicketType.objects.filter(organization=house.organization, is_default=True)
    assert types.count() == 1
