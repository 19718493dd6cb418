"""Does the cast stand as the stories suppose?"""

from naryad.access.kind import Kind
from naryad.people.models import Person
from tests.world import FOREIGN_WORD, World


def test_the_cast_is_there_and_every_name_of_the_other_house_is_hostile(world: World) -> None:
    assert world.actor(world.service.admin).is_administrator
    assert world.service.customer.kind == Kind.CUSTOMER
    assert all(FOREIGN_WORD in person.full_name for person in world.other.people.values())


def test_a_test_may_change_the_cast(world: World) -> None:
    world.service.head.last_name = "Changed"
    Person.objects.filter(pk=world.service.head.pk).update(last_name="Changed")


def test_the_next_test_finds_the_cast_unchanged(world: World) -> None:
    world.service.head.refresh_from_db()
    assert world.service.head.last_name == "Громов"


def test_one_login_stands_behind_shared_of_both_houses(world: World) -> None:
    assert world.login(world.service.shared) == world.login(world.other.shared)


def test_committing_tests_have_a_cast_of_their_own(own_world: World) -> None:
    assert Person.objects.count() == 26
