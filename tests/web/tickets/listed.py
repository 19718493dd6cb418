"""Which tickets do the stories of the list look at?"""

from dataclasses import dataclass
from datetime import timedelta

from naryad.tickets import actions
from naryad.tickets.models import Ticket
from tests.tickets.asking import ask, move
from tests.world import World


@dataclass
class Cast:
    world: World
    late: Ticket
    free: Ticket
    waiting: Ticket
    closed: Ticket
    gone: Ticket


def build_cast(world: World) -> Cast:
    house = world.service
    hour = timedelta(hours=1)
    mine = frozenset({house.technician.pk})
    late = ask(world, title="Опоздавшая", deadline=world.at - hour, assignee_ids=mine)
    free = ask(world, title="Ничья", text="течёт кран", deadline=world.at + hour)
    waiting = ask(
        world,
        title="Ждущая",
        asset_id=house.depot.pk,
        requester_id=house.customer.pk,
        deadline=world.at - 9 * hour,
    )
    move(world, waiting, "Нет запчасти", house.dispatcher)
    closed = ask(world, title="Закрытая", number="СТАРАЯ-7")
    move(world, closed, "Заказчик отказался", house.dispatcher)
    gone = ask(world, title="Удалённая")
    actions.delete_tickets([gone.pk], by=world.actor(house.head), at=world.at)
    for each in (waiting, closed, gone):
        each.refresh_from_db()
    return Cast(world, late, free, waiting, closed, gone)
