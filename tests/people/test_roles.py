"""Are roles changed only within the rights of whoever changes them?"""

import pytest

from naryad.access.permissions import Permission
from naryad.core.errors import Invalid, NotPermitted, NotVisible, ReadOnlyView, Stale
from naryad.core.labels import Label
from naryad.history.models import Event
from naryad.people.actions import add_role, copy_role, delete_role, edit_role, restore_role
from naryad.people.models import Role
from naryad.people.role_contents import read_permissions
from naryad.people.role_input import RoleInput, clean_role
from naryad.people.role_limits import (
    BeyondYourRights,
)
from tests.people.role_steps import editor, kinds_of_events, last_event, like, role
from tests.threads import at_once
from tests.world import World

P = Permission


def test_a_role_is_added_with_its_permissions_and_recorded(world: World) -> None:
    since = last_event()
    new = RoleInput(Label(ru="Бухгалтер"), permissions=frozenset({Permission.SEE_ALL_COMPANIES}))
    pk = add_role(new, by=world.actor(world.service.admin), at=world.at)

    assert read_permissions(Role.objects.get(pk=pk)) == {Permission.SEE_ALL_COMPANIES}
    assert kinds_of_events(world, since) == ["role.added", "role.permission_given"]
    assert Event.objects.latest("pk").changes == {
        "permissions": {"old": [], "new": ["companies.see_all"]}
    }


def test_nobody_makes_a_role_that_allows_more_than_they_hold(world: World) -> None:
    new = RoleInput(Label(ru="Бухгалтер"), permissions=frozenset({Permission.ERASE_PEOPLE}))
    with pytest.raises(BeyondYourRights, match="Erase personal data"):
        add_role(new, by=editor(world, Permission.SEE_ALL_PEOPLE), at=world.at)


def test_a_wider_permission_lets_one_grant_the_narrower(world: World) -> None:
    new = RoleInput(Label(ru="Бухгалтер"), permissions=frozenset({Permission.SEE_OWN_COMPANIES}))
    assert add_role(new, by=editor(world, Permission.SEE_ALL_COMPANIES), at=world.at)


def test_a_narrower_permission_does_not_let_one_grant_the_wider(world: World) -> None:
    new = RoleInput(Label(ru="Бухгалтер"), permissions=frozenset({Permission.SEE_ALL_COMPANIES}))
    with pytest.raises(BeyondYourRights):
        add_role(new, by=editor(world, Permission.SEE_OWN_COMPANIES), at=world.at)


def test_a_head_without_the_right_changes_no_roles(world: World) -> None:
    by, at, technician = world.actor(world.service.head), world.at, role(world, "TECHNICIAN")
    for act in (
        lambda: add_role(RoleInput(Label(ru="Новая")), by=by, at=at),
        lambda: edit_role(technician.pk, like(technician), seen_version=1, by=by, at=at),
        lambda: copy_role(technician.pk, by=by, at=at),
        lambda: delete_role(technician.pk, by=by, at=at),
        lambda: restore_role(technician.pk, by=by, at=at),
    ):
        with pytest.raises(NotPermitted):
            act()


def test_nothing_changes_with_another_persons_eyes(world: World) -> None:
    by = world.actor(world.service.admin, viewed_by=world.service.admin)
    with pytest.raises(ReadOnlyView):
        add_role(RoleInput(Label(ru="Новая")), by=by, at=world.at)


def test_foreign_and_deleted_roles_are_not_there(world: World) -> None:
    by, at = world.actor(world.service.admin), world.at
    gone = add_role(RoleInput(Label(ru="Новая")), by=by, at=at)
    delete_role(gone, by=by, at=at)
    for pk in (world.other.roles["TECHNICIAN"].pk, gone, 10**9):
        for act in (
            lambda pk=pk: edit_role(pk, RoleInput(Label(ru="Х")), seen_version=1, by=by, at=at),
            lambda pk=pk: copy_role(pk, by=by, at=at),
            lambda pk=pk: delete_role(pk, by=by, at=at),
        ):
            with pytest.raises(NotVisible):
                act()
    for pk in (world.other.roles["TECHNICIAN"].pk, role(world, "TECHNICIAN").pk):
        with pytest.raises(NotVisible):
            restore_role(pk, by=by, at=at)


def test_an_edit_grants_takes_and_records_both(world: World) -> None:
    since, technician = last_event(), role(world, "TECHNICIAN")
    new = like(
        technician,
        name=Label(ru="Монтёр"),
        permissions=frozenset({Permission.SEE_ALL_COMPANIES, Permission.SEE_PEOPLE_IN_AREAS}),
    )
    edit_role(technician.pk, new, seen_version=1, by=world.actor(world.service.admin), at=world.at)

    technician.refresh_from_db()
    assert read_permissions(technician) == new.permissions
    assert (technician.name, technician.version) == (Label(ru="Монтёр"), 2)
    assert kinds_of_events(world, since) == [
        "role.edited",
        "role.permission_given",
        "role.permission_taken",
    ]


