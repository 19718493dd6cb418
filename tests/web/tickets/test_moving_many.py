"""Are many tickets moved by type and stage, each as it may, and moved back at once?"""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from naryad.core.errors import Invalid
from naryad.lists.bulk.actions import start_run, undo_run
from naryad.lists.bulk.models import BulkRow, BulkRun
from naryad.lists.bulk.picking import Picked
from naryad.lists.bulk.queries import may_be_undone
from naryad.lists.bulk.refusals import NothingToUndo
from naryad.lists.bulk.registry import find_verb
from naryad.people.models import Person
from naryad.tickets import actions
from naryad.tickets.group_steps import group_tickets, key_of
from naryad.tickets.models import Ticket
from tests.tickets.asking import ask, move, publish_second, way
from tests.web.pages import english, read_form, read_words
from tests.world import World

RUNS = "/office/runs/"


def _key(ticket: Ticket) -> str:
    return key_of(ticket.type_id, ticket.stage_id)


def _start(
    world: World, tickets: list[Ticket], ways: dict[str, str], person: Person | None = None
) -> BulkRun:
    for each in tickets:
        each.refresh_from_db()
    return start_run(
        find_verb("ticket", "move"),
        [Picked(each.pk, each.version) for each in tickets],
        given={"ways": ways, "comment": " Разом "},
        by=world.actor(person or world.service.dispatcher),
        at=world.at,
    )


def _stages(*tickets: Ticket) -> list[str]:
    for each in tickets:
        each.refresh_from_db()
    return [str(each.stage) for each in tickets]


def _results(run: BulkRun) -> dict[int, str]:
    rows = BulkRow.objects.filter(run=run)
    return {row.subject_id: row.code or row.result for row in rows}


def test_each_group_goes_its_own_way_or_stays(world: World) -> None:
    house = world.service
    hand = frozenset({house.technician.pk})
    ready, free = ask(world, assignee_ids=hand), ask(world)
    waiting, third = ask(world), ask(world, assignee_ids=hand)
    move(world, waiting, "Нет запчасти", house.dispatcher)
    move(world, third, "Назначить", house.dispatcher)
    ways = {
        _key(free): str(way(world, free, "Назначить")),
        _key(third): str(way(world, third, "Принять")),
        _key(waiting): "",
    }
    run = _start(world, [ready, free, waiting, third], ways)
    assert _results(run) == {ready.pk: "DONE", free.pk: "RequirementMissing", third.pk: "DONE"}
    parts = str(waiting.stage)
    assert _stages(ready, free, waiting, third) == ["Assigned", "New", parts, "Accepted"]
    # Only what was moved goes back, to where each was.
    undo_run(run.pk, by=world.actor(house.dispatcher), at=world.at)
    assert _stages(ready, free, waiting, third) == ["New", "New", parts, "Assigned"]


def test_two_types_in_one_stage_are_two_groups_each_with_ways_of_its_own(world: World) -> None:
    house = world.service
    second = publish_second(world, "Новая")
    tickets = ask(world), ask(world, type_id=second.pk)
    Ticket.objects.filter(pk=tickets[1].pk).update(stage=tickets[0].stage)
    ids = [each.pk for each in tickets]
    groups = group_tickets(ids, actor=world.actor(house.dispatcher))
    assert {(each.key, each.count) for each in groups} == {
        (key_of(each.type_id, tickets[0].stage_id), 1) for each in tickets
    }
    # A way of the other type is none of this one's, though the stage is the same.
    leads = str(way(world, tickets[0], "Решена без выезда"))
    foreign = {key_of(second.pk, tickets[0].stage_id): leads}
    with pytest.raises(Invalid):
        _start(world, list(tickets), foreign)
    run = _start(world, list(tickets), {_key(tickets[0]): leads, _key(tickets[1]): ""})
    assert _results(run) == {tickets[0].pk: "DONE"}
    assert _stages(*tickets) == ["Done without a visit", "New"]


def test_what_has_changed_since_it_was_picked_stays(world: World) -> None:
    house = world.service
    first, second = ask(world), ask(world)
    ways = {_key(first): str(way(world, first, "Решена без выезда"))}
    picked = [Picked(each.pk, each.version) for each in (first, second)]
    move(world, second, "Заказчик отказался", house.head)
    run = start_run(
        find_verb("ticket", "move"),
        picked,
        given={"ways": ways},
        by=world.actor(house.dispatcher),
        at=world.at,
    )
    assert _results(run) == {first.pk: "DONE", second.pk: "ChangedMeanwhile"}


def test_the_undo_is_for_whoever_did_it_and_for_ten_minutes(world: World) -> None:
    house = world.service
    ticket = ask(world)
    run = _start(world, [ticket], {_key(ticket): str(way(world, ticket, "Решена без выезда"))})
    admin, mine = world.actor(house.admin), world.actor(house.dispatcher)
    late = world.at + timedelta(minutes=10)
    assert may_be_undone(run, actor=mine, at=world.at)
    assert not may_be_undone(run, actor=admin, at=world.at)
    assert not may_be_undone(run, actor=mine, at=late)
    for by, at in ((admin, world.at), (mine, late)):
        with pytest.raises(NothingToUndo):
            undo_run(run.pk, by=by, at=at)
    assert _stages(ticket) == ["Done without a visit"]


