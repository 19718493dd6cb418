"""Does the editor of a role show every permission and lock what one may not switch?"""

from django.utils.translation import override

from naryad.access.blocks import Block
from naryad.access.permissions import Permission
from naryad.people.role_contents import read_permissions
from naryad.people.role_editor import (
    PermissionLine,
    RoleEditor,
    choose_permissions,
    edit_permissions,
)
from tests.world import World

P = Permission


def open_editor(world: World, who: str, code: str, query: str = "") -> RoleEditor:
    role = world.service.roles[code]
    return edit_permissions(
        read_permissions(role),
        is_administrator=role.is_administrator,
        actor=world.actor(world.service.people[who]),
        query=query,
    )


def lines(editor: RoleEditor) -> dict[str, PermissionLine]:
    return {line.permission: line for block in editor.blocks for line in block.lines}


def test_every_permission_stands_in_its_block_once(world: World) -> None:
    editor = open_editor(world, "admin", "DISPATCHER")

    assert set(lines(editor)) == set(P)
    assert editor.total == len(P)
    assert [block.block for block in editor.blocks] == list(Block)
    assert editor.held == len(read_permissions(world.service.roles["DISPATCHER"]))


def test_an_administrator_may_switch_all(world: World) -> None:
    assert {str(line.lock) for line in lines(open_editor(world, "admin", "HEAD")).values()} == {""}


def test_nobody_switches_anything_of_administrator(world: World) -> None:
    found = lines(open_editor(world, "admin", "ADMINISTRATOR")).values()
    assert all(line.is_held and str(line.lock).startswith("Administrator") for line in found)


def test_whoever_may_only_see_roles_switches_nothing(world: World) -> None:
    found = lines(open_editor(world, "head", "TECHNICIAN")).values()
    assert {str(line.lock) for line in found} == {"You may see roles, but not edit them."}


def test_what_one_does_not_hold_is_locked_with_the_reason(world: World) -> None:
    actor = world.with_permissions(
        world.actor(world.service.head), Permission.EDIT_ROLES, Permission.SEE_ALL_COMPANIES
    )
    held = frozenset({Permission.SEE_ALL_PEOPLE})
    found = lines(edit_permissions(held, is_administrator=False, actor=actor))

    assert str(found[Permission.SEE_OWN_COMPANIES].lock) == ""
    assert "cannot grant it" in str(found[Permission.BAN_PEOPLE].lock)
    assert "cannot take it away" in str(found[Permission.SEE_ALL_PEOPLE].lock)


def test_a_covered_permission_says_so(world: World) -> None:
    found = lines(open_editor(world, "admin", "DISPATCHER"))
    assert (
        found[Permission.SEE_PEOPLE_IN_AREAS].is_covered
        and not found[Permission.SEE_PEOPLE_IN_AREAS].is_held
    )
    assert found[Permission.SEE_OWN_COMPANIES].is_usable_by_customers
    assert not found[Permission.BAN_PEOPLE].is_usable_by_customers


def test_a_search_marks_names_and_sentences_and_leaves_nothing_out(world: World) -> None:
    editor = open_editor(world, "admin", "DISPATCHER", "activation")
    found = {code for code, line in lines(editor).items() if line.is_found}

    assert found == {Permission.INVITE_PEOPLE}
    assert (editor.found, editor.total) == (1, len(P))


def test_a_search_in_english_answers_a_reader_of_russian(world: World) -> None:
    with override("ru"):
        assert open_editor(world, "admin", "DISPATCHER", "activation").found == 1


def test_locked_switches_keep_what_is_held(world: World) -> None:
    actor = world.with_permissions(
        world.actor(world.service.head), Permission.EDIT_ROLES, Permission.ADD_PEOPLE
    )
    held = frozenset({Permission.SEE_ALL_PEOPLE, Permission.ADD_PEOPLE})
    assert choose_permissions([], held=held, actor=actor) == [Permission.SEE_ALL_PEOPLE]
    assert choose_permissions(["people.ban"], held=held, actor=actor) == [
        Permission.BAN_PEOPLE,
        Permission.SEE_ALL_PEOPLE,
    ]
