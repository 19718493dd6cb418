"""Where does a step ask for a comment, and who goes without one?"""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from naryad.core.errors import Invalid
from naryad.history.models import Event
from naryad.lists.bulk.actions import start_run
from naryad.lists.bulk.picking import Picked
from naryad.lists.bulk.registry import find_verb
from naryad.tickets import actions
from naryad.tickets.codes import CycleState
from naryad.tickets.cycle_plans import Source
from naryad.tickets.group_steps import key_of
from naryad.tickets.models import Ticket, TicketTimer, Transition
from tests.people.inputs import errors_of
from tests.tickets.asking import ask, move, publish_second, way
from tests.web.pages import english, read_form, read_words
from tests.world import World

_ASKS = "Say in a few words why: this step asks for it."


@pytest.fixture
def asking(world: World) -> World:
    """The one step of the second type asks, since somebody has ticked it in the editor."""
    house, client = world.service, english(world, world.service.head)
    path = f"/office/settings/transitions/{house.finish.pk}/edit/"
    sent = read_form(client.get(path), path).filled(requires_comment="on")
    assert client.post(path, sent).status_code == 303
    return world


def _ticket(world: World) -> Ticket:
    """Of the second type, from the first of them on with its life cycle in force."""
    house = world.service
    house.draft.refresh_from_db()
    if house.draft.state == CycleState.DRAFT:
        publish_second(world)
    return ask(world, type_id=house.ticket_type.pk)


def _answer(client: Client, path: str, **given: Any) -> Any:
    return client.post(path, read_form(client.get(path), path).filled(**given))


def test_the_editor_says_that_a_step_asks_and_a_copy_keeps_it(asking: World) -> None:
    house, by = asking.service, asking.actor(asking.service.head)
    page = f"/office/settings/tickets/types/{house.ticket_type.pk}/cycle/"
    assert "asks for a comment" in read_words(english(asking, house.head).get(page))
    edited = Event.objects.filter(kind="cycle.transition_edited").latest("pk")
    assert edited.changes["requires_comment"] == {"old": False, "new": True}
    publish_second(asking)
    draft = actions.start_draft(
        house.ticket_type.pk, source=Source(house.ticket_type.pk), by=by, at=asking.at
    )
    copied = Transition.objects.get(cycle_id=draft, name__ru="Сдать")
    assert copied.requires_comment
    client = english(asking, house.head)
    path = f"/office/settings/transitions/{copied.pk}/edit/"
    form = read_form(client.get(path), path)
    client.post(path, form.filled(requires_comment=None))
    copied.refresh_from_db()
    assert not copied.requires_comment


def test_no_door_takes_it_without_a_word(asking: World) -> None:
    house = asking.service
    for path, person in (
        ("/office/tickets/{}/steps/{}/", house.dispatcher),
        ("/field/tickets/{}/steps/{}/", house.head),
    ):
        ticket, client = _ticket(asking), english(asking, person)
        step = path.format(ticket.pk, house.finish.pk)
        for silent in ("", "   ", "\n"):
            refused = _answer(client, step, comment=silent)
            assert refused.status_code == 422 and _ASKS in read_words(refused)
        ticket.refresh_from_db()
        assert ticket.stage_id == house.queue.pk
        assert _answer(client, step, comment="Нет доступа").status_code == 303
        moved = Event.objects.filter(kind="ticket.moved", subject_id=ticket.pk).latest("pk")
        assert moved.changes["comment"]["new"] == "Нет доступа"


def test_of_many_one_word_is_for_all(asking: World) -> None:
    house, by = asking.service, asking.actor(asking.service.dispatcher)
    tickets = [_ticket(asking), _ticket(asking)]
    key = key_of(tickets[0].type_id, tickets[0].stage_id)

    def start(comment: str) -> Any:
        picked = [Picked(each.pk, each.version) for each in tickets]
        given = {"ways": {key: str(house.finish.pk)}, "comment": comment}
        return start_run(find_verb("ticket", "move"), picked, given=given, by=by, at=asking.at)

    with pytest.raises(Invalid) as caught:
        start(" ")
    assert set(caught.value.errors) == {"comment"}
    start("Закрываем участок")
    for each in tickets:
        each.refresh_from_db()
        assert each.stage_id == house.over.pk
    question = english(asking, house.dispatcher).post(
        "/office/runs/", {"do": "move", "list": "tickets", "pick": [_ticket(asking).pk]}
    )
    assert "asks for a comment" in read_words(question)


def test_time_needs_no_words(asking: World) -> None:
    ticket = _ticket(asking)
    TicketTimer.objects.create(
        organization=asking.service.organization,
        ticket=ticket,
        transition=asking.service.finish,
        due_at=asking.at,
    )
    assert actions.move_due_tickets(at=asking.at + timedelta(minutes=1)) == 1
    ticket.refresh_from_db()
    assert ticket.stage_id == asking.service.over.pk


def test_a_customer_who_rejects_says_what_is_wrong(world: World) -> None:
    house = world.service
    ticket = ask(
        world,
        requester_id=house.customer.pk,
        assignee_ids=frozenset({house.technician.pk}),
    )
    assert move(world, ticket, "Назначить", house.dispatcher).is_done
    for ru in ("Принять", "Начать работу", "Работа выполнена"):
        assert move(world, ticket, ru, house.technician).is_done
    client = english(world, house.customer)
    path = f"/portal/requests/{ticket.pk}/steps/{way(world, ticket, 'Не принимать')}/"
    assert "What is wrong?" in read_words(client.get(path))
    refused = _answer(client, path, comment=" ")
    assert refused.status_code == 422 and _ASKS in read_words(refused)
    assert set(errors_of([move(world, ticket, "Не принимать", house.customer)])) == {"comment"}
    assert _answer(client, path, comment="Шумит").status_code == 303
    ticket.refresh_from_db()
    assert ticket.completed_at is None
    # Accepting asks for nothing.
    assert move(world, ticket, "Продолжить работу", house.technician).is_done
    assert move(world, ticket, "Работа выполнена", house.technician).is_done
    assert move(world, ticket, "Принять работу", house.customer).is_done
