"""What happens when two people, or a person and a publication, meet over the same tickets?"""

from functools import partial

from django.db import connection

from naryad.access.actor import Actor
from naryad.core.outcomes import Outcome, only
from naryad.tickets import actions
from naryad.tickets.assigning import read_assignees
from naryad.tickets.cycle_plans import Source
from naryad.tickets.models import Cycle, CycleStage, Stage, Ticket, TicketType
from naryad.tickets.refusals import TypeChangedMeanwhile
from naryad.tickets.ticket_input import TicketEdit, TicketInput
from tests.people.inputs import errors_of, refusal_of
from tests.races.holding import held_in_line, held_up
from tests.threads import at_once
from tests.tickets.asking import a_ticket, ask, first_type, publish_second, way
from tests.world import World


def test_tickets_made_at_once_have_numbers_of_their_own(own_world: World) -> None:
    house = own_world.service
    TicketType.objects.filter(pk=first_type(house).pk).update(number_mask="N{000}")
    acts = [
        partial(_create, own_world, own_world.actor(person))
        for person in (house.dispatcher, house.head, house.admin, house.technician)
    ]
    made = [only(answer) for answer in at_once(*acts) if isinstance(answer, list)]
    numbers = set(Ticket.objects.filter(pk__in=made).values_list("number", flat=True))
    assert numbers == {"N001", "N002", "N003", "N004"}


def test_a_number_typed_at_the_moment_it_is_counted_is_given_once(own_world: World) -> None:
    """Whoever typed is told that it is taken, or whoever counts steps over it: both end well."""
    house = own_world.service
    TicketType.objects.filter(pk=first_type(house).pk).update(number_mask="N{000}")
    typed, counted = a_ticket(own_world, number="N001"), a_ticket(own_world)
    acts = [
        partial(_create_one, own_world, own_world.actor(person), new)
        for person, new in ((house.dispatcher, typed), (house.head, counted))
    ]
    by_hand, by_mask = (_told(answer)[0] for answer in held_up(_lock_numbers, *acts))
    assert by_mask.is_done
    number = Ticket.objects.get(pk=by_mask.id).number
    if by_hand.is_done:
        assert (Ticket.objects.get(pk=by_hand.id).number, number) == ("N001", "N002")
    else:
        assert (set(errors_of([by_hand])), number) == ({"number"}, "N001")


def test_of_two_who_type_one_number_one_is_told_at_its_field(own_world: World) -> None:
    house = own_world.service
    ticket = ask(own_world)
    edit = TicketEdit(ticket.pk, a_ticket(own_world, number="РУКА-1"), frozenset({"number"}))
    acts = [
        partial(
            _create_one,
            own_world,
            own_world.actor(house.head),
            a_ticket(own_world, number="РУКА-1"),
        ),
        partial(actions.edit_tickets, [edit], by=own_world.actor(house.head), at=own_world.at),
    ]
    told = [_told(answer)[0] for answer in held_up(_lock_numbers, *acts)]
    assert sorted(set(errors_of([each])) == {"number"} for each in told) == [False, True]
    assert sorted(each.is_done for each in told) == [False, True]
    assert Ticket.objects.filter(number="РУКА-1").count() == 1


def test_of_two_who_move_one_ticket_one_wins_and_the_other_is_told(own_world: World) -> None:
    house = own_world.service
    ticket = ask(own_world)
    step = actions.Move(ticket.pk, way(own_world, ticket, "Решена без выезда"))
    acts = [
        partial(actions.move_tickets, [step], by=own_world.actor(person), at=own_world.at)
        for person in (house.dispatcher, house.head)
    ]
    answers = held_up(partial(_lock, ticket), *acts)
    assert sorted(refusal_of(_told(answer)) for answer in answers) == ["", "MovedMeanwhile"]


