"""Who may give which role?"""

from collections.abc import Iterable
from dataclasses import dataclass

from naryad.access.actor import Actor
from naryad.access.permissions import Permission, expand


@dataclass(frozen=True)
class RoleRights:
    """What the decision needs of a role. `permissions` as the role allows them, before any cut."""

    id: int
    permissions: frozenset[Permission]
    is_administrator: bool


def may_give(role: RoleRights, *, by: Actor, may_give_ids: frozenset[int]) -> bool:
    """A role may be given by someone who holds each of its permissions with the same or wider
    scope, or who has it in the "may give" list of one of their own roles.

    Administrator is given by administrators alone, whatever permissions somebody collected.
    """
    if role.is_administrator:
        return by.is_administrator
    return role.id in may_give_ids or role.permissions <= expand(by.permissions)


def forbidden_roles(
    roles: Iterable[RoleRights], *, by: Actor, may_give_ids: frozenset[int]
) -> list[int]:
    """Ids of the roles that the actor may not give, in the order they came."""
    return [role.id for role in roles if not may_give(role, by=by, may_give_ids=may_give_ids)]
