"""Does a change of rights count from the very next request on, and only here?"""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.urls import reverse

from naryad.access.kind import Kind
from naryad.accounts.models import Login, Membership
from naryad.core.outcomes import only
from naryad.people import actions
from naryad.people.models import Person, PersonRole
from tests.people.inputs import edit_of
from tests.world import World

Deed = Callable[[World, Person], object]


def _ban(world: World, person: Person) -> object:
    house = world.other if person.organization_id == world.other.id else world.service
    return only(
        actions.ban_people(
            [person.pk],
            reason_id=house.ban_reason.pk,
            until=None,
            by=world.actor(house.admin),
            at=world.at,
        )
    )


def _admin(world: World, person: Person) -> Person:
    return next(
        house.admin for house in (world.service, world.other) if house.id == person.organization_id
    )


def _delete(world: World, person: Person) -> object:
    by = world.actor(_admin(world, person))
    return only(actions.delete_people([person.pk], by=by, at=world.at))


def _convert(world: World, person: Person) -> object:
    to = Kind.CUSTOMER if person.is_employee else Kind.EMPLOYEE
    by = world.actor(_admin(world, person))
    return only(actions.convert_people([person.pk], to=to, by=by, at=world.at))


def _change_contacts(world: World, person: Person) -> object:
    by = world.actor(_admin(world, person))
    edit = edit_of(by, person, email="elsewhere@example.com", phone="+79990000000")
    return only(actions.edit_people([edit], by=by, at=world.at))


def _take_every_role(world: World, person: Person) -> object:
    return PersonRole.objects.filter(person=person).delete()


def _erase(world: World, person: Person) -> object:
    _delete(world, person)
    by = world.actor(_admin(world, person))
    only(actions.request_erasure([person.pk], by=by, at=world.at))
    return actions.erase_due_people(at=world.at + timedelta(days=31))


@pytest.mark.parametrize(
    ("deed", "status"), [(_ban, 403), (_delete, 403), (_convert, 404), (_take_every_role, 403)]
)
def test_an_open_browser_learns_of_it_with_the_next_click(
    world: World, deed: Deed, status: int
) -> None:
    client = world.client(world.service.dispatcher)
    assert client.get(reverse("person_new")).status_code == 200
    deed(world, world.service.dispatcher)
    assert client.get(reverse("person_new")).status_code == status


def test_an_ended_membership_closes_the_door(world: World) -> None:
    client = world.client(world.service.customer)
    Membership.objects.filter(person=world.service.customer).update(ended_at=world.at)
    assert client.get(reverse("portal_home")).status_code == 403


@pytest.mark.parametrize(
    "deed", [_ban, _delete, _convert, _change_contacts, _take_every_role, _erase]
)
def test_no_other_organization_touches_a_login_or_its_access_here(world: World, deed: Deed) -> None:
    """One login stands behind `shared` of both houses."""
    client = world.client(world.service.shared)
    login = Login.objects.values().get(pk=world.login(world.service.shared).pk)
    deed(world, world.other.shared)
    assert client.get(reverse("portal_home")).status_code == 200
    assert Login.objects.values().get(pk=login["id"]) == login
    assert Membership.objects.get(person=world.service.shared).ended_at is None
    person = Person.objects.get(pk=world.service.shared.pk)
    assert person.email == world.service.shared.email and person.deleted_at is None
