"""Is somebody who is here already found before they are added again?"""

from dataclasses import replace

from naryad.access.permissions import Permission
from naryad.people.duplicates import Likeness, find_duplicates
from naryad.people.models import Person
from naryad.people.queries import card
from tests.people.inputs import a_customer, edit_of
from tests.world import World


def likenesses(found: list) -> list[tuple[str, int | None, bool]]:
    return [
        (each.likeness, each.person.pk if each.person else None, each.is_blocking) for each in found
    ]


def test_the_same_email_and_phone_block_whoever_has_them(world: World) -> None:
    house, by = world.service, world.actor(world.service.dispatcher)
    given = a_customer(house, email=house.customer.email, phone=house.head.phone)
    assert likenesses(find_duplicates(given, actor=by)) == [
        (Likeness.EMAIL, house.customer.pk, True),
        (Likeness.PHONE, house.head.pk, True),
    ]


def test_a_namesake_of_the_same_company_only_warns(world: World) -> None:
    house, by = world.service, world.actor(world.service.dispatcher)
    name = {"last_name": "зайцев", "first_name": "ЗАХАР"}
    found = likenesses(find_duplicates(a_customer(house, **name), actor=by))
    assert found == [(Likeness.NAME, house.customer.pk, False)]
    elsewhere = a_customer(house, **name, company_ids=frozenset({house.mayak.pk}))
    assert find_duplicates(elsewhere, actor=by) == []
    anywhere = a_customer(house, **name, company_ids=frozenset())
    assert likenesses(find_duplicates(anywhere, actor=by)) == found


def test_a_middle_name_left_out_makes_no_stranger(world: World) -> None:
    house, by = world.service, world.actor(world.service.dispatcher)
    name = {"last_name": "Зайцев", "first_name": "Захар"}
    assert find_duplicates(a_customer(house, **name, middle_name="Ильич"), actor=by)
    Person.objects.filter(pk=house.customer.pk).update(sort_key="зайцев захар ильич")
    assert find_duplicates(a_customer(house, **name), actor=by)
    assert find_duplicates(a_customer(house, **name, middle_name="Ильич"), actor=by)
    assert not find_duplicates(a_customer(house, **name, middle_name="Львович"), actor=by)


def test_somebody_out_of_sight_is_not_named_and_not_warned_of(world: World) -> None:
    house = world.service
    by = world.with_permissions(
        world.actor(house.technician_south),
        Permission.SEE_PEOPLE_IN_AREAS,
        Permission.SEE_ALL_COMPANIES,
    )
    given = a_customer(house, last_name="Зайцев", first_name="Захар", email=house.customer.email)
    assert likenesses(find_duplicates(given, actor=by)) == [(Likeness.EMAIL, None, True)]


def test_a_deleted_owner_of_the_contact_is_shown_to_those_who_see_deleted_people(
    world: World,
) -> None:
    house = world.service
    given = a_customer(house, email=house.deleted.email, phone=house.deleted.phone)
    assert likenesses(find_duplicates(given, actor=world.actor(house.head))) == [
        (Likeness.EMAIL, house.deleted.pk, False),
        (Likeness.PHONE, house.deleted.pk, False),
    ]
    assert find_duplicates(given, actor=world.actor(house.dispatcher)) == []


def test_nobody_is_a_duplicate_of_themselves(world: World) -> None:
    house, by = world.service, world.actor(world.service.dispatcher)
    given = edit_of(by, house.customer).input
    assert find_duplicates(given, actor=by, except_id=house.customer.pk) == []
    assert len(find_duplicates(given, actor=by)) == 2


def test_a_copy_asks_for_other_contacts(world: World) -> None:
    house, by = world.service, world.actor(world.service.dispatcher)
    copied = card(by, house.customer.pk).input
    renamed = replace(copied, last_name="Другой", email="new@x.example", phone="")
    assert find_duplicates(renamed, actor=by) == []


def test_people_of_the_other_organization_are_nobodys_duplicates(world: World) -> None:
    given = a_customer(
        world.service,
        email=world.other.customer.email,
        last_name=world.other.customer.last_name,
        first_name=world.other.customer.first_name,
        company_ids=frozenset({world.other.zenit.pk}),
    )
    assert find_duplicates(given, actor=world.actor(world.service.admin)) == []
