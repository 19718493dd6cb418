"""Is each event told of once, however many work at it?"""

from django.db import connection

from naryad.history.generation import raise_generation
from naryad.notifications import actions
from naryad.notifications.models import Notice
from naryad.tickets.codes import Side
from tests.notifications.telling import MINUTE, assign, notices_of, tell, write
from tests.threads import at_once
from tests.tickets.asking import ask
from tests.world import World


def _jobs() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'tell_of_events'")
        (count,) = cursor.fetchone()
    return int(count)


def test_a_change_wakes_one_job_however_many_follow(own_world: World) -> None:
    ticket = ask(own_world)
    assert _jobs() == 1
    write(own_world, ticket, own_world.service.dispatcher, Side.TEAM, "Раз")
    assert _jobs() == 1


def test_two_workers_tell_of_it_once(own_world: World) -> None:
    house = own_world.service
    ticket = ask(own_world)
    assign(own_world, ticket, house.technician)
    tell(own_world.at - MINUTE)
    write(own_world, ticket, house.dispatcher, Side.TEAM, "Раз")
    raise_generation()
    at_once(*[lambda: actions.tell_of_events(at=own_world.at)] * 2)
    assert [each[0] for each in notices_of(house.technician)] == ["ASSIGNED", "TEAM"]
    later = own_world.at + 6 * MINUTE
    at_once(*[lambda: actions.write_due_letters(at=later)] * 2)
    letters = Notice.objects.filter(person=house.technician, ticket=ticket)
    assert set(letters.values_list("mail", flat=True)) == {"TOLD"}
    assert letters.values("letter_id").distinct().count() == 1