def test_a_change_of_a_role_acts_at_once_on_its_holders(world: World) -> None:
    technician = role(world, "TECHNICIAN")
    new = like(technician, permissions=frozenset({Permission.SEE_ALL_PEOPLE}))
    edit_role(technician.pk, new, seen_version=1, by=world.actor(world.service.admin), at=world.at)

    holder = world.actor(world.service.technician)
    assert holder.may(Permission.SEE_ALL_PEOPLE) and not holder.may(Permission.SEE_OWN_COMPANIES)


def test_nobody_grants_or_takes_what_they_do_not_hold(world: World) -> None:
    technician, by = role(world, "TECHNICIAN"), editor(world, Permission.SEE_OWN_COMPANIES)
    more = read_permissions(technician) | {Permission.BAN_PEOPLE}
    less = read_permissions(technician) - {Permission.SEE_PEOPLE_IN_AREAS}
    for permissions in (more, less):
        with pytest.raises(BeyondYourRights):
            new = like(technician, permissions=permissions)
            edit_role(technician.pk, new, seen_version=1, by=by, at=world.at)


def test_a_role_beyond_reach_can_be_renamed_when_its_rights_stay(world: World) -> None:
    technician = role(world, "TECHNICIAN")
    new = like(technician, name=Label(ru="Монтёр"))
    assert edit_role(technician.pk, new, seen_version=1, by=editor(world), at=world.at)


def test_an_edit_that_changes_nothing_leaves_no_trace(world: World) -> None:
    since, technician = last_event(), role(world, "TECHNICIAN")
    edit_role(technician.pk, like(technician), seen_version=0, by=editor(world), at=world.at)
    assert last_event() == since


def test_a_stale_edit_tells_mine_and_theirs(world: World) -> None:
    by, technician = world.actor(world.service.admin), role(world, "TECHNICIAN")
    theirs = like(technician, permissions=frozenset({Permission.SEE_ALL_PEOPLE}))
    mine = like(technician, permissions=frozenset({Permission.SEE_JOURNAL}))
    edit_role(technician.pk, theirs, seen_version=1, by=by, at=world.at)
    with pytest.raises(Stale) as caught:
        edit_role(technician.pk, mine, seen_version=1, by=by, at=world.at)

    assert caught.value.differences == {
        "permissions": ([Permission.SEE_JOURNAL], [Permission.SEE_ALL_PEOPLE])
    }


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        (Label(), {"name"}),
        (Label(ru="техник", en="TECHNICIAN"), {"name_ru", "name_en"}),
        (Label(ru="А" * 101), {"name_ru"}),
    ],
)
def test_a_bad_or_taken_name_is_refused_at_its_field(
    world: World, name: Label, fields: set[str]
) -> None:
    by = world.actor(world.service.admin)
    with pytest.raises(Invalid) as caught:
        add_role(RoleInput(name), by=by, at=world.at)
    assert set(caught.value.errors) == fields


def test_what_a_form_sends_is_read() -> None:
    assert clean_role(
        {
            "name_ru": "Кадры",
            "is_for_customers": "on",
            "permissions": ["people.add"],
            "may_give_ids": ["3"],
        }
    ) == RoleInput(
        Label(ru="Кадры"), Label(), True, frozenset({Permission.ADD_PEOPLE}), frozenset({3})
    )
    assert clean_role({"name_ru": "Кадры"}).may_give_ids is None


@pytest.mark.parametrize(
    ("values", "field"),
    [({"permissions": ["root"]}, "permissions"), ({"may_give_ids": ["x"]}, "may_give_ids")],
)
def test_what_a_form_cannot_send_is_named(values: dict[str, object], field: str) -> None:
    with pytest.raises(Invalid) as caught:
        clean_role({"name_ru": "Кадры", **values})
    assert set(caught.value.errors) == {field}


def test_two_who_give_one_name_at_once_make_one_role(own_world: World) -> None:
    by = own_world.actor(own_world.service.admin)

    def act() -> int:
        return add_role(RoleInput(Label(ru="Кадры")), by=by, at=own_world.at)

    outcomes = at_once(act, act)
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Invalid", "int"]


def test_of_two_edits_of_one_role_at_once_the_later_is_stale(own_world: World) -> None:
    by, technician = own_world.actor(own_world.service.admin), role(own_world, "TECHNICIAN")

    def act(permission: P) -> int:
        new = like(technician, permissions=frozenset({permission}))
        return edit_role(technician.pk, new, seen_version=1, by=by, at=own_world.at)

    outcomes = at_once(lambda: act(Permission.SEE_JOURNAL), lambda: act(Permission.SEE_LETTERS))
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Stale", "int"]
    assert len(read_permissions(technician)) == 1
