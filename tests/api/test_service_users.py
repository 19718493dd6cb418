"""Is a program never taken for somebody who works?"""

from naryad.access.permissions import Permission
from naryad.lists.areas.counting import count_people_in_areas
from naryad.people import actions as people
from naryad.people.holders import employees_who_may
from naryad.web.office.assets.choices import find_options as find_of_asset
from naryad.web.office.ticket_settings.choices import find_assignees
from naryad.web.office.tickets.choices import find_options
from tests.api.calling import paths_of_errors, program_of
from tests.tickets.asking import ask
from tests.world import World

NAME = "Warehouse"


def test_no_work_is_given_to_a_service_user(world: World) -> None:
    house, admin = world.service, world.actor(world.service.admin)
    before = count_people_in_areas(admin)[house.north.pk]
    user_id = people.add_service_user(
        NAME,
        role_ids=frozenset({house.roles["TECHNICIAN"].pk, house.roles["HEAD"].pk}),
        area_ids=frozenset({house.north.pk}),
        by=admin,
        at=world.at,
    )
    assert count_people_in_areas(admin)[house.north.pk] == before
    may = employees_who_may(Permission.ASSIGN_TICKETS, organization_id=house.id)
    assert house.head in may and not may.filter(pk=user_id).exists()
    program = program_of(world, house.admin)
    new = {"description": "No light", "asset": house.lift.pk, "assignees": [user_id]}
    assert paths_of_errors(program.post("tickets", new, status=422)) == ["assignees"]
    path, change = f"tickets/{ask(world).pk}", {"assignees": [user_id]}
    assert paths_of_errors(program.patch(path, change, status=422)) == ["assignees"]
    path, change = f"assets/{house.lift.pk}", {"responsible": user_id}
    assert paths_of_errors(program.patch(path, change, status=422)) == ["responsible"]
    offered = [
        *find_options("assignee_ids", NAME, actor=admin),
        *find_assignees(admin, NAME),
        *find_of_asset("responsible_id", NAME, actor=admin),
    ]
    assert offered == []