def test_a_ticket_that_somebody_has_touched_is_not_moved_back(world: World) -> None:
    house = world.service
    ticket, other = ask(world), ask(world)
    leads = str(way(world, ticket, "Решена без выезда"))
    run = _start(world, [ticket, other], {_key(ticket): leads})
    new = actions.Assignment(ticket.pk, frozenset({house.head.pk}))
    actions.assign_tickets([new], by=world.actor(house.head), at=world.at)
    undo = undo_run(run.pk, by=world.actor(house.dispatcher), at=world.at)
    assert _results(undo) == {ticket.pk: "ChangedMeanwhile", other.pk: "DONE"}


def test_groups_say_how_many_cannot_go_and_why(world: World) -> None:
    house = world.service
    hand = frozenset({house.technician.pk})
    tickets = [ask(world, assignee_ids=hand), ask(world), ask(world)]
    ids = [each.pk for each in tickets]
    (group,) = group_tickets(ids, actor=world.actor(house.dispatcher))
    assert group.count == 3
    steps = {each.caption["ru"]: each for each in group.steps}
    assert [(str(said), number) for said, number in steps["Назначить"].missing] == [
        ("Nobody is assigned to the ticket yet.", 2)
    ]
    assert not steps["Назначить"].because
    (group,) = group_tickets(ids[1:], actor=world.actor(house.dispatcher))
    steps = {each.caption["ru"]: each for each in group.steps}
    assert str(steps["Назначить"].because) == "Nobody is assigned to the ticket yet."
    assert group_tickets(ids, actor=world.actor(world.other.admin)) == []


def test_groups_cost_as_many_queries_for_forty_as_for_two(world: World) -> None:
    by = world.actor(world.service.head)

    def count(ids: list[int]) -> int:
        with CaptureQueriesContext(connection) as asked:
            group_tickets(ids, actor=by)
        return len(asked)

    ids = [ask(world).pk for _each in range(40)]
    assert count(ids) == count(ids[:2])


def test_the_question_shows_the_ways_and_moves(world: World) -> None:
    house = world.service
    first, second = ask(world), ask(world)
    client = english(world, house.dispatcher)
    asked = {"do": "move", "list": "tickets", "pick": [first.pk, second.pk]}
    question = client.post(RUNS, asked)
    words = read_words(question)
    assert "Leave where they are" in words
    assert "Nobody is assigned to the ticket yet." in words
    form = read_form(question, RUNS)
    nothing = client.post(RUNS, form.filled())
    assert nothing.status_code == 422
    assert "Choose for one group at least where it goes." in read_words(nothing)
    leads = {f"way-{_key(first)}": way(world, first, "Решена без выезда")}
    answer = client.post(RUNS, read_form(nothing, RUNS).filled(**leads))
    assert answer.status_code == 303
    assert _stages(first, second) == ["Done without a visit"] * 2
    said = read_words(client.get("/office/tickets/"))
    assert "2 tickets moved" in said
    assert "Undo" in said


@pytest.mark.parametrize("given", ["9" * 40, "7", "-1", "٣", "x" * 500])
def test_a_way_that_does_not_exist_is_refused(world: World, given: str) -> None:
    ticket = ask(world)
    client = english(world, world.service.dispatcher)
    question = client.post(RUNS, {"do": "move", "list": "tickets", "pick": [ticket.pk]})
    sent = read_form(question, RUNS).filled() | {f"way-{_key(ticket)}": given, "way-x-7": "1"}
    answer = client.post(RUNS, sent)
    assert answer.status_code == 422
    assert "Choose again" in read_words(answer)
    assert _stages(ticket) == ["New"]


def test_a_way_of_other_roles_is_refused_in_bulk_too(world: World) -> None:
    house = world.service
    ticket = ask(world)
    ways = {_key(ticket): str(way(world, ticket, "Отменить заявку"))}
    with pytest.raises(Invalid):
        _start(world, [ticket], ways, house.dispatcher)


def test_who_may_not_move_is_not_offered_it(world: World) -> None:
    house = world.service
    ticket = ask(world, assignee_ids=frozenset({house.technician.pk}))
    client = english(world, house.technician)
    asked = {"do": "move", "list": "tickets", "pick": [ticket.pk]}
    assert client.post(RUNS, asked).status_code in (200, 403)
    customer = english(world, house.customer)
    assert customer.post(RUNS, asked).status_code == 404


def test_one_ticket_is_moved_back_from_the_toast(world: World) -> None:
    house = world.service
    ticket = ask(world)
    client = english(world, house.dispatcher)
    card = f"/office/tickets/{ticket.pk}/"
    step = f"{card}steps/{way(world, ticket, 'Решена без выезда')}/"
    form = read_form(client.get(step), step)
    assert client.post(step, form.filled()).status_code == 303
    undo = read_form(client.get(card), f"{card}steps/undo/")
    assert client.post(f"{card}steps/undo/", undo.filled()).status_code == 303
    assert _stages(ticket) == ["New"]
    words = read_words(client.get(card))
    assert "is as before" in words
    assert "Move taken back" in words
    again = client.post(f"{card}steps/undo/", undo.filled())
    assert again.status_code == 409
    assert client.post(f"{card}steps/undo/", {"version": "9" * 40}).status_code == 409
