"""What do a person's roles allow together?

Asked at the beginning of every request, so it is one statement, which another can take in.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from naryad.access.kind import Kind
from naryad.access.permissions import Permission, cut_to_kind, expand
from naryad.access.roles import RoleCode
from naryad.core.tuples import fetch
from naryad.people.models import Person

# Two columns; p is the person in the statement around it.
HOLDING = f"""
SELECT array_agg(stored.permission::text), bool_or(role.code = '{RoleCode.ADMINISTRATOR}')
FROM people_personrole given
JOIN people_role role
  ON role.organization_id = given.organization_id AND role.id = given.role_id
 AND role.deleted_at IS NULL
LEFT JOIN people_rolepermission stored
  ON stored.organization_id = role.organization_id AND stored.role_id = role.id
WHERE given.organization_id = p.organization_id AND given.person_id = p.id"""  # noqa: S608
_OF_ONE = f"""
SELECT held.* FROM (SELECT %s::bigint AS organization_id, %s::bigint AS id) p
CROSS JOIN LATERAL ({HOLDING}) held"""  # noqa: S608
_OF_MANY = f"""
SELECT p.id, held.* FROM people_person p
CROSS JOIN LATERAL ({HOLDING}) held
WHERE p.organization_id = %s::bigint AND p.id = ANY(%s::bigint[])"""  # noqa: S608
_KNOWN = {permission.value: permission for permission in Permission}


@dataclass(frozen=True, slots=True)
class Holding:
    """`permissions` as the living roles have them, before any cut to the person's kind."""

    permissions: frozenset[Permission]
    is_administrator: bool

    def usable_by(self, kind: Kind) -> frozenset[Permission]:
        """With what wider permissions cover, cut to the kind."""
        return cut_to_kind(expand(self.permissions), kind)


def make_holding(codes: Sequence[str | None] | None, is_administrator: bool | None) -> Holding:
    """From the columns of HOLDING. Administrator holds everything by rule and stores nothing; a
    permission that the program no longer knows is left out."""
    if is_administrator:
        return Holding(frozenset(Permission), is_administrator=True)
    known = frozenset(_KNOWN[code] for code in codes or () if code in _KNOWN)
    return Holding(known, is_administrator=False)


def holding_of(person: Person) -> Holding:
    (columns,) = fetch(_OF_ONE, [person.organization_id, person.pk])
    return make_holding(*columns)


def holdings_of(person_ids: Collection[int], *, organization_id: int) -> dict[int, Holding]:
    """Of many people, in one statement."""
    rows = fetch(_OF_MANY, [organization_id, list(person_ids)])
    return {person_id: make_holding(*columns) for person_id, *columns in rows}
