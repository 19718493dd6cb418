"""Does Administrator stay what it is, and who decides which roles may be given?"""

import pytest

from naryad.access.permissions import Permission
from naryad.core.errors import Invalid
from naryad.core.labels import Label
from naryad.history.models import Event
from naryad.people.actions import add_role, delete_role, edit_role
from naryad.people.role_contents import read_may_give
from naryad.people.role_input import RoleInput
from naryad.people.role_limits import (
    AdministratorStays,
    MayGiveByAdministrators,
)
from tests.people.role_steps import like, role
from tests.world import World

P = Permission


def test_administrator_keeps_every_right_and_cannot_be_deleted(world: World) -> None:
    by, administrator = world.actor(world.service.admin), role(world, "ADMINISTRATOR")
    for change in (
        {"permissions": frozenset(P) - {Permission.SEE_JOURNAL}},
        {"is_for_customers": True},
        {"may_give_ids": frozenset({role(world, "CUSTOMER").pk})},
    ):
        with pytest.raises(AdministratorStays):
            new = like(administrator, **change)
            edit_role(administrator.pk, new, seen_version=1, by=by, at=world.at)
    with pytest.raises(AdministratorStays):
        delete_role(administrator.pk, also_take=True, by=by, at=world.at)


def test_administrator_is_renamed_by_administrators_alone(world: World) -> None:
    administrator = role(world, "ADMINISTRATOR")
    new = like(administrator, name=Label(ru="Главный"))
    everything = world.with_permissions(world.actor(world.service.head), *P)
    with pytest.raises(AdministratorStays):
        edit_role(administrator.pk, new, seen_version=1, by=everything, at=world.at)
    by = world.actor(world.service.admin)
    assert edit_role(administrator.pk, new, seen_version=1, by=by, at=world.at)


def test_only_an_administrator_decides_what_a_role_may_give(world: World) -> None:
    dispatcher, head = role(world, "DISPATCHER"), role(world, "HEAD")
    new = like(dispatcher, may_give_ids=frozenset({head.pk}))
    everything = world.with_permissions(world.actor(world.service.head), *P)
    with pytest.raises(MayGiveByAdministrators):
        edit_role(dispatcher.pk, new, seen_version=1, by=everything, at=world.at)
    with pytest.raises(MayGiveByAdministrators):
        add_role(
            RoleInput(Label(ru="Новая"), may_give_ids=frozenset({head.pk})),
            by=everything,
            at=world.at,
        )

    edit_role(dispatcher.pk, new, seen_version=1, by=world.actor(world.service.admin), at=world.at)
    assert read_may_give(dispatcher) == {head.pk}
    assert Event.objects.latest("pk").changes["may_give"]["new"][0]["id"] == head.pk


def test_no_list_gives_administrator_or_a_foreign_role(world: World) -> None:
    by, dispatcher = world.actor(world.service.admin), role(world, "DISPATCHER")
    for pk in (role(world, "ADMINISTRATOR").pk, world.other.roles["HEAD"].pk, 10**9):
        with pytest.raises(Invalid) as caught:
            new = like(dispatcher, may_give_ids=frozenset({pk}))
            edit_role(dispatcher.pk, new, seen_version=1, by=by, at=world.at)
        assert set(caught.value.errors) == {"may_give_ids"}


def test_an_edit_that_does_not_speak_of_the_list_keeps_it(world: World) -> None:
    dispatcher = role(world, "DISPATCHER")
    before = read_may_give(dispatcher)
    new = like(dispatcher, name=Label(ru="Оператор"))
    edit_role(dispatcher.pk, new, seen_version=1, by=world.actor(world.service.admin), at=world.at)
    assert read_may_give(dispatcher) == before != frozenset()
