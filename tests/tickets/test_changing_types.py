"""What stays and what changes when a ticket becomes one of another type?"""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from naryad.access.permissions import Permission
from naryad.core.errors import NotPermitted
from naryad.core.outcomes import Outcome, Result
from naryad.history.models import Event
from naryad.people.models import Person
from naryad.tickets import actions
from naryad.tickets.models import Stage, Ticket, TicketTimer, Transition
from naryad.tickets.passage import stages_passed
from tests.tickets.asking import ask, move, publish_second
from tests.web.pages import english, read_form, read_words
from tests.world import World


def _change(
    world: World, ticket: Ticket, *, person: Person | None = None, **given: int | None
) -> Outcome:
    change = actions.TypeChange(ticket.pk, **{"type_id": world.service.ticket_type.pk, **given})
    by = world.actor(person or world.service.dispatcher)
    (outcome,) = actions.change_types([change], by=by, at=world.at + timedelta(hours=1))
    ticket.refresh_from_db()
    return outcome


def _why(outcome: Outcome) -> str:
    return outcome.refusal.code if outcome.refusal else ""


def _stage(world: World, ru: str) -> Stage:
    return Stage.objects.get(organization=world.service.organization, name__ru=ru)


def test_a_stage_that_both_have_stays_and_so_does_all_else(world: World) -> None:
    house = world.service
    publish_second(world, "Новая")
    ticket = ask(world, assignee_ids=frozenset({house.technician.pk}), address="Крыша")
    before = Ticket.objects.get(pk=ticket.pk)
    assert _change(world, ticket).is_done
    assert ticket.type == house.ticket_type
    kept = ("number", "stage_id", "status_id", "entered_at", "deadline", "address", "created_at")
    assert all(getattr(ticket, name) == getattr(before, name) for name in kept)
    assert ticket.version == before.version + 1
    event = Event.objects.get(kind="ticket.type_changed", subject_id=ticket.pk)
    assert list(event.changes) == ["type_id"]
    assert event.changes["type_id"]["new"]["id"] == house.ticket_type.pk
    assert _change(world, ticket).result == Result.SAME


def test_a_stage_that_is_not_there_becomes_the_first_or_the_chosen_one(world: World) -> None:
    house = world.service
    publish_second(world, "Ждёт запчасти")
    first, second = ask(world), ask(world)
    assert _change(world, first).is_done
    assert first.stage == house.queue
    assert first.entered_at == world.at + timedelta(hours=1)
    assert [str(each.name) for each in stages_passed(first)][-1] == str(house.queue.name)
    assert len(stages_passed(first)) == 2
    waiting = _stage(world, "Ждёт запчасти")
    assert _change(world, second, stage_id=waiting.pk).is_done
    assert second.stage == waiting


def test_what_asks_for_somebody_waits_for_somebody(world: World) -> None:
    publish_second(world, "Назначена")
    ticket, assigned = ask(world), _stage(world, "Назначена")
    assert _why(_change(world, ticket, stage_id=assigned.pk)) == "RequirementMissing"
    new = actions.Assignment(ticket.pk, frozenset({world.service.technician.pk}))
    actions.assign_tickets([new], by=world.actor(world.service.head), at=world.at)
    assert _change(world, ticket, stage_id=assigned.pk).is_done
    assert ticket.stage == assigned


def test_a_change_finishes_nothing_and_opens_nothing_again(world: World) -> None:
    house = world.service
    publish_second(world)
    ticket = ask(world)
    assert _why(_change(world, ticket, stage_id=house.over.pk)) == "Invalid"
    assert ticket.type != house.ticket_type
    closed = ask(world)
    for ru in ("Решена без выезда", "Проверено, закрыть"):
        assert move(world, closed, ru, house.head).is_done
    was_closed_at = closed.closed_at
    assert _change(world, closed).is_done
    assert (closed.stage, closed.closed_at) == (house.over, was_closed_at)
    # Completed, and the other life cycle has nothing between work and the end.
    completed = ask(world)
    assert move(world, completed, "Решена без выезда", house.head).is_done
    assert _why(_change(world, completed)) == "NoFittingStage"
    assert completed.type != house.ticket_type


