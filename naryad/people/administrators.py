"""Who must stay, so that the organization keeps an administrator who can sign in?"""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db import connection
from django.utils.translation import gettext_lazy as _

from naryad.access.kind import Kind
from naryad.access.roles import RoleCode
from naryad.core.errors import Refusal
from naryad.core.locks import hold_lock
from naryad.people.models import PersonRole


class LastAdministrator(Refusal):
    message = _(
        "Without this administrator nobody could administer the organization. "
        "Make somebody else an administrator first, one who can already sign in."
    )


# Logins and memberships stand a layer above; only their tables are named here. A password that
# cannot be used begins with an exclamation mark.
_WORKING = """
SELECT p.id FROM people_person p
WHERE p.organization_id = %(organization)s::bigint
  AND p.deleted_at IS NULL AND p.kind = %(employee)s::text
  AND (p.banned_at IS NULL OR p.banned_until <= %(at)s::timestamptz)
  AND EXISTS (
    SELECT 1 FROM people_personrole held
    JOIN people_role r ON (r.organization_id, r.id) = (held.organization_id, held.role_id)
    WHERE (held.organization_id, held.person_id) = (p.organization_id, p.id)
      AND r.code = %(administrator)s::text AND r.deleted_at IS NULL)
  AND EXISTS (
    SELECT 1 FROM accounts_membership m JOIN accounts_login l ON l.id = m.login_id
    WHERE (m.organization_id, m.person_id) = (p.organization_id, p.id)
      AND m.ended_at IS NULL AND l.is_active
      AND l.password <> '' AND l.password NOT LIKE '!%%')
"""


def who_must_stay(
    leaving: Collection[int], *, organization_id: int, at: datetime
) -> frozenset[int]:
    """Of those about to stop being administrators: who may not, lest none were left.

    Waits for everybody else who is removing an administrator. Call it after the people are
    locked and before anything is written.
    """
    if not _is_any_administrator(leaving, organization_id=organization_id):
        return frozenset()
    # Without it the last two could remove each other, each seeing the other still there.
    hold_lock(f"administrators/{organization_id}")
    return choose_who_stays(working_administrators(organization_id, at=at), leaving=leaving)


def choose_who_stays(working: frozenset[int], *, leaving: Collection[int]) -> frozenset[int]:
    """The first of them, when all would go; nobody, when others remain."""
    if not working or working - set(leaving):
        return frozenset()
    return frozenset({min(working)})


def working_administrators(organization_id: int, *, at: datetime) -> frozenset[int]:
    """Living, unbanned employees with the role Administrator and a login they can use."""
    values: dict[str, Any] = {
        "organization": organization_id,
        "at": at,
        "employee": Kind.EMPLOYEE,
        "administrator": RoleCode.ADMINISTRATOR,
    }
    with connection.cursor() as cursor:
        cursor.execute(_WORKING, values)
        return frozenset(row[0] for row in cursor.fetchall())


def _is_any_administrator(person_ids: Collection[int], *, organization_id: int) -> bool:
    """Most changes concern nobody of the kind, and need not wait."""
    return PersonRole.objects.filter(
        organization_id=organization_id,
        person_id__in=person_ids,
        role__code=RoleCode.ADMINISTRATOR,
    ).exists()
