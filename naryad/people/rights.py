"""Which permissions do these roles and people hold?"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from naryad.access.actor import Actor
from naryad.access.kind import Kind
from naryad.access.permissions import MEANINGS, Permission, cut_to_kind, expand
from naryad.people.granting import RoleRights
from naryad.people.models import Person, PersonRole, Role, RoleMayGive, RolePermission

_KNOWN = {permission.value for permission in Permission}


@dataclass(frozen=True)
class HeldRight:
    """A permission of a person, the roles it comes from, and whether their kind can use it."""

    permission: Permission
    roles: tuple[Role, ...]
    is_usable: bool


def rights_of_roles(role_ids: Collection[int], *, organization_id: int) -> list[RoleRights]:
    """In two queries; a permission that the program no longer knows is left out."""
    roles = Role.objects.filter(organization_id=organization_id, pk__in=role_ids).order_by("pk")
    stored: dict[int, set[Permission]] = defaultdict(set)
    rows = RolePermission.objects.filter(organization_id=organization_id, role_id__in=role_ids)
    for role_id, code in rows.values_list("role_id", "permission"):
        if code in _KNOWN:
            stored[role_id].add(Permission(code))
    return [_rights(role, stored[role.pk]) for role in roles]


def effective_permissions(rights: Iterable[RoleRights], kind: Kind) -> frozenset[Permission]:
    """The union of the roles, with what wider permissions cover, cut to the kind."""
    union = frozenset().union(*(each.permissions for each in rights))
    return cut_to_kind(expand(union), kind)


def held_rights(person: Person) -> list[HeldRight]:
    """For "why can they (not)": every permission of the person's roles with its sources, in the
    order of the catalogue, the unusable ones too."""
    roles = list(roles_of(person))
    by_id = {role.pk: role for role in roles}
    rights = rights_of_roles(list(by_id), organization_id=person.organization_id)
    usable = effective_permissions(rights, Kind(person.kind))
    sources: dict[Permission, list[Role]] = defaultdict(list)
    for each in rights:
        for permission in expand(each.permissions):
            sources[permission].append(by_id[each.id])
    return [
        HeldRight(permission, tuple(sources[permission]), permission in usable)
        for permission in MEANINGS
        if permission in sources
    ]


def roles_of(person: Person) -> Iterable[Role]:
    """Living roles of one person, in order of age."""
    held = PersonRole.objects.filter(
        organization_id=person.organization_id, person_id=person.pk
    ).values("role_id")
    return Role.objects.filter(
        organization_id=person.organization_id, deleted_at=None, pk__in=held
    ).order_by("pk")


def may_give_ids(actor: Actor) -> frozenset[int]:
    """Roles in the "may give" lists of the actor's own living roles."""
    if actor.person_id is None:
        return frozenset()
    own = PersonRole.objects.filter(
        organization_id=actor.organization_id,
        person_id=actor.person_id,
        role__deleted_at=None,
    ).values("role_id")
    given = RoleMayGive.objects.filter(organization_id=actor.organization_id, role_id__in=own)
    return frozenset(given.values_list("given_id", flat=True))


def _rights(role: Role, stored: set[Permission]) -> RoleRights:
    held = frozenset(Permission) if role.is_administrator else frozenset(stored)
    return RoleRights(role.pk, held, role.is_administrator)


def may_give_of(role_ids: Collection[int], *, organization_id: int) -> dict[int, frozenset[int]]:
    """Which living roles the holders of each may give, whatever these allow; in one query."""
    rows = RoleMayGive.objects.filter(
        organization_id=organization_id, role_id__in=role_ids, given__deleted_at=None
    )
    given: dict[int, set[int]] = defaultdict(set)
    for role_id, given_id in rows.values_list("role_id", "given_id"):
        given[role_id].add(given_id)
    return {role_id: frozenset(given[role_id]) for role_id in role_ids}