def test_what_moves_by_time_is_planned_by_the_new_life_cycle(world: World) -> None:
    house = world.service
    Transition.objects.filter(pk=house.finish.pk).update(after_seconds=60)
    publish_second(world)
    ticket = ask(world)
    assert _change(world, ticket).is_done
    timer = TicketTimer.objects.get(ticket=ticket)
    assert timer.transition == house.finish
    assert timer.due_at == ticket.entered_at + timedelta(minutes=1)


def test_a_stale_screen_a_type_out_of_use_and_a_foreign_one_are_refused(world: World) -> None:
    house, ticket = world.service, ask(world)
    for type_id in (house.ticket_type.pk, world.other.ticket_type.pk, 10**17, None):
        assert _why(_change(world, ticket, type_id=type_id)) == "Invalid"
    publish_second(world)
    gone = _change(world, ticket, seen_stage_id=house.over.pk)
    assert _why(gone) == "MovedMeanwhile"
    by = world.with_permissions(
        world.actor(house.dispatcher), Permission.SEE_ALL_TICKETS, Permission.EDIT_TICKETS
    )
    with pytest.raises(NotPermitted):
        change = actions.TypeChange(ticket.pk, house.ticket_type.pk)
        actions.change_types([change], by=by, at=world.at)
    stranger = _change(world, ticket, person=world.other.admin)
    assert _why(stranger) == "NotVisible"


def test_many_are_changed_by_as_many_queries_as_one(world: World) -> None:
    publish_second(world)
    by, type_id = world.actor(world.service.head), world.service.ticket_type.pk

    def count(many: int) -> int:
        changes = [actions.TypeChange(ask(world).pk, type_id) for _each in range(many)]
        with CaptureQueriesContext(connection) as asked:
            outcomes = actions.change_types(changes, by=by, at=world.at)
        assert all(each.result == Result.DONE for each in outcomes)
        return len(asked)

    assert count(1) == count(12)


def test_the_dialog_shows_the_mapping_first_and_a_stale_one_is_told(world: World) -> None:
    house = world.service
    publish_second(world, "Ждёт запчасти")
    ticket, client = ask(world, work_type_id=None), english(world, house.dispatcher)
    path = f"/office/tickets/{ticket.pk}/type/"
    link = f"{path}?type_id={house.ticket_type.pk}"
    assert f'href="{link}"' in client.get(path).content.decode()
    page = client.get(link)
    assert "The life cycle of that type does not have the present stage." in read_words(page)
    form = read_form(page, path)
    waiting = _stage(world, "Ждёт запчасти")
    answer = client.post(path, form.filled(stage_id=str(waiting.pk)))
    assert answer["Location"] == f"/office/tickets/{ticket.pk}/"
    card = read_words(client.get(answer["Location"]))
    assert "Type changed" in card
    ticket.refresh_from_db()
    assert ticket.stage == waiting
    again = ask(world)
    path = f"/office/tickets/{again.pk}/type/"
    form = read_form(client.get(f"{path}?type_id={house.ticket_type.pk}"), path)
    assert move(world, again, "Решена без выезда", house.head).is_done
    answer = client.post(path, form.filled())
    assert answer.status_code == 409
    assert "has moved on" in read_words(answer)


@pytest.mark.parametrize("typed", ["", "0", "-1", "9" * 40, "½", "abc"])
def test_bad_input_is_answered(world: World, typed: str) -> None:
    publish_second(world)
    ticket, client = ask(world), english(world, world.service.dispatcher)
    path = f"/office/tickets/{ticket.pk}/type/"
    assert client.get(path, {"type_id": typed}).status_code == 200
    given = {"type_id": typed, "stage_id": typed, "seen_stage_id": typed}
    assert client.post(path, given).status_code in (409, 422)
    assert client.post(path, {**given, "stage_id": "\x00"}).status_code in (400, 409, 422)
