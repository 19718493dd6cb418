"""On what tickets is measured? 1,000,000 on the objects of the world, 60,000 of them open."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from django.db import transaction

from bench.ground import gather_statistics
from bench.world import VIEWERS, Viewers
from naryad.access.permissions import Permission
from naryad.catalog.models import WorkType
from naryad.core.labels import Label
from naryad.people.models import PersonRole, RolePermission
from naryad.tickets.models import Cycle, CycleStage, Ticket

MOST, FEW, WORK_TYPES = 1_000_000, 10_000, 20
_CHANGE = (
    Permission.ADD_TICKETS,
    Permission.EDIT_TICKETS,
    Permission.ASSIGN_TICKETS,
    Permission.MOVE_TICKETS,
)
_OF_STAFF = {
    "all": (Permission.SEE_ALL_TICKETS, *_CHANGE),
    "own areas": (Permission.SEE_TICKETS_IN_AREAS, Permission.SEE_ASSIGNED_TICKETS),
    "own companies": (Permission.SEE_TICKETS_OF_COMPANIES,),
}
_TABLES = ["tickets_ticket", "tickets_ticketarea", "tickets_ticketassignee"]
_WORDS = (
    "stands still makes noise leaks water smells of smoke after the storm since monday door "
    "cabin pump valve fan belt sensor board lamp alarm filter tenant called again please come "
    "before noon second floor basement roof entrance key at the guard urgent repeat check"
)
# Two years of them, evenly; the last 6 of 100 are open, some late and some in time. Every
# twentieth is a part of one that came shortly before.
_FILL = """
INSERT INTO tickets_ticket (organization_id, number, type_id, stage_id, status_id, branch,
    criticality_id, title, text, company_id, asset_id, work_type_id, address, requester_id,
    author_id, responsible_id, source, parent_id, deadline, external_id, created_at, entered_at,
    changed_at, completed_at, closed_at, newest_key, deadline_key, changed_key, search_text,
    version, id)
SELECT %(organization)s::bigint, 'T-' || i, %(type)s::bigint,
    CASE WHEN NOT is_open THEN %(closed)s::bigint
         ELSE (%(stages)s::bigint[])[1 + mod(i, %(stage_count)s::int)] END,
    %(status)s::bigint, 'MAIN', crit.first + mod(i, 3), title, text, a.company_id, a.id,
    work.first + mod(i::bigint * 31, %(work_types)s::int), a.address,
    people.first + mod(i::bigint * 7907, 49000), staff.first + mod(i, 120), a.responsible_id,
    'OFFICE',
    CASE WHEN mod(i, 20) = 0 AND i > 100 THEN %(first)s::bigint + i - 1 - mod(i / 20, 50) END,
    created + interval '2 days' + mod(i, 5) * interval '1 day', '', created, changed, changed,
    CASE WHEN is_open THEN NULL ELSE changed END, CASE WHEN is_open THEN NULL ELSE changed END,
    lpad((9999999999999 - pg_temp.ms(created))::text, 13, '0'),
    CASE WHEN is_open THEN lpad(
        pg_temp.ms(created + interval '2 days' + mod(i, 5) * interval '1 day')::text, 13, '0')
    ELSE '~' END,
    lpad((9999999999999 - pg_temp.ms(changed))::text, 13, '0'),
    ' t-' || i || ' ' || lower(title || ' ' || text || ' ' || a.address), 1, %(first)s::bigint + i
FROM (SELECT i, i > %(number)s::bigint * 94 / 100 AS is_open, created,
        least(now(), created + mod(i::bigint * 7919, 5000) * interval '1 minute') AS changed,
        words[1 + mod(i::bigint * 13, n)] || ' ' || words[1 + mod(i::bigint * 17, n)] || ' '
            || mod(i::bigint * 31, 9973) AS title,
        words[1 + mod(i::bigint * 7, n)] || ' ' || words[1 + mod(i::bigint * 11, n)] || ' '
            || words[1 + mod(i::bigint * 19, n)] || ' ' || words[1 + mod(i / 3, n)] || ' '
            || mod(i::bigint * 104729, 99991) || ' ' || words[1 + mod(i::bigint * 29, n)] AS text
      FROM (SELECT i, now() - (%(number)s::bigint - i) * interval '730 days' / %(number)s::bigint
                AS created
            FROM generate_series(1, %(number)s::bigint) i) made,
        (SELECT words, cardinality(words) AS n
         FROM (SELECT string_to_array(%(words)s::text, ' ') AS words) split) said) told
