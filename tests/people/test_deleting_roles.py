"""Who copies, deletes and restores roles, and what becomes of those who hold them?"""

import pytest

from naryad.access.permissions import Permission
from naryad.core.errors import NotPermitted
from naryad.core.labels import Label
from naryad.core.names import NameTaken
from naryad.people.actions import add_role, copy_role, delete_role, restore_role
from naryad.people.models import Person, PersonRole, Role, RoleMayGive
from naryad.people.role_contents import read_may_give, read_permissions
from naryad.people.role_input import RoleInput
from naryad.people.role_limits import (
    BeyondYourRights,
    RoleInUse,
)
from tests.people.role_steps import editor, kinds_of_events, last_event, role
from tests.world import World

P = Permission


def test_a_copy_allows_the_same_under_a_free_name_and_nobody_holds_it(world: World) -> None:
    by, dispatcher = world.actor(world.service.admin), role(world, "DISPATCHER")
    first = Role.objects.get(pk=copy_role(dispatcher.pk, by=by, at=world.at))
    second = Role.objects.get(pk=copy_role(dispatcher.pk, by=by, at=world.at))

    assert read_permissions(first) == read_permissions(dispatcher)
    assert read_may_give(first) == read_may_give(dispatcher)
    assert (first.code, PersonRole.objects.filter(role=first).count()) == ("", 0)
    assert first.name["en"] == "Dispatcher (copy)"
    assert second.name["en"] == "Dispatcher (copy 2)"


def test_a_copy_of_administrator_is_an_ordinary_role(world: World) -> None:
    by = world.actor(world.service.admin)
    twin = Role.objects.get(pk=copy_role(role(world, "ADMINISTRATOR").pk, by=by, at=world.at))
    assert not twin.is_administrator
    assert read_permissions(twin) == frozenset(P)


def test_nobody_copies_a_role_beyond_their_rights(world: World) -> None:
    with pytest.raises(BeyondYourRights):
        copy_role(role(world, "HEAD").pk, by=editor(world, Permission.SEE_ALL_PEOPLE), at=world.at)


def test_a_copy_by_somebody_else_gives_nothing(world: World) -> None:
    everything = world.with_permissions(world.actor(world.service.head), *P)
    twin = copy_role(role(world, "DISPATCHER").pk, by=everything, at=world.at)
    assert not RoleMayGive.objects.filter(role_id=twin).exists()


def test_a_role_in_use_tells_how_many_would_lose_it(world: World) -> None:
    by, technician = world.actor(world.service.admin), role(world, "TECHNICIAN")
    with pytest.raises(RoleInUse, match="2 people have this role") as caught:
        delete_role(technician.pk, by=by, at=world.at)
    assert caught.value.count == 2


def test_a_deletion_that_says_so_takes_the_role_from_everybody(world: World) -> None:
    by, technician = world.actor(world.service.admin), role(world, "TECHNICIAN")
    since = last_event()
    delete_role(technician.pk, also_take=True, by=by, at=world.at)

    assert kinds_of_events(world, since) == ["role.deleted", *["person.role_taken"] * 2]
    assert not world.actor(world.service.technician).permissions
    assert Person.objects.get(pk=world.service.technician.pk).version == 2
    assert not PersonRole.objects.filter(role=technician).exists()


def test_taking_a_role_from_its_holders_needs_the_right_to_take_roles(world: World) -> None:
    technician = role(world, "TECHNICIAN")
    by = editor(world, *read_permissions(technician))
    with pytest.raises(NotPermitted):
        delete_role(technician.pk, also_take=True, by=by, at=world.at)


def test_a_role_beyond_reach_is_neither_deleted_nor_restored(world: World) -> None:
    by, admin = editor(world, Permission.GIVE_ROLES), world.actor(world.service.admin)
    new = RoleInput(Label(ru="Кадры"), permissions=frozenset({Permission.ERASE_PEOPLE}))
    pk = add_role(new, by=admin, at=world.at)
    with pytest.raises(BeyondYourRights):
        delete_role(pk, also_take=True, by=by, at=world.at)
    delete_role(pk, by=admin, at=world.at)
    with pytest.raises(BeyondYourRights):
        restore_role(pk, by=by, at=world.at)


def test_a_restored_role_allows_what_it_allowed_and_nobody_holds_it(world: World) -> None:
    by, technician = world.actor(world.service.admin), role(world, "TECHNICIAN")
    before = read_permissions(technician)
    delete_role(technician.pk, also_take=True, by=by, at=world.at)
    PersonRole.objects.create(
        organization_id=world.service.id, person=world.service.customer, role=technician
    )
    restore_role(technician.pk, by=by, at=world.at)

    technician.refresh_from_db()
    assert (technician.deleted_at, read_permissions(technician)) == (None, before)
    assert not PersonRole.objects.filter(role=technician).exists()


def test_a_role_does_not_come_back_beside_a_living_twin(world: World) -> None:
    by, technician = world.actor(world.service.admin), role(world, "TECHNICIAN")
    delete_role(technician.pk, also_take=True, by=by, at=world.at)
    add_role(RoleInput(Label(en="technician")), by=by, at=world.at)
    with pytest.raises(NameTaken, match="Technician"):
        restore_role(technician.pk, by=by, at=world.at)
