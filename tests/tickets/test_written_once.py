"""Is a new ticket written once, though links follow from it?"""

from django.db import connection

from tests.tickets.asking import ask
from tests.world import World

# Which command of its transaction has written a row as it is now.
_COMMANDS = """
SELECT cmin::text::int FROM tickets_ticket WHERE id = %(id)s
UNION ALL SELECT cmin::text::int FROM tickets_ticketarea WHERE ticket_id = %(id)s
UNION ALL SELECT cmin::text::int FROM tickets_ticketassignee WHERE ticket_id = %(id)s"""


def test_a_new_ticket_with_responsible_and_assignee_is_not_written_again(world: World) -> None:
    house = world.service
    ticket = ask(world, assignee_ids=frozenset({house.technician.pk}))
    assert ticket.responsible_id is not None
    assert not ticket.is_unassigned
    with connection.cursor() as cursor:
        cursor.execute(_COMMANDS, {"id": ticket.pk})
        written, *links = (command for (command,) in cursor.fetchall())
    assert len(links) == 2
    assert written < min(links)
