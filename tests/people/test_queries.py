"""Does a card show of a person what its reader may see, and no more?"""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from naryad.access.permissions import Permission
from naryad.core.errors import NotVisible
from naryad.people.queries import card
from tests.world import World


def test_a_card_has_all_links_of_today_and_the_past(world: World) -> None:
    house, by = world.service, world.actor(world.service.head)
    shown = card(by, house.technician.pk)
    assert [role.pk for role in shown.roles] == [house.roles["TECHNICIAN"].pk]
    assert [row.company.name for row in shown.companies] == [house.own_company.name]
    assert [area.pk for area in shown.areas] == [house.north.pk]
    assert [skill.pk for skill in shown.skills] == [house.skill.pk]
    assert [work_type.pk for work_type in shown.work_types] == [house.work_type.pk]
    former = card(by, house.former_customer.pk)
    assert (former.companies, len(former.past_companies)) == ([], 1)


def test_a_card_begins_a_form_with_what_its_reader_sees(world: World) -> None:
    house = world.service
    shown = card(world.actor(house.head), house.technician.pk)
    assert shown.input.last_name == "Титов"
    assert shown.input.skill_ids == {house.skill.pk}
    assert shown.input.company_ids == {house.own_company.pk}
    by = world.with_permissions(world.actor(house.customer), Permission.SEE_PEOPLE_OF_COMPANIES)
    narrow = card(by, house.lead_customer.pk)
    assert (narrow.roles, narrow.companies, narrow.areas) == ([], [], [])


def test_deleted_people_have_a_card_for_those_who_may_see_them(world: World) -> None:
    house = world.service
    assert card(world.actor(house.head), house.deleted.pk).person == house.deleted
    for actor, person in (
        (house.dispatcher, house.deleted),
        (house.technician, house.customer_of_two),
        (house.admin, world.other.customer),
    ):
        with pytest.raises(NotVisible):
            card(world.actor(actor), person.pk)


def test_a_card_takes_seven_queries(world: World) -> None:
    by = world.actor(world.service.head)
    with CaptureQueriesContext(connection) as queries:
        card(by, world.service.technician.pk)
    assert len(queries) <= 7
