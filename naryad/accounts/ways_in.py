"""Who is this login, and as which people may it act?

Asked at the beginning of every request, so all of it is one statement: nothing is kept between
requests, and a change of rights counts at once.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from naryad.accounts.models import Login, Membership
from naryad.core.tuples import fetch
from naryad.core.whole_rows import columns_of, make_row, width_of
from naryad.organizations.models import Organization
from naryad.people.holding import HOLDING, Holding, make_holding
from naryad.people.models import Person

_STATEMENT = f"""
SELECT {columns_of(Login, "l")}, {columns_of(Membership, "m")}, {columns_of(Person, "p")},
       {columns_of(Organization, "o")}, held.*
FROM accounts_login l
LEFT JOIN (accounts_membership m
           JOIN people_person p ON p.organization_id = m.organization_id AND p.id = m.person_id
           JOIN organizations_organization o ON o.id = p.organization_id)
  ON m.login_id = l.id AND m.ended_at IS NULL AND p.deleted_at IS NULL
LEFT JOIN LATERAL ({HOLDING}) held ON true
WHERE l.id = %s::bigint
ORDER BY m.id"""  # noqa: S608 - columns of our models


@dataclass(frozen=True, slots=True)
class WayIn:
    """`holding` is what the person's roles allow."""

    membership: Membership
    holding: Holding


def read_login(login_id: int) -> tuple[Login, list[WayIn]] | None:
    """With the memberships that have not ended, of people who are not deleted."""
    rows = fetch(_STATEMENT, [login_id])
    if not rows:
        return None
    end = width_of(Login)
    login = make_row(Login, rows[0][:end])
    return login, [_make_way(row[end:]) for row in rows if row[end] is not None]


def open_ways(ways: Sequence[WayIn], *, at: datetime) -> list[WayIn]:
    """Those that lead somewhere: of people who are not banned. The one last used comes first."""
    usable = [way for way in ways if not way.membership.person.is_banned(at=at)]
    return sorted(usable, key=_last_used, reverse=True)


def _make_way(row: Sequence[Any]) -> WayIn:
    person_at = width_of(Membership)
    organization_at = person_at + width_of(Person)
    end = organization_at + width_of(Organization)
    membership = make_row(Membership, row[:person_at])
    membership.person = make_row(Person, row[person_at:organization_at])
    membership.person.organization = make_row(Organization, row[organization_at:end])
    return WayIn(membership, make_holding(*row[end:]))


def _last_used(way: WayIn) -> float:
    seen = way.membership.last_seen_at
    return seen.timestamp() if seen else 0.0
