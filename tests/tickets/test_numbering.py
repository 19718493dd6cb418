"""Are numbers of tickets counted on by their prefix, whatever is typed beside them?"""

from naryad.tickets import actions
from naryad.tickets.models import Ticket, TicketType
from tests.tickets.asking import a_ticket, ask, publish_second
from tests.world import World


def test_a_counter_is_of_the_prefix_and_steps_over_what_its_own_set_has_typed(
    world: World,
) -> None:
    """Two types with one mask count together; a set may hold the number that would be next."""
    house, by = world.service, world.actor(world.service.head)
    second = publish_second(world)
    TicketType.objects.filter(organization=house.organization).update(number_mask="П{00}")
    assert [ask(world).number, ask(world, type_id=second.pk).number] == ["П01", "П02"]
    given = [a_ticket(world), a_ticket(world, number="П03"), a_ticket(world, type_id=second.pk)]
    outcomes = actions.create_tickets(given, by=by, at=world.at)
    made = Ticket.objects.in_bulk([outcome.id for outcome in outcomes])
    numbers = [made[each.id].number for each in outcomes if each.id]
    assert numbers[1] == "П03" and set(numbers) == {"П03", "П04", "П05"}
