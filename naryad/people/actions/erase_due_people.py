"""How do somebody's data go for good?"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.db import connection, transaction
from django.db.models import F, Q

from naryad.access.actor import act_as_system
from naryad.files.actions import drop_files
from naryad.history.recording import Change, record
from naryad.organizations.models import Organization
from naryad.people.acting import today_of
from naryad.people.models import (
    Employment,
    Person,
    PersonArea,
    PersonRole,
    PersonSkill,
    PersonWorkType,
    Sex,
)

_AT_ONCE = 500

# What tables of other layers, only named here, still say about the person. Consents and sign-ins
# stay as facts, without addresses; the login itself is its owner's and no organization's.
_LEFT_BEHIND = (
    "UPDATE files_file SET name = '' WHERE organization_id = %(organization)s::bigint "
    "AND owner_noun = 'person' AND owner_id = ANY(%(people)s::bigint[])",
    "UPDATE accounts_membership SET ended_at = %(at)s::timestamptz WHERE ended_at IS NULL "
    "AND organization_id = %(organization)s::bigint AND person_id = ANY(%(people)s::bigint[])",
    "DELETE FROM accounts_identity i USING accounts_membership m "
    "WHERE i.organization_id = %(organization)s::bigint AND m.login_id = i.login_id "
    "AND m.organization_id = i.organization_id AND m.person_id = ANY(%(people)s::bigint[]) "
    "AND NOT EXISTS (SELECT 1 FROM accounts_membership living WHERE living.ended_at IS NULL "
    "AND (living.organization_id, living.login_id) = (i.organization_id, i.login_id))",
    "UPDATE accounts_secretlink SET address = '', "
    "killed_at = coalesce(killed_at, %(at)s::timestamptz) "
    "WHERE organization_id = %(organization)s::bigint AND letter_id IN "
    "(SELECT id FROM letters_letter WHERE organization_id = %(organization)s::bigint "
    "AND person_id = ANY(%(people)s::bigint[]))",
    "UPDATE accounts_invitation SET address = '', server_answer = '' "
    "WHERE organization_id = %(organization)s::bigint AND person_id = ANY(%(people)s::bigint[])",
    "UPDATE accounts_consent SET address = '' "
    "WHERE organization_id = %(organization)s::bigint AND person_id = ANY(%(people)s::bigint[])",
    "UPDATE accounts_signin SET address = '', device = '' "
    "WHERE organization_id = %(organization)s::bigint AND person_id = ANY(%(people)s::bigint[])",
    "UPDATE letters_letter SET \"to\" = '', title = '', answer = '', "
    "state = CASE state WHEN 'WAITING' THEN 'CANCELLED' ELSE state END "
    "WHERE organization_id = %(organization)s::bigint AND person_id = ANY(%(people)s::bigint[])",
    "DELETE FROM contracts_contractrecipient "
    "WHERE organization_id = %(organization)s::bigint AND person_id = ANY(%(people)s::bigint[])",
    "DELETE FROM core_draft WHERE organization_id = %(organization)s::bigint "
    "AND (person_id = ANY(%(people)s::bigint[]) OR form = ANY(%(forms)s::text[]))",
    "DELETE FROM core_answered_request WHERE organization_id = %(organization)s::bigint "
    "AND person_id = ANY(%(people)s::bigint[])",
    "SELECT history_erase(%(organization)s::bigint, 'person', each.id) "
    "FROM unnest(%(people)s::bigint[]) AS each(id)",
)


@transaction.atomic
def erase_due_people(*, at: datetime) -> int:
    """Of all organizations those whose 30 days are over, some hundreds at a time; how many it was.

    The row stays, nameless, since history and tickets point at it. A job calls this; nobody acts.
    """
    due = Person.objects.filter(erase_at__lte=at, erased_at=None).order_by("pk")
    locked = list(due.select_for_update(no_key=True, skip_locked=True)[:_AT_ONCE])
    by_organization: dict[int, list[int]] = defaultdict(list)
    for person in locked:
        by_organization[person.organization_id].append(person.pk)
    organizations = Organization.objects.in_bulk(list(by_organization))
    for organization_id, ids in by_organization.items():
        today = today_of(organizations[organization_id], at=at)
        _erase(ids, organization_id=organization_id, today=today, at=at)
    return len(locked)


def _erase(ids: Sequence[int], *, organization_id: int, today: date, at: datetime) -> None:
    by = act_as_system(organization_id)
    drop_files("person", ids, by=by, at=at)
    _unlink(ids, organization_id=organization_id, today=today)
    _blank(ids, at=at)
    values: dict[str, Any] = {
        "organization": organization_id,
        "people": list(ids),
        "forms": [f"person/{person_id}" for person_id in ids],
        "at": at,
    }
    with connection.cursor() as cursor:
        for statement in _LEFT_BEHIND:
            cursor.execute(statement, values)
    record([Change("person.erased", "person", person_id) for person_id in ids], by=by, at=at)


def _unlink(ids: Sequence[int], *, organization_id: int, today: date) -> None:
    """Companies of the past stay, for figures about the past."""
    of_people = Q(organization_id=organization_id, person_id__in=ids)
    for table in (PersonRole, PersonArea, PersonSkill, PersonWorkType):
        table.objects.filter(of_people).delete()
    employments = Employment.objects.filter(of_people)
    employments.filter(since__gte=today).delete()
    unended = employments.filter(Q(till=None) | Q(till__gte=today))
    unended.update(till=today - timedelta(days=1))
    employments.update(position="")


def _blank(ids: Sequence[int], *, at: datetime) -> None:
    Person.objects.filter(pk__in=ids).update(
        last_name="",
        first_name="",
        middle_name="",
        sex=Sex.UNKNOWN,
        email="",
        phone="",
        phone_extension="",
        work_phone="",
        work_phone_extension="",
        other_phone="",
        other_phone_extension="",
        position="",
        personnel_number="",
        is_mobile=False,
        language="",
        photo=None,
        banned_at=None,
        banned_until=None,
        ban_reason=None,
        erase_at=None,
        erased_at=at,
        sort_key="",
        search_text="",
        version=F("version") + 1,
    )