def test_two_who_assign_at_once_do_not_lose_anybody(own_world: World) -> None:
    house = own_world.service
    ticket = ask(own_world)
    acts = [
        partial(
            actions.assign_tickets,
            [actions.Assignment(ticket.pk, frozenset({person.pk}), actions.How.ADD)],
            by=own_world.actor(house.dispatcher),
            at=own_world.at,
        )
        for person in (house.technician, house.head)
    ]
    for answer in held_up(partial(_lock, ticket), *acts):
        assert refusal_of(_told(answer)) == ""
    people = read_assignees([ticket.pk], organization_id=house.id)[ticket.pk]
    assert people == {house.technician.pk, house.head.pk}


def test_who_moves_a_ticket_whose_type_changes_is_told(own_world: World) -> None:
    """Else it would be judged by a life cycle that nobody keeps from being published meanwhile."""
    house = own_world.service
    ticket, second = ask(own_world), publish_second(own_world)
    by = own_world.actor(house.head)
    step = actions.Move(ticket.pk, way(own_world, ticket, "Решена без выезда"))
    change = actions.TypeChange(ticket.pk, second.pk)
    acts = [
        partial(actions.change_types, [change], by=by, at=own_world.at),
        partial(actions.move_tickets, [step], by=by, at=own_world.at),
    ]
    changed, moved = held_in_line(partial(_lock, ticket), *acts)
    ticket.refresh_from_db()
    assert refusal_of(_told(changed)) == ""
    assert isinstance(moved, TypeChangedMeanwhile)
    assert (ticket.type_id, ticket.stage_id) == (second.pk, house.queue.pk)


def test_a_ticket_that_moves_while_its_stage_goes_ends_in_a_stage_that_is_there(
    own_world: World,
) -> None:
    """The move waits for the ticket, the publication for the move, and the ticket stands at last
    where the cycle in force has a stage."""
    house = own_world.service
    ticket = ask(own_world)
    by = own_world.actor(house.head)
    gone, target = _stage(house.id, "Ждёт запчасти"), _stage(house.id, "Назначена")
    type_id = first_type(house).pk
    draft_id = actions.start_draft(type_id, source=Source(type_id=type_id), by=by, at=own_world.at)
    actions.remove_cycle_stage(draft_id, gone.pk, by=by, at=own_world.at)
    step = actions.Move(ticket.pk, way(own_world, ticket, "Нет запчасти"))
    acts = [
        partial(
            actions.move_tickets, [step], by=own_world.actor(house.dispatcher), at=own_world.at
        ),
        partial(
            actions.publish_draft,
            draft_id,
            seen_version=None,
            by=by,
            at=own_world.at,
            to={gone.pk: target.pk},
        ),
    ]
    answers = held_in_line(partial(_lock, ticket), *acts)
    assert not any(isinstance(answer, Exception) for answer in answers), answers
    ticket.refresh_from_db()
    stages = CycleStage.objects.filter(cycle_id=draft_id, deleted_at=None)
    assert ticket.stage_id in set(stages.values_list("stage_id", flat=True))
    assert Cycle.objects.get(pk=draft_id).published_at is not None


def _create(world: World, by: Actor) -> list[Outcome]:
    return actions.create_tickets([a_ticket(world)], by=by, at=world.at)


def _create_one(world: World, by: Actor, new: TicketInput) -> list[Outcome]:
    return actions.create_tickets([new], by=by, at=world.at)


def _lock_numbers() -> None:
    """Nobody writes tickets till then; everybody looks at them."""
    with connection.cursor() as cursor:
        cursor.execute("LOCK TABLE tickets_ticket IN SHARE MODE")


def _told(answer: list[Outcome] | Exception) -> list[Outcome]:
    assert not isinstance(answer, Exception), answer
    return answer


def _lock(ticket: Ticket) -> Ticket:
    return Ticket.objects.select_for_update().get(pk=ticket.pk)


def _stage(organization_id: int, ru: str) -> Stage:
    return Stage.objects.get(organization_id=organization_id, name__ru=ru)
