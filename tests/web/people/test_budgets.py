"""How many queries do the pages of people make, with few people and with many?"""

from typing import Any

import pytest

from naryad.access.kind import Kind
from tests.web.pages import english
from tests.web.people.crowds import LISTS, add_crowd, ids_on, page_of
from tests.world import World

# The session, the login with its ways in and rights, the host, the number, the rows, the numbers
# over them, the saved views. What is narrowed asks for the area, the company, whose rows these
# are, and everybody.
# Employees have no fast way: what is found, what of it is shown and how many there are.
LIST_BUDGETS = {Kind.CUSTOMER: 7, Kind.EMPLOYEE: 9}
NARROWED_BUDGET = 12
CARD_BUDGET = 26


@pytest.mark.parametrize("kind", list(Kind))
def test_a_list_makes_no_more_queries_for_a_thousand_people_than_for_ten(
    world: World, kind: Kind, django_assert_max_num_queries: Any
) -> None:
    client = english(world, world.service.admin)
    counted = []
    for more in (3, 1000):
        add_crowd(world, more, kind=kind)
        client.get(LISTS[kind])
        with django_assert_max_num_queries(LIST_BUDGETS[kind]) as queries:
            answer = client.get(LISTS[kind])
        counted.append(len(queries))
        assert len(ids_on(answer)) > 5
    # Where people are many, the numbers over the list come after it.
    assert counted[1] <= counted[0]


def test_a_narrowed_and_sorted_list_stays_in_the_budget(
    world: World, django_assert_max_num_queries: Any
) -> None:
    add_crowd(world, 120)
    house = world.service
    client = english(world, house.admin)
    query = f"?q=толпин&area={house.north.pk}&company={house.zenit.pk}&sort=-seen&banned=hide"
    client.get(LISTS[Kind.CUSTOMER])
    with django_assert_max_num_queries(NARROWED_BUDGET):
        answer = client.get(f"{LISTS[Kind.CUSTOMER]}{query}")
    assert len(ids_on(answer)) == 50


def test_a_card_stays_in_the_budget(world: World, django_assert_max_num_queries: Any) -> None:
    client = english(world, world.service.admin)
    client.get(page_of(world.service.customer))
    with django_assert_max_num_queries(CARD_BUDGET):
        client.get(page_of(world.service.customer))
