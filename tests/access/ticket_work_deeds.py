"""What is one typical deed of each action on tickets themselves?"""

from collections.abc import Callable

from naryad.access.actor import Actor
from naryad.tickets import actions
from naryad.tickets.models import LastMove, Ticket, TicketArea
from naryad.tickets.ticket_columns import settle_columns
from naryad.tickets.ticket_input import TicketEdit
from tests.files.pictures import png
from tests.tickets.asking import a_ticket, publish_second, way
from tests.world import World

Deed = Callable[[World, Actor], object]


def _live(world: World) -> Ticket:
    """The thrown away ticket of the cast is alive again, without a trace in history."""
    tickets = Ticket.objects.filter(organization=world.service.organization)
    first = TicketArea.objects.get(organization=world.service.organization).ticket_id
    tickets.filter(pk=first).update(deleted_at=None)
    return tickets.get(pk=first)


def _edit(world: World, by: Actor) -> object:
    edit = TicketEdit(_live(world).pk, a_ticket(world, "Иначе"), frozenset({"title"}))
    return actions.edit_tickets([edit], by=by, at=world.at)


def _move(ru: str) -> Deed:
    def deed(world: World, by: Actor) -> object:
        ticket = _live(world)
        step = actions.Move(ticket.pk, way(world, ticket, ru))
        return actions.move_tickets([step], by=by, at=world.at)

    return deed


def _undo_move(world: World, by: Actor) -> object:
    """As if whoever takes it back had just moved it."""
    ticket = _live(world)
    if by.organization_id == ticket.organization_id and by.person_id is not None:
        LastMove.objects.filter(ticket=ticket).update(person_id=by.person_id)
    wanted = actions.Return(ticket.pk, ticket.version)
    return actions.undo_moves([wanted], by=by, at=world.at)


def _mark(world: World, by: Actor) -> object:
    return actions.mark_favourites([_live(world).pk], is_favourite=True, by=by, at=world.at)


def _add_participant(world: World, by: Actor) -> object:
    people = frozenset({world.service.technician.pk})
    return actions.change_participants(
        actions.Participation(_live(world).pk, people), by=by, at=world.at
    )


def _assign(world: World, by: Actor) -> object:
    people = frozenset({world.service.technician.pk})
    given = actions.Assignment(_live(world).pk, people)
    return actions.assign_tickets([given], by=by, at=world.at)


def _change_type(world: World, by: Actor) -> object:
    publish_second(world)
    change = actions.TypeChange(_live(world).pk, world.service.ticket_type.pk)
    return actions.change_types([change], by=by, at=world.at)


def _hand_over(world: World, by: Actor) -> object:
    ticket = _live(world)
    given = actions.Assignment(ticket.pk, frozenset({world.service.technician.pk}))
    step = actions.Move(ticket.pk, way(world, ticket, "Назначить"))
    return actions.assign_and_move(given, move=step, by=by, at=world.at)


def _edit_and_assign(world: World, by: Actor) -> object:
    ticket = _live(world)
    given = actions.Assignment(ticket.pk, frozenset({world.service.technician.pk}))
    seen = ticket.version
    return actions.edit_and_assign(None, assignment=given, seen_version=seen, by=by, at=world.at)


def _delete(world: World, by: Actor) -> object:
    return actions.delete_tickets([_live(world).pk], by=by, at=world.at)


def _restore(world: World, by: Actor) -> object:
    house = world.service
    first = TicketArea.objects.get(organization=house.organization).ticket_id
    return actions.restore_tickets([first], by=by, at=world.at)


def _add_picture(world: World, by: Actor) -> object:
    return actions.add_picture(png(8, 8), name="plate.png", by=by, at=world.at)


def _archive(world: World, by: Actor) -> object:
    first = _live(world).pk
    Ticket.objects.filter(pk=first).update(closed_at=world.at)
    return actions.archive_tickets([first], by=by, at=world.at)


def _unarchive(world: World, by: Actor) -> object:
    first = _live(world)
    first.closed_at = first.archived_at = world.at
    settle_columns(first)
    first.save()
    return actions.unarchive_tickets([first.pk], by=by, at=world.at)


def _create(world: World, by: Actor) -> object:
    return actions.create_tickets([a_ticket(world)], by=by, at=world.at)


TICKET_WORK_DEEDS: dict[str, Deed] = {
    "create_tickets": _create,
    "add_picture": _add_picture,
    "edit_tickets": _edit,
    "change_types": _change_type,
    "move_tickets:main": _move("Решена без выезда"),
    "move_tickets:customer": _move("Отменить заявку"),
    "undo_moves": _undo_move,
    "mark_favourites": _mark,
    "change_participants": _add_participant,
    "assign_tickets": _assign,
    "assign_and_move": _hand_over,
    "edit_and_assign": _edit_and_assign,
    "archive_tickets": _archive,
    "unarchive_tickets": _unarchive,
    "change_archive_rule": lambda world, by: actions.change_archive_rule(90, by=by, at=world.at),
    "delete_tickets": _delete,
    "restore_tickets": _restore,
}