JOIN assets_asset a ON a.organization_id = %(organization)s::bigint
    AND a.id = %(first_asset)s::bigint + mod(i::bigint * 7919, %(assets)s::bigint),
    (SELECT min(id) AS first FROM tickets_criticality
     WHERE organization_id = %(organization)s::bigint) crit,
    (SELECT min(id) AS first FROM catalog_worktype
     WHERE organization_id = %(organization)s::bigint AND name ->> 'en' LIKE 'Work %%') work,
    (SELECT min(id) AS first FROM people_person
     WHERE organization_id = %(organization)s::bigint AND kind = 'CUSTOMER') people,
    (SELECT min(id) AS first FROM people_person
     WHERE organization_id = %(organization)s::bigint AND kind = 'EMPLOYEE') staff"""
_MILLISECONDS = """
CREATE FUNCTION pg_temp.ms(timestamptz) RETURNS bigint LANGUAGE sql IMMUTABLE
AS 'SELECT floor(extract(epoch FROM $1) * 1000)::bigint'"""
_RESPONSIBLE = """
UPDATE assets_asset a SET responsible_id = staff.first + mod(a.id / 10, 240)
FROM (SELECT min(id) AS first FROM people_person
      WHERE organization_id = %(organization)s::bigint AND kind = 'EMPLOYEE') staff
WHERE a.organization_id = %(organization)s::bigint AND mod(a.id, 10) = 2"""
_AREAS = """
INSERT INTO tickets_ticketarea (organization_id, ticket_id, area_id, is_living, is_open,
    newest_key, deadline_key, changed_key)
SELECT t.organization_id, t.id, a.area_id, t.is_living, t.is_open, t.newest_key, t.deadline_key,
    t.changed_key
FROM tickets_ticket t
JOIN assets_assetarea a ON a.organization_id = t.organization_id AND a.asset_id = t.asset_id
WHERE t.organization_id = %(organization)s::bigint"""
# One of the 240 who serve areas or companies; every fifth was taken from another before.
_ASSIGNEES = """
INSERT INTO tickets_ticketassignee (organization_id, ticket_id, person_id, since, till, is_living,
    is_open, newest_key, deadline_key, changed_key)
SELECT t.organization_id, t.id, staff.first + 120 + mod(t.id * 7 + step, 240), t.created_at,
    CASE WHEN step = 1 THEN t.created_at END, t.is_living, t.is_open, t.newest_key,
    t.deadline_key, t.changed_key
FROM tickets_ticket t CROSS JOIN generate_series(0, 1) step,
    (SELECT min(id) AS first FROM people_person
     WHERE organization_id = %(organization)s::bigint AND kind = 'EMPLOYEE') staff
WHERE t.organization_id = %(organization)s::bigint AND (step = 0 OR mod(t.id, 5) = 0)"""
_UNASSIGNED = """
UPDATE tickets_ticket t SET is_unassigned = false
FROM tickets_ticketassignee a WHERE a.organization_id = t.organization_id AND a.ticket_id = t.id
    AND a.till IS NULL AND t.organization_id = %(organization)s::bigint"""
_EVENTS = """
INSERT INTO history_event (organization_id, kind, subject, subject_id, actor_id, at, changes)
SELECT t.organization_id, 'ticket.edited', 'ticket', t.id, t.author_id,
    t.created_at + step * interval '1 minute',
    jsonb_build_object('title', jsonb_build_object('old', 'Title ' || step, 'new', 'Title'))
