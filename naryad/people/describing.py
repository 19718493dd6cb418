"""In which words do history and a conflict of two saves speak about a person?"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from naryad.access.kind import Kind
from naryad.catalog.models import Reason
from naryad.people.columns import FIELDS
from naryad.people.input import EMPLOYEE_FIELDS, PersonInput
from naryad.people.linking import LINKED, ROLES, LinkBook, Links
from naryad.people.models import Person


def describe(whom: Person | PersonInput, links: Links, *, book: LinkBook) -> dict[str, Any]:
    """Field of the form → its value; links as [{"id", "name"}], as far as the actor sees them."""
    columns = {name: getattr(whom, name) for name in FIELDS}
    described = {**columns, **book.describe(links)}
    if whom.kind == Kind.CUSTOMER:
        return {name: each for name, each in described.items() if name not in EMPLOYEE_FIELDS}
    return described


def words_of_history(changes: Mapping[str, Any]) -> dict[str, Any]:
    """Links under the names of the things; roles have events of their own."""
    names = {each.field: each.name for each in LINKED}
    return {
        names.get(name, name): change for name, change in changes.items() if name != ROLES.field
    }


def words_of_conflict(described: Mapping[str, Any]) -> dict[str, Any]:
    """Links by name alone, in the reader's language."""
    return {
        name: [str(each["name"]) for each in value] if isinstance(value, list) else value
        for name, value in described.items()
    }


def describe_bans(people: Iterable[Person], *, at: datetime) -> dict[int, dict[str, Any]]:
    """Reason and end of those who are banned now, nothing of the others; by person."""
    people = list(people)
    reason_ids = {person.ban_reason_id for person in people if person.ban_reason_id}
    reasons = Reason.objects.filter(pk__in=reason_ids)
    names = dict(reasons.values_list("pk", "name"))
    return {
        person.pk: _describe_ban(person, names)
        if person.is_banned(at=at)
        else {"ban_reason": None, "banned_until": None}
        for person in people
    }


def _describe_ban(person: Person, names: Mapping[int, Any]) -> dict[str, Any]:
    reason_id, until = person.ban_reason_id, person.banned_until
    return {
        "ban_reason": reason_id and {"id": reason_id, "name": names[reason_id]},
        "banned_until": until and until.isoformat(),
    }
