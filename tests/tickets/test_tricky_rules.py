"""Do the rules hold that are easily got wrong, since each looks like another one?"""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from naryad.core.labels import Label
from naryad.history.models import Event
from naryad.lists.fields import Asker
from naryad.lists.questions import Question
from naryad.lists.tickets.tickets_list import OPEN, list_tickets
from naryad.people.acting import act_as
from naryad.people.models import Employment
from naryad.tickets import actions
from naryad.tickets.codes import Branch, CycleState
from naryad.tickets.models import (
    Cycle,
    Stage,
    Status,
    Ticket,
    TicketTimer,
    TicketType,
    Transition,
)
from naryad.tickets.ticket_input import TicketEdit, TicketInput
from tests.tickets.asking import a_ticket, ask, first_type, move, publish_second
from tests.tickets.inputs import a_stage
from tests.web.pages import english, read_words
from tests.world import World

HOUR = timedelta(hours=1)


def _edit(world: World, ticket: Ticket, **given: object) -> None:
    new = TicketInput(**{"title": "", "type_id": None, **given})  # type: ignore[arg-type]
    edit = TicketEdit(ticket.pk, new, frozenset(given))
    (outcome,) = actions.edit_tickets([edit], by=world.actor(world.service.head), at=world.at)
    assert outcome.is_done


def _of_second(world: World, **given: object) -> Ticket:
    return ask(world, type_id=world.service.ticket_type.pk, **given)


def test_what_moves_before_the_deadline_follows_the_deadline_and_ends_with_the_stage(
    world: World,
) -> None:
    house = world.service
    Transition.objects.filter(pk=house.finish.pk).update(before_deadline_seconds=3600)
    publish_second(world)
    ticket = _of_second(world, deadline=world.at + 5 * HOUR)

    def due() -> list[datetime]:
        return list(TicketTimer.objects.filter(ticket=ticket).values_list("due_at", flat=True))

    assert due() == [world.at + 4 * HOUR]
    _edit(world, ticket, deadline=world.at + 9 * HOUR)
    assert due() == [world.at + 8 * HOUR]
    assert actions.move_due_tickets(at=world.at + 7 * HOUR) == 0
    _edit(world, ticket, deadline=None)
    assert due() == []
    _edit(world, ticket, deadline=world.at + 3 * HOUR)
    assert move(world, ticket, "Сдать", house.head).is_done
    assert due() == []
    assert actions.move_due_tickets(at=world.at + 3 * HOUR) == 0


def test_two_ways_into_one_stage_set_each_its_own_status_and_branch(world: World) -> None:
    """Of the way, not of the stage: whoever comes along without a status keeps that of before."""
    house = world.service
    other = Status.objects.exclude(pk=house.status.pk).filter(organization=house.organization)[0]
    Cycle.objects.filter(pk=house.draft.pk).update(start_status=other)
    Transition.objects.filter(pk=house.finish.pk).update(status=None)
    publish_second(world)
    by_office, by_customer = (
        _of_second(world, requester_id=house.customer.pk, asset_id=house.depot.pk)
        for _each in range(2)
    )
    assert move(world, by_office, "Сдать", house.head).is_done
    assert move(world, by_customer, "Принимаю", house.customer).is_done
    for ticket, status, branch in (
        (by_office, other, Branch.MAIN),
        (by_customer, house.status, Branch.CUSTOMER),
    ):
        assert (ticket.stage, ticket.status, ticket.branch) == (house.over, status, branch)


def test_a_stage_is_one_for_all_types_and_a_transition_of_one(world: World) -> None:
    house = world.service
    publish_second(world, "Новая")
    first, second = ask(world), _of_second(world)
    shared = Stage.objects.get(organization=house.organization, name__ru="Новая")
    Ticket.objects.filter(pk=second.pk).update(stage=shared)
    new = a_stage(name=Label(ru="Свежая"), kind=shared.kind)
    actions.edit_stage(shared.pk, new, seen_version=1, by=world.actor(house.head), at=world.at)
    head = english(world, house.head)
    for ticket in (first, second):
        assert "Свежая" in read_words(head.get(f"/office/tickets/{ticket.pk}/"))
    foreign = Transition.objects.filter(
        cycle__type=first_type(house), from_stage=shared, cycle__state=CycleState.PUBLISHED
    )
    step = actions.Move(second.pk, foreign[0].pk)
    (outcome,) = actions.move_tickets([step], by=world.actor(house.head), at=world.at)
    assert outcome.refusal is not None and outcome.refusal.code == "NoSuchTransition"


