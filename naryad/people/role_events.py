"""How does history tell what became of a role?

What was granted and taken are events of their own, so that the journal of rights finds them.
"""

from collections.abc import Collection
from typing import Any

from naryad.access.permissions import Permission
from naryad.history.recording import Change
from naryad.people.models import Role


def describe_role(role: Role) -> dict[str, Any]:
    return {
        "name": dict(role.name),
        "description": dict(role.description),
        "is_for_customers": role.is_for_customers,
    }


def granted_and_taken(
    role: Role, *, given: Collection[Permission], taken: Collection[Permission]
) -> list[Change]:
    changes = []
    if given:
        granted = {"permissions": {"old": [], "new": sorted(given)}}
        changes.append(Change("role.permission_given", "role", role.pk, granted))
    if taken:
        lost = {"permissions": {"old": sorted(taken), "new": []}}
        changes.append(Change("role.permission_taken", "role", role.pk, lost))
    return changes
