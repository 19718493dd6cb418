"""What does each role allow, and who holds it?"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db.models import Count

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.people.granting import RoleRights
from naryad.people.models import Person, PersonRole, Role
from naryad.people.rights import rights_of_roles
from naryad.people.visibility import people_visible_to, roles_visible_to


@dataclass(frozen=True, slots=True)
class RoleRow:
    """`holders` counts everybody living who has the role: a change of it reaches them all."""

    role: Role
    permissions: frozenset[Permission]
    holders: int

    @property
    def id(self) -> int:
        return self.role.pk


@dataclass(frozen=True, slots=True)
class Holders:
    """`unseen`: how many more there are whom the reader does not see."""

    people: Sequence[Person]
    unseen: int


def rows_of_roles(ids: Sequence[int], *, actor: Actor) -> list[RoleRow]:
    """In their order, as far as the reader sees them; in a fixed number of queries."""
    found = roles_visible_to(actor, with_deleted=True).in_bulk(ids)
    roles = [found[each] for each in ids if each in found]
    rights = {each.id: each.permissions for each in _rights(list(found), actor)}
    held = count_holders(list(found), actor=actor)
    return [RoleRow(role, rights[role.pk], held.get(role.pk, 0)) for role in roles]


def count_holders(role_ids: Collection[int], *, actor: Actor) -> dict[int, int]:
    held = PersonRole.objects.filter(
        organization_id=actor.organization_id, role_id__in=role_ids, person__deleted_at=None
    )
    counted = held.order_by().values_list("role_id").annotate(Count("person_id"))
    return dict(counted)


def holders_of(role: Role, *, actor: Actor, most: int) -> Holders:
    """Those whom the reader sees, by name."""
    held = PersonRole.objects.filter(organization_id=actor.organization_id, role_id=role.pk)
    visible = people_visible_to(actor).filter(pk__in=held.values("person_id"))
    everybody = count_holders([role.pk], actor=actor).get(role.pk, 0)
    people = list(visible.order_by("sort_key", "pk")[:most])
    seen = len(people) if len(people) < most else visible.count()
    return Holders(people, everybody - seen)


def _rights(ids: Collection[int], actor: Actor) -> Sequence[RoleRights]:
    return rights_of_roles(ids, organization_id=actor.organization_id)
