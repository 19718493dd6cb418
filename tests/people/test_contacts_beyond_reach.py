"""May somebody lead the invitation of a person above them to another address?"""

import pytest

from naryad.people.actions import edit_people
from tests.people.inputs import edit_of, refusal_of
from tests.world import World


@pytest.mark.parametrize("change", [{"email": "mine@example.com"}, {"phone": "+79990001122"}])
def test_a_dispatcher_cannot_change_the_contacts_of_an_administrator(
    world: World, change: dict[str, str]
) -> None:
    by = world.actor(world.service.dispatcher)
    outcomes = edit_people([edit_of(by, world.service.admin, **change)], by=by, at=world.at)
    assert refusal_of(outcomes) == "RoleNotYours"
    other = edit_of(by, world.service.admin, position="Director")
    assert edit_people([other], by=by, at=world.at)[0].is_done


def test_people_within_reach_and_oneself_get_new_contacts(world: World) -> None:
    by = world.actor(world.service.dispatcher)
    for person in (world.service.customer, world.service.dispatcher):
        edit = edit_of(by, person, phone=f"+7999000{person.pk % 10000:04}")
        assert edit_people([edit], by=by, at=world.at)[0].is_done
