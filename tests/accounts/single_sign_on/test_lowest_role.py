"""Which of several roles is the lowest?"""

import pytest

from naryad.access.permissions import Permission as P  # noqa: N817 - read as a table
from naryad.accounts.single_sign_on.lowest_role import choose_lowest
from naryad.people.granting import RoleRights


def _role(role_id: int, *permissions: P, is_administrator: bool = False) -> RoleRights:
    return RoleRights(role_id, frozenset(permissions), is_administrator)


LOW, MIDDLE, HIGH = (
    _role(3, P.SEE_PEOPLE_IN_AREAS),
    _role(2, P.SEE_ALL_PEOPLE),
    _role(1, P.SEE_ALL_PEOPLE, P.ADD_PEOPLE),
)
ASIDE, EMPTY = _role(4, P.EDIT_AREAS), _role(5)
ROOT = _role(6, *P, is_administrator=True)


@pytest.mark.parametrize(
    ("roles", "lowest"),
    [
        ([], None),
        ([HIGH], 1),
        ([HIGH, LOW, MIDDLE], 3),  # what a wider scope covers is less than it
        ([HIGH, MIDDLE], 2),
        ([HIGH, ASIDE], None),  # neither is within the other
        ([HIGH, ASIDE, EMPTY], 5),
        ([ROOT], None),
        ([ROOT, HIGH], 1),
        ([_role(9, P.ADD_PEOPLE), _role(8, P.ADD_PEOPLE)], 8),
    ],
)
def test_the_lowest_allows_nothing_beyond_any_other(
    roles: list[RoleRights], lowest: int | None
) -> None:
    assert choose_lowest(roles) == lowest
    assert choose_lowest(roles[::-1]) == lowest
