"""On what data is measured? 50,000 people in 5,000 companies, most with one, one with many."""

from dataclasses import dataclass
from datetime import UTC, datetime

from django.db import connection, transaction
from django.test import Client

from bench.ground import gather_statistics
from naryad.access.permissions import Permission
from naryad.accounts.models import Login, Membership
from naryad.core.labels import Label
from naryad.organizations.models import Organization
from naryad.people.actions import found_organization
from naryad.people.models import Person, PersonRole, Role, RolePermission

PEOPLE, COMPANIES, AREAS, VIEWERS = 50_000, 5_000, 40, 120
CSRF = "b" * 32
_NAME = "Bench"
_FAMILY = "Ivanov Petrov Smirnov Kuznetsova Савельева Дорохова Ёлкина Громов Тагиров Lindgren"
_GIVEN = "Anna Viktor James Irina Мария Олег Рустам Sofia Тимур Wei Юлия Глеб"

_COMPANIES = """
INSERT INTO companies_company (organization_id, name, is_customer, is_contractor, is_own, sort_key,
    search_text, version)
SELECT %s::bigint, 'Company № ' || i, true, false, false, 'company № ' || lpad(i::text, 6, '0'),
    ' company № ' || i, 1
FROM generate_series(1, %s::int) i"""
_AREAS = """
INSERT INTO areas_area (organization_id, name, description, position, is_default, version)
SELECT %s::bigint, jsonb_build_object('ru', 'Участок ' || i, 'en', 'Area ' || i), '{}', i, false, 1
FROM generate_series(1, %s::int) i"""
_PEOPLE = """
WITH names AS (SELECT string_to_array(%s::text, ' ') AS family, string_to_array(%s::text, ' ') AS g)
INSERT INTO people_person (organization_id, kind, last_name, first_name, middle_name, sex, email,
    phone, phone_extension, work_phone, work_phone_extension, other_phone, other_phone_extension,
    position, personnel_number, is_mobile, language, created_at, sort_key, search_text, version)
SELECT %s::bigint, CASE WHEN i <= %s::int THEN 'EMPLOYEE' ELSE 'CUSTOMER' END, family, given, '',
    'UNKNOWN', 'person' || i || '@bench.example', '+7916' || lpad(i::text, 7, '0'), '', '', '', '',
    '', 'Engineer', '', false, 'en', now(), lower(translate(family || ' ' || given, 'Ёё', 'ее')),
    ' ' || lower(translate(family || ' ' || given, 'Ёё', 'ее')) || ' person' || i
    || '@bench.example 7916' || lpad(i::text, 7, '0'), 1
FROM (SELECT i, names.family[1 + mod(i::bigint * 7919, 10)::int] || mod(i * 31, 977) AS family,
        names.g[1 + mod(i::bigint * 104729, 12)::int] AS given
      FROM names, generate_series(1, %s::int) i) made"""
_IN_AREAS = """
INSERT INTO people_personarea (organization_id, person_id, area_id, kind, is_living, sort_key)
SELECT p.organization_id, p.id, a.first + mod(p.id * 7 + step, %s::int), p.kind, p.is_living,
    p.sort_key
FROM people_person p CROSS JOIN generate_series(0, 1) step,
    (SELECT min(id) AS first FROM areas_area
     WHERE organization_id = %s::bigint AND NOT is_default) a
WHERE p.organization_id = %s::bigint AND (step = 0 OR mod(p.id, 5) = 0)"""
# Most speak for one company; every fiftieth speaks for the largest one as well.
_IN_COMPANIES = """
INSERT INTO people_employment (organization_id, person_id, company_id, side, position, since, kind,
    is_living, sort_key)
SELECT p.organization_id, p.id, c.first + CASE step WHEN 0 THEN 1 + mod(p.id, %s::int - 1) ELSE 0
    END, 'CLIENT', '', current_date - 30, p.kind, p.is_living, p.sort_key
FROM people_person p CROSS JOIN generate_series(0, 1) step,
    (SELECT min(id) AS first FROM companies_company
     WHERE organization_id = %s::bigint AND NOT is_own) c
WHERE p.organization_id = %s::bigint AND (step = 0 OR mod(p.id, 50) = 0)"""
_SCOPES = {
    "all": Permission.SEE_ALL_PEOPLE,
    "own areas": Permission.SEE_PEOPLE_IN_AREAS,
    "own companies": Permission.SEE_PEOPLE_OF_COMPANIES,
}
_RIGHTS = (Permission.EDIT_PEOPLE, Permission.BAN_PEOPLE, Permission.SEE_ALL_COMPANIES)


@dataclass(frozen=True)
class Viewers:
    """Cookies by person id, a group for each way of seeing people."""

    organization_id: int
    groups: dict[str, dict[int, str]]


def make_world(owner_url: str) -> Viewers:
    """Once; later runs measure on the same data."""
    organization = Organization.objects.filter(name__en=_NAME).first()
    organization = organization or _fill(owner_url)
    groups = {}
    for place, name in enumerate(_SCOPES):
        people = Person.objects.filter(organization=organization, kind="EMPLOYEE").order_by("pk")
        chosen = people[place * VIEWERS : (place + 1) * VIEWERS]
        groups[name] = {person.pk: cookie_of(person) for person in chosen}
    return Viewers(organization.pk, groups)


def _fill(owner_url: str) -> Organization:
    at = datetime.now(UTC)
    with transaction.atomic(), connection.cursor() as cursor:
        organization = found_organization(
            name=Label(en=_NAME), zone="Europe/Moscow", language="en", at=at
        )
        staff = VIEWERS * len(_SCOPES)
        cursor.execute(_COMPANIES, [organization.pk, COMPANIES])
        cursor.execute(_AREAS, [organization.pk, AREAS])
        cursor.execute(_PEOPLE, [_FAMILY, _GIVEN, organization.pk, staff, PEOPLE])
        cursor.execute(_IN_AREAS, [AREAS, organization.pk, organization.pk])
        cursor.execute(_IN_COMPANIES, [COMPANIES, organization.pk, organization.pk])
        for place, scope in enumerate(_SCOPES.values()):
            _give_role(organization, scope, place)
    gather_statistics(owner_url)
    return organization


def _give_role(organization: Organization, scope: Permission, place: int) -> None:
    role = Role.objects.create(organization=organization, name=Label(en=f"Viewer {scope}"))
    for permission in (scope, *_RIGHTS):
        RolePermission.objects.create(organization=organization, role=role, permission=permission)
    people = Person.objects.filter(organization=organization, kind="EMPLOYEE").order_by("pk")
    for person in people[place * VIEWERS : (place + 1) * VIEWERS]:
        let_in(person, role)


def let_in(person: Person, role: Role) -> None:
    of_person = {"organization": person.organization, "person": person}
    PersonRole.objects.create(**of_person, role=role)
    login = Login.objects.create(email=person.email, created_at=person.created_at)
    Membership.objects.create(**of_person, login=login, joined_at=person.created_at)


def cookie_of(person: Person) -> str:
    """Of a session that has just begun."""
    client = Client()
    login = Login.objects.get(email=person.email)
    client.force_login(login)
    session = client.session
    session["organization"] = person.organization_id
    session.save()
    # What a browser sends from its second request on.
    return f"session={client.cookies['session'].value}; csrf={CSRF}"
