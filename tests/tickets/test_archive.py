"""Do closed tickets go to the archive in time, and come back when somebody needs them?"""

from datetime import datetime, timedelta

from naryad.core.errors import NotVisible
from naryad.core.outcomes import Result
from naryad.history.models import Event
from naryad.tickets import actions
from naryad.tickets.actions.archive_tickets import NotClosed
from naryad.tickets.codes import Side
from naryad.tickets.models import Ticket
from naryad.tickets.ticket_columns import settle_columns
from naryad.tickets.visibility import tickets_visible_to
from tests.tickets.asking import ask, move
from tests.world import World


def closed(world: World, title: str, *, at: datetime | None = None, parent: int = 0) -> Ticket:
    """On the lift; closed, and last changed, at that moment."""
    house = world.service
    ticket = ask(world, title=title, requester_id=house.customer.pk, parent_id=parent or None)
    move(world, ticket, "Заказчик отказался", house.dispatcher)
    if at is not None:
        ticket.closed_at = ticket.changed_at = at
        settle_columns(ticket)
        ticket.save()
    return ticket


def is_put_away(ticket: Ticket) -> bool:
    ticket.refresh_from_db()
    return ticket.archived_at is not None


def test_the_night_puts_away_what_nobody_has_touched_for_long(world: World) -> None:
    house, at, day = world.service, world.at, timedelta(days=1)
    edge = closed(world, "Ровно столько", at=at - 190 * day)
    young = closed(world, "Днём позже", at=at - 189 * day)
    touched = closed(world, "Тронутая", at=at - 400 * day)
    touched.changed_at = at - day
    settle_columns(touched)
    touched.save()
    opened = ask(world, title="Открытая")
    Ticket.objects.filter(pk=opened.pk).update(changed_key=edge.changed_key)
    part = closed(world, "Часть открытой", at=at - 400 * day, parent=opened.pk)
    gone = closed(world, "Удалённая", at=at - 400 * day)
    actions.delete_tickets([gone.pk], by=world.actor(house.head), at=at)
    assert actions.archive_old_tickets(at=at) == 1
    assert actions.archive_old_tickets(at=at) == 0
    assert is_put_away(edge)
    assert not any(map(is_put_away, (young, touched, opened, part, gone)))
    event = Event.objects.latest("pk")
    assert (event.kind, event.subject_id, event.actor_id) == ("ticket.archived", edge.pk, None)
    by = world.actor(house.head)
    assert actions.change_archive_rule(None, by=by, at=at)
    assert actions.archive_old_tickets(at=at + 999 * day) == 0
    assert actions.change_archive_rule(30, by=by, at=at)
    assert not actions.change_archive_rule(30, by=by, at=at)
    assert actions.archive_old_tickets(at=at) == 1
    assert is_put_away(young)


def test_by_hand_only_what_is_closed_and_seen_goes_there_and_back(world: World) -> None:
    house, at = world.service, world.at
    by = world.actor(house.dispatcher)
    done, opened = closed(world, "Закрытая", at=at - timedelta(days=300)), ask(world)
    outcomes = actions.archive_tickets([done.pk, opened.pk, 2**40], by=by, at=at)
    assert outcomes[0].result == Result.DONE
    assert isinstance(outcomes[1].refusal, NotClosed)
    assert isinstance(outcomes[2].refusal, NotVisible)
    assert actions.archive_tickets([done.pk], by=by, at=at)[0].result == Result.SAME
    back, never = actions.unarchive_tickets([done.pk, opened.pk], by=by, at=at)
    assert (back.result, never.result) == (Result.DONE, Result.SAME)
    kinds = list(Event.objects.filter(subject="ticket", subject_id=done.pk).values_list("kind"))
    assert kinds[-2:] == [("ticket.archived",), ("ticket.unarchived",)]
    # The next night leaves it there, though it was closed long ago.
    assert actions.archive_old_tickets(at=at + timedelta(days=1)) == 0
    assert not is_put_away(done)


def test_who_lacks_the_right_loses_it_from_sight_and_customers_do_not(world: World) -> None:
    house, at = world.service, world.at
    done = closed(world, "Закрытая")
    technician, customer = world.actor(house.technician), world.actor(house.customer)
    assert tickets_visible_to(technician).filter(pk=done.pk).exists()
    actions.archive_tickets([done.pk], by=world.actor(house.dispatcher), at=at)
    assert not tickets_visible_to(technician).filter(pk=done.pk).exists()
    for side, who in ((Side.TEAM, technician), (Side.CUSTOMER, customer)):
        new = actions.NewMessage(done.pk, side, "Снова сломалось")
        (outcome,) = actions.write_messages([new], by=who, at=at)
        assert outcome.is_done == (who is customer)
    # What a customer writes must be read.
    assert not is_put_away(done)
    assert Event.objects.latest("pk").kind == "ticket.unarchived"


def test_what_is_open_again_lies_in_no_archive(world: World) -> None:
    done = closed(world, "Закрытая")
    actions.archive_tickets([done.pk], by=world.actor(world.service.dispatcher), at=world.at)
    done.refresh_from_db()
    assert done.newest_key > "~" and done.changed_key > "~"
    done.closed_at = None
    settle_columns(done)
    assert done.archived_at is None and done.newest_key < "~"
