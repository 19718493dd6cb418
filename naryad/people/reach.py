"""Which roles are beyond what the actor may give?"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.core.errors import NotPermitted, NotVisible
from naryad.core.labels import Label
from naryad.people.granting import RoleRights, forbidden_roles
from naryad.people.models import PersonRole, Role
from naryad.people.rights import may_give_ids, rights_of_roles
from naryad.people.visibility import roles_visible_to


class RoleNotYours(NotPermitted):
    """A role that the actor may not give may not be taken, revived or moved by them either."""

    message = _("The role «%(roles)s» allows more than you may give. Ask an administrator.")


class RolesNotYours(NotPermitted):
    message = _("You do not have the right to give and take roles.")


class _Names(tuple[Label, ...]):
    """Put into words when somebody reads them, in their language."""

    def __str__(self) -> str:
        return ", ".join(str(name) for name in self)


@dataclass(frozen=True)
class Reach:
    """Of the roles that came up: which are beyond the actor, and which mean Administrator."""

    may_give: bool
    names: Mapping[int, Label]
    rights: Mapping[int, RoleRights]
    forbidden: frozenset[int]
    administrator: frozenset[int]

    def refuse_change(self, role_ids: Collection[int]) -> None:
        """Giving and taking need the right to give, and each role within reach."""
        if role_ids and not self.may_give:
            raise RolesNotYours(field="role_ids")
        self.refuse_beyond(role_ids)

    def refuse_beyond(self, role_ids: Collection[int]) -> None:
        """Moving, restoring or unbanning somebody wakes all roles that they hold."""
        beyond = sorted(self.forbidden.intersection(role_ids))
        if beyond:
            raise self.say_beyond(beyond, field="role_ids")

    def say_beyond(self, role_ids: Iterable[int], *, field: str) -> RoleNotYours:
        return RoleNotYours(field=field, roles=_Names(self.names[each] for each in role_ids))


def read_reach(role_ids: Iterable[int], *, by: Actor) -> Reach:
    """In four queries, for any number of roles; deleted roles have no force and do not count."""
    living = Role.objects.filter(
        organization_id=by.organization_id, deleted_at=None, pk__in=set(role_ids)
    )
    names = dict(living.values_list("pk", "name"))
    rights = rights_of_roles(names, organization_id=by.organization_id)
    forbidden = forbidden_roles(rights, by=by, may_give_ids=may_give_ids(by))
    return Reach(
        may_give=by.may(Permission.GIVE_ROLES),
        names=names,
        rights={role.id: role for role in rights},
        forbidden=frozenset(forbidden),
        administrator=frozenset(role.id for role in rights if role.is_administrator),
    )


def reach_of_role(role_id: int, *, by: Actor) -> Reach:
    """For one role that somebody gives to or takes from many; raises NotVisible, RoleNotYours."""
    if not roles_visible_to(by).filter(pk=role_id).exists():
        raise NotVisible
    reach = read_reach([role_id], by=by)
    reach.refuse_change([role_id])
    return reach


def roles_held(person_ids: Collection[int], *, organization_id: int) -> dict[int, set[int]]:
    """Living roles by person."""
    rows = PersonRole.objects.filter(
        organization_id=organization_id, person_id__in=person_ids, role__deleted_at=None
    )
    held: dict[int, set[int]] = defaultdict(set)
    for person_id, role_id in rows.values_list("person_id", "role_id"):
        held[person_id].add(role_id)
    return held


def beyond_reach(person_ids: Collection[int], *, by: Actor) -> dict[int, RoleNotYours]:
    """Those whose roles the actor might not give, with the refusal that says which."""
    held = roles_held(person_ids, organization_id=by.organization_id)
    reach = read_reach({role_id for roles in held.values() for role_id in roles}, by=by)
    refusals: dict[int, RoleNotYours] = {}
    for person_id, roles in held.items():
        try:
            reach.refuse_beyond(roles)
        except RoleNotYours as refusal:
            refusals[person_id] = refusal
    return refusals
