"""What is one typical deed of each action on the areas and companies of many people?"""

from collections.abc import Callable

from naryad.access.actor import Actor
from naryad.people import actions
from tests.world import World


def _set_areas(world: World, by: Actor) -> object:
    house = world.service
    return actions.set_areas(
        [house.customer.pk],
        change=actions.AreaChange.ADD,
        area_ids=frozenset({house.south.pk}),
        by=by,
        at=world.at,
    )


def _add_to_company(world: World, by: Actor) -> object:
    house = world.service
    return actions.add_to_company(
        [house.customer.pk], company_id=house.mayak.pk, by=by, at=world.at
    )


def _put_links_back(world: World, by: Actor) -> object:
    """To where the customer never was."""
    house = world.service
    kept = {"position": "", "area_ids": [house.south.pk], "company_ids": [house.mayak.pk]}
    before = {house.customer.pk: kept}
    return actions.put_links_back([house.customer.pk], before=before, by=by, at=world.at)


LINK_DEEDS: dict[str, Callable[[World, Actor], object]] = {
    "set_areas": _set_areas,
    "add_to_company": _add_to_company,
    "put_links_back": _put_links_back,
}
