"""Does no ticket ever stand in a stage that the life cycle in force does not have?"""

import pytest

from naryad.core.errors import Invalid
from naryad.history.models import Event
from naryad.tickets import actions, moving_standing
from naryad.tickets.codes import CycleState
from naryad.tickets.cycle_plans import Source
from naryad.tickets.models import Cycle, Stage, StageSuccessor, Ticket
from naryad.tickets.moving_standing import TooManyStand
from naryad.tickets.setting_nouns import TicketsStand
from tests.tickets.asking import ask, first_type, move
from tests.web.pages import english, read_form, read_words
from tests.world import World


def _stage(world: World, ru: str) -> Stage:
    return Stage.objects.get(organization=world.service.organization, name__ru=ru)


def _draft_without(world: World, ru: str) -> Cycle:
    """Of the first type, like the one in force but for a stage."""
    type_id = first_type(world.service).pk
    by = world.actor(world.service.head)
    draft_id = actions.start_draft(type_id, source=Source(type_id=type_id), by=by, at=world.at)
    draft = Cycle.objects.get(pk=draft_id)
    actions.remove_cycle_stage(draft_id, _stage(world, ru).pk, by=by, at=world.at)
    return draft


def _remotely_closed(world: World) -> Ticket:
    house = world.service
    ticket = ask(world)
    for ru in ("Решена без выезда", "Проверено, закрыть"):
        assert move(world, ticket, ru, house.head).is_done
    return ticket


def test_open_tickets_go_at_once_and_closed_ones_by_a_job(world: World) -> None:
    house = world.service
    standing, closed, deleted = ask(world), _remotely_closed(world), ask(world)
    by = world.actor(house.head)
    actions.delete_tickets([deleted.pk], by=by, at=world.at)
    # As if it had been closed in the stage that goes.
    new, accepted = _stage(world, "Новая"), _stage(world, "Назначена")
    Ticket.objects.filter(pk=closed.pk).update(stage=new)
    draft = _draft_without_start(world)
    actions.publish_draft(draft.pk, seen_version=None, by=by, at=world.at, to={new.pk: accepted.pk})
    for ticket in (standing, closed, deleted):
        ticket.refresh_from_db()
    assert standing.stage == accepted
    assert (closed.stage, deleted.stage) == (new, new)
    event = Event.objects.get(kind="ticket.placed_anew", subject_id=standing.pk)
    assert event.changes["stage_id"]["new"]["id"] == accepted.pk
    while actions.place_closed_tickets(at=world.at):
        pass
    for ticket in (closed, deleted):
        ticket.refresh_from_db()
        assert ticket.stage == accepted
    assert set(StageSuccessor.objects.values_list("is_done", flat=True)) == {True}


def _draft_without_start(world: World) -> Cycle:
    draft = _draft_without(world, "Новая")
    by = world.actor(world.service.head)
    draft.refresh_from_db()
    start = _stage(world, "Назначена")
    actions.set_start(
        draft.pk,
        stage_id=start.pk,
        status_id=draft.start_status_id,
        seen=None,
        by=by,
        at=world.at,
    )
    return draft


def test_nothing_is_published_over_tickets_without_a_place(world: World) -> None:
    ask(world)
    draft = _draft_without_start(world)
    by = world.actor(world.service.head)
    gone = _stage(world, "Новая")
    for to in (None, {gone.pk: gone.pk}, {gone.pk: world.service.queue.pk}):
        with pytest.raises(Invalid) as refused:
            actions.publish_draft(draft.pk, seen_version=None, by=by, at=world.at, to=to)
        assert set(refused.value.errors) == {f"to_{gone.pk}"}
    draft.refresh_from_db()
    assert draft.state == CycleState.DRAFT


def test_more_open_tickets_than_one_transaction_moves_keep_their_stage(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(moving_standing, "MOST", 1)
    first, second = ask(world), ask(world)
    draft = _draft_without_start(world)
    by, new = world.actor(world.service.head), _stage(world, "Новая")
    to = {new.pk: _stage(world, "Назначена").pk}
    with pytest.raises(TooManyStand):
        actions.publish_draft(draft.pk, seen_version=None, by=by, at=world.at, to=to)
    first.refresh_from_db()
    assert first.stage_id == new.pk
    actions.delete_tickets([second.pk], by=by, at=world.at)
    actions.publish_draft(draft.pk, seen_version=None, by=by, at=world.at, to=to)
    first.refresh_from_db()
    assert first.stage_id == to[new.pk]


def test_a_stage_with_tickets_cannot_be_deleted(world: World) -> None:
    by = world.actor(world.service.head)
    stage = Stage.objects.create(
        organization=world.service.organization, name={"ru": "Архив", "en": "Archive"}
    )
    Ticket.objects.filter(pk=ask(world).pk).update(stage=stage)
    with pytest.raises(TicketsStand):
        actions.delete_setting("stages", stage.pk, by=by, at=world.at)


def test_the_dialog_asks_where_the_tickets_go(world: World) -> None:
    ask(world)
    draft = _draft_without_start(world)
    client = english(world, world.service.head)
    path = f"/office/settings/cycles/{draft.pk}/publication/"
    page = client.get(path)
    assert "1 open, 2 closed or deleted" in read_words(page)
    form = read_form(page, path)
    assert client.post(path, form.filled()).status_code == 422
    field = f"to_{_stage(world, 'Новая').pk}"
    target = str(_stage(world, "Назначена").pk)
    answer = client.post(path, form.filled(**{field: target}))
    assert answer.status_code == 303
    draft.refresh_from_db()
    assert draft.state == CycleState.PUBLISHED