FROM (SELECT * FROM tickets_ticket WHERE organization_id = %(organization)s::bigint
      ORDER BY newest_key LIMIT %(cards)s::int) t CROSS JOIN generate_series(1, 200) step"""
_FOREIGN = """
SELECT conrelid::regclass::text, quote_ident(conname), pg_get_constraintdef(oid) FROM pg_constraint
WHERE contype = 'f' AND conrelid = ANY(%s::text[]::regclass[]::oid[])"""
_INDEXES = """
SELECT quote_ident(indexname), indexdef FROM pg_indexes i WHERE tablename = ANY(%s::text[])
AND NOT EXISTS (SELECT FROM pg_constraint WHERE conname = i.indexname)"""


def number_of_tickets() -> int:
    """NARYAD_BENCH_TICKETS: as many as a comparison with another program wants."""
    if chosen := os.environ.get("NARYAD_BENCH_TICKETS"):
        return int(chosen)
    return FEW if os.environ.get("NARYAD_BENCH_FEW") else MOST


def make_tickets(viewers: Viewers, *, first_asset: int, assets: int, owner_url: str) -> int:
    """Once; the id before that of the first."""
    first = 100_000_000
    if Ticket.objects.filter(organization_id=viewers.organization_id).exists():
        return first
    with transaction.atomic():
        _give_rights(viewers)
    values = {**_values(viewers.organization_id), "first": first}
    values |= {"first_asset": first_asset, "assets": assets}
    with psycopg.connect(owner_url, autocommit=True) as owner, _without_keys(owner):
        for statement in (
            _MILLISECONDS,
            _RESPONSIBLE,
            _FILL,
            _AREAS,
            _ASSIGNEES,
            _UNASSIGNED,
            _EVENTS,
        ):
            owner.execute(statement, values)
    with psycopg.connect(owner_url, autocommit=True) as owner:
        owner.execute(
            "SELECT setval(pg_get_serial_sequence('tickets_ticket', 'id'), %s)",
            [first + values["number"] + 1],
        )
    gather_statistics(owner_url)
    return first


@contextmanager
def _without_keys(owner: psycopg.Connection[Any]) -> Iterator[None]:
    """A million rows go in first, and are put in order and checked afterwards."""
    owner.execute("SET maintenance_work_mem = '1GB'")
    foreign = owner.execute(_FOREIGN, [_TABLES]).fetchall()
    indexes = owner.execute(_INDEXES, [_TABLES]).fetchall()
    for table, name, _said in foreign:
        owner.execute(f"ALTER TABLE {table} DROP CONSTRAINT {name}".encode())
    for name, _said in indexes:
        owner.execute(f"DROP INDEX {name}".encode())
    yield
    for _name, said in indexes:
        owner.execute(said.encode())
    for table, name, said in foreign:
        owner.execute(f"ALTER TABLE {table} ADD CONSTRAINT {name} {said}".encode())


def _values(organization_id: int) -> dict[str, Any]:
    mine = {"organization_id": organization_id}
    WorkType.objects.bulk_create(
        WorkType(**mine, name=Label(en=f"Work {number}")) for number in range(WORK_TYPES)
    )
    cycle = Cycle.objects.get(**mine, type__is_default=True, state="PUBLISHED")
    stages = [each.stage for each in CycleStage.objects.filter(cycle=cycle).select_related("stage")]
    open_ones = [each.pk for each in stages if each.kind in ("NEW", "WORK", "WAIT")]
    return {
        "organization": organization_id,
        "number": number_of_tickets(),
        "type": cycle.type_id,
        "stages": open_ones,
        "stage_count": len(open_ones),
        "closed": next(each.pk for each in stages if each.kind == "CLOSED"),
        "status": cycle.start_status_id,
        "work_types": WORK_TYPES,
        "words": _WORDS,
        "cards": VIEWERS,
    }


def _give_rights(viewers: Viewers) -> None:
    """To the roles that the viewers of each group hold."""
    for scope, people in viewers.groups.items():
        role_id = PersonRole.objects.filter(person_id__in=people).values_list("role", flat=True)[0]
        RolePermission.objects.bulk_create(
            RolePermission(
                organization_id=viewers.organization_id, role_id=role_id, permission=permission
            )
            for permission in _OF_STAFF[scope]
        )
