"""What does an actor refuse by itself?"""

from dataclasses import replace

import pytest

from naryad.access.actor import Actor, act_as_system
from naryad.access.kind import Kind
from naryad.access.permissions import Permission
from naryad.core.errors import NotPermitted, ReadOnlyView

HOLDER = Actor(1, 7, Kind.EMPLOYEE, permissions=frozenset({Permission.EDIT_AREAS}))
VIEWED = replace(HOLDER, viewed_by=8)


def test_a_right_that_is_held_is_not_refused() -> None:
    HOLDER.require(Permission.EDIT_AREAS)
    assert HOLDER.may_change(Permission.EDIT_AREAS)


def test_a_right_that_is_not_held_is_refused() -> None:
    with pytest.raises(NotPermitted):
        HOLDER.require(Permission.EDIT_CATALOG)
    assert not HOLDER.may_change(Permission.EDIT_CATALOG)


def test_with_another_persons_eyes_one_sees_buttons_of_nothing() -> None:
    with pytest.raises(ReadOnlyView):
        VIEWED.require(Permission.EDIT_AREAS)
    with pytest.raises(ReadOnlyView):
        VIEWED.require_own_eyes()
    assert VIEWED.may(Permission.EDIT_AREAS) and not VIEWED.may_change(Permission.EDIT_AREAS)


def test_only_the_program_does_what_is_the_programs() -> None:
    act_as_system(1).require_system()
    with pytest.raises(NotPermitted):
        HOLDER.require_system()


def test_the_program_holds_no_right_of_a_person() -> None:
    for permission in Permission:
        with pytest.raises(NotPermitted):
            act_as_system(1).require(permission)
