"""Who of the cast holds which right? Written by hand, once, as it should be."""

from naryad.access.permissions import Permission
from naryad.people.models import PersonRole
from tests.access.tables import differences, read_table, rows_of
from tests.access.test_who_sees_what import viewer
from tests.world import World

RIGHTS = read_table("""
right                      admin head dispatcher technician customer lead_customer loner system
people.see_all             x     x    x          -          -        -             -     -
people.see_in_areas        x     x    x          x          -        -             -     -
people.see_of_companies    x     x    x          -          -        x             -     -
people.see_deleted         x     x    -          -          -        -             -     -
people.add                 x     x    x          -          -        -             -     -
people.edit                x     x    x          -          -        -             -     -
people.give_roles          x     x    x          -          -        -             -     -
people.invite              x     x    x          -          -        -             -     -
people.ban                 x     x    -          -          -        -             -     -
people.delete              x     x    -          -          -        -             -     -
people.convert_to_employee x     x    x          -          -        -             -     -
people.convert_to_customer x     x    x          -          -        -             -     -
people.erase               x     -    -          -          -        -             -     -
people.merge               x     x    -          -          -        -             -     -
people.view_as             x     x    -          -          -        -             -     -
companies.see_all          x     x    x          -          -        -             -     -
companies.see_own          x     x    x          x          x        x             -     -
companies.edit             x     x    x          -          -        -             -     -
companies.delete           x     x    -          -          -        -             -     -
companies.merge            x     x    -          -          -        -             -     -
assets.see_all             x     x    x          -          -        -             -     -
assets.see_of_companies    x     x    x          -          x        x             -     -
assets.see_of_subsidiaries x     x    x          -          -        -             -     -
assets.see_in_areas        x     x    x          x          -        -             -     -
assets.see_where_responsible x   x    x          x          -        -             -     -
assets.see_scanned         x     x    x          x          -        -             -     -
assets.edit                x     x    x          -          -        -             -     -
assets.delete              x     x    -          -          -        -             -     -
assets.bind_codes          x     x    x          x          -        -             -     -
assets.edit_codes          x     x    x          -          -        -             -     -
contracts.see_all          x     x    x          -          -        -             -     -
contracts.see_of_companies x     x    x          -          -        -             -     -
contracts.edit             x     x    -          -          -        -             -     -
contracts.delete           x     x    -          -          -        -             -     -
areas.edit                 x     x    -          -          -        -             -     -
catalog.edit               x     x    -          -          -        -             -     -
tickets.see_all            x     x    x          -          -        -             -     -
tickets.see_of_companies   x     x    x          -          x        x             -     -
tickets.see_in_areas       x     x    x          x          -        -             -     -
tickets.see_of_work_types  x     x    x          -          -        -             -     -
tickets.see_assigned       x     x    x          x          -        -             -     -
tickets.see_where_responsible x  x    x          -          -        -             -     -
tickets.see_requested      x     x    x          -          x        x             -     -
tickets.see_on_seen_assets x     x    x          -          -        -             -     -
tickets.see_children       x     x    x          -          -        -             -     -
tickets.add                x     x    x          x          x        x             -     -
tickets.edit               x     x    x          -          -        -             -     -
tickets.assign             x     x    x          -          -        -             -     -
tickets.move               x     x    x          x          -        -             -     -
tickets.skip_scans         x     x    -          -          -        -             -     -
tickets.delete             x     x    -          -          -        -             -     -
tickets.archive            x     x    x          -          -        -             -     -
tickets.edit_settings      x     x    -          -          -        -             -     -
roles.see                  x     x    x          -          -        -             -     -
roles.edit                 x     -    -          -          -        -             -     -
organization.edit          x     -    -          -          -        -             -     -
journal.see                x     x    -          -          -        -             -     -
views.share                x     x    -          -          -        -             -     -
letters.see                x     x    -          -          -        -             -     -
integrations.manage        x     -    -          -          -        -             -     -
""")

# Of a customer who holds every role that there is: what is not for customers stays unusable.
OF_A_CUSTOMER_WITH_EVERY_ROLE = {
    "tickets.see_of_companies",
    "tickets.see_requested",
    "tickets.see_on_seen_assets",
    "tickets.see_children",
    "tickets.add",
    "people.see_of_companies",
    "companies.see_own",
    "assets.see_of_companies",
    "assets.see_of_subsidiaries",
    "assets.see_scanned",
}


def test_rights_are_held_as_the_table_says(world: World) -> None:
    found = {
        (row, column): "x" if viewer(world, column).may(row) else "-" for row, column in RIGHTS
    }
    assert list(differences(RIGHTS, found)) == []


def test_the_table_leaves_no_right_out() -> None:
    assert rows_of(RIGHTS) == [str(permission) for permission in Permission]


def test_no_role_gives_a_customer_what_is_not_for_customers(world: World) -> None:
    house = world.service
    PersonRole.objects.bulk_create(
        PersonRole(organization=house.organization, person=house.loner, role=role)
        for role in house.roles.values()
    )
    actor = world.actor(house.loner)
    assert actor.permissions == OF_A_CUSTOMER_WITH_EVERY_ROLE
    assert not actor.is_administrator


def test_a_deleted_role_gives_nothing(world: World) -> None:
    role = world.service.roles["DISPATCHER"]
    type(role).objects.filter(pk=role.pk).update(deleted_at=world.at)
    assert world.actor(world.service.dispatcher).permissions == frozenset()