def test_history_says_what_a_stage_was_called_then(world: World) -> None:
    house = world.service
    ticket = ask(world)
    assert move(world, ticket, "Решена без выезда", house.dispatcher).is_done
    Stage.objects.filter(pk=ticket.stage_id).update(name={"ru": "Иное", "en": "Renamed"})
    event = Event.objects.filter(subject="ticket", subject_id=ticket.pk).latest("pk")
    assert event.changes["stage_id"]["new"]["name"]["en"] == "Done without a visit"
    words = read_words(english(world, house.head).get(f"/office/tickets/{ticket.pk}/"))
    assert "Renamed" in words and "Done without a visit" in words


def test_a_namesake_of_a_deleted_stage_has_none_of_its_transitions(world: World) -> None:
    by, at, house = world.actor(world.service.head), world.at, world.service
    actions.delete_setting("stages", house.over.pk, by=by, at=at)
    name = Label(**house.over.name)
    twin = actions.add_stage(a_stage(name=name), by=by, at=at)
    actions.add_cycle_stage(house.draft.pk, twin, by=by, at=at)
    assert not Transition.objects.filter(to_stage_id=twin).exists()
    words = read_words(
        english(world, house.head).get(
            f"/office/settings/tickets/types/{house.ticket_type.pk}/cycle/"
        )
    )
    assert words.count("Handed in") >= 2


def test_a_part_takes_over_once_and_the_requester_stays_where_they_work(world: World) -> None:
    house = world.service
    whole = ask(world, asset_id=house.depot.pk, requester_id=house.customer.pk)
    new = f"/office/tickets/new/?parent_id={whole.pk}&asset_id={house.depot.pk}"
    part = ask(world, parent_id=whole.pk, asset_id=house.depot.pk)
    assert "Депо" in read_words(english(world, house.head).get(new))
    works_for = list(Employment.objects.filter(person=house.customer).values())
    _edit(world, whole, asset_id=house.lift.pk, company_id=house.zenit.pk)
    part.refresh_from_db()
    assert (part.asset, part.company) == (house.depot, house.mayak)
    assert list(Employment.objects.filter(person=house.customer).values()) == works_for


def test_closed_done_and_deleted_are_three_things(world: World) -> None:
    """Whatever is deleted counts in no list but its own, open or closed; what is done is open until
    it is closed."""
    house = world.service
    head = world.actor(house.head)
    tickets = {name: ask(world, title=name) for name in ("open", "done", "shut", "gone", "gone_2")}
    for name in ("done", "shut"):
        move(world, tickets[name], "Решена без выезда", house.head)
    for name in ("shut", "gone_2"):
        Ticket.objects.filter(pk=tickets[name].pk).update(closed_at=world.at)
    actions.delete_tickets([tickets["gone"].pk, tickets["gone_2"].pk], by=head, at=world.at)
    asked = list_tickets(Asker(head, at=world.at, zone=ZoneInfo(house.organization.zone)))
    mine = Ticket.objects.filter(pk__in=[each.pk for each in tickets.values()])

    def found(question: Question) -> set[str]:
        rows = asked.matching(question).filter(pk__in=mine.values("pk"))
        return set(rows.values_list("title", flat=True))

    assert found(Question()) == {"open", "done", "shut"}
    assert found(Question(where=OPEN)) == {"open", "done"}
    assert asked.count_plain is not None
    for question in (Question(), Question(where=OPEN)):
        assert asked.count_plain(asked.asker, question) == asked.matching(question).count()


def test_the_day_in_a_number_is_that_of_the_organization(world: World) -> None:
    house = world.service
    type_ = first_type(house)
    TicketType.objects.filter(pk=type_.pk).update(number_mask="{YYYY}{MM}{DD}-{00}")
    evening = datetime(2030, 3, 31, 21, 30, tzinfo=UTC)
    by = act_as(house.dispatcher, at=evening)
    (outcome,) = actions.create_tickets([a_ticket(world)], by=by, at=evening)
    # It is tomorrow in Moscow.
    assert Ticket.objects.get(pk=outcome.id).number == "20300401-01"
