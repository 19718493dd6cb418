"""What does a random small organization look like, and who sees what in it by the plain words of
the rules?

The reference knows nothing of arms, sets or pages: it asks each rule of each pair.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from hypothesis import strategies as st

from naryad.access.kind import Kind
from naryad.access.permissions import Permission
from naryad.areas.models import Area
from naryad.companies.models import Company
from naryad.core.labels import Label
from naryad.core.search import make_sort_key
from naryad.organizations.models import Organization
from naryad.people.models import (
    Employment,
    Person,
    PersonArea,
    PersonRole,
    Role,
    RolePermission,
)
from naryad.people.models.links import Side

P = Permission
PLACES = 3
CUSTOMERS_MAY = {P.SEE_PEOPLE_OF_COMPANIES, P.SEE_OWN_COMPANIES}
WIDER = {
    P.SEE_ALL_PEOPLE: {P.SEE_PEOPLE_IN_AREAS, P.SEE_PEOPLE_OF_COMPANIES},
    P.SEE_ALL_COMPANIES: {P.SEE_OWN_COMPANIES},
}
RIGHTS = [
    P.SEE_ALL_PEOPLE,
    P.SEE_PEOPLE_IN_AREAS,
    P.SEE_PEOPLE_IN_AREAS,
    P.SEE_PEOPLE_OF_COMPANIES,
    P.SEE_PEOPLE_OF_COMPANIES,
    P.SEE_DELETED_PEOPLE,
    P.SEE_ALL_COMPANIES,
    P.SEE_OWN_COMPANIES,
    P.SEE_OWN_COMPANIES,
    P.DELETE_COMPANIES,
    P.ADD_PEOPLE,
]


@dataclass(frozen=True)
class Job:
    company: int
    since: int
    till: int | None

    @property
    def is_current(self) -> bool:
        return self.since <= 0 and (self.till is None or self.till >= 0)


@dataclass(frozen=True)
class Somebody:
    """`roles`, `areas` and companies are numbers; days are counted from today."""

    name: str
    kind: Kind
    is_deleted: bool
    roles: frozenset[int]
    areas: frozenset[int]
    jobs: tuple[Job, ...]

    @property
    def companies(self) -> set[int]:
        return {job.company for job in self.jobs if job.is_current}


@dataclass(frozen=True)
class SomeRole:
    permissions: frozenset[P]
    is_deleted: bool


@dataclass(frozen=True)
class Plan:
    roles: tuple[SomeRole, ...]
    people: tuple[Somebody, ...]
    deleted_company: int | None

    def rights(self, viewer: Somebody) -> set[P]:
        held = {right for role in roles_of(self, viewer) for right in role.permissions}
        held |= {narrow for right in held for narrow in WIDER.get(right, ())}
        return held if viewer.kind == Kind.EMPLOYEE else held & CUSTOMERS_MAY

    def sees_person(self, viewer: Somebody, subject: Somebody, *, with_deleted: bool) -> bool:
        rights = self.rights(viewer)
        if subject.is_deleted and not (with_deleted and P.SEE_DELETED_PEOPLE in rights):
            return False
        return (
            subject is viewer
            or P.SEE_ALL_PEOPLE in rights
            or (P.SEE_PEOPLE_IN_AREAS in rights and bool(viewer.areas & subject.areas))
            or (P.SEE_PEOPLE_OF_COMPANIES in rights and bool(viewer.companies & subject.companies))
        )

    def sees_company(self, viewer: Somebody, company: int, *, with_deleted: bool) -> bool:
        rights = self.rights(viewer)
        if company == self.deleted_company and not (with_deleted and P.DELETE_COMPANIES in rights):
            return False
        return P.SEE_ALL_COMPANIES in rights or (
            P.SEE_OWN_COMPANIES in rights and company in viewer.companies
        )


def roles_of(plan: Plan, viewer: Somebody) -> list[SomeRole]:
    """The living ones."""
    return [plan.roles[number] for number in viewer.roles if not plan.roles[number].is_deleted]


@dataclass
class Built:
    people: list[Person]
    companies: list[Company]
    areas: list[Area]


_OFFSETS = (-400, -1, 0, 1, 400)


@st.composite
def _jobs(draw: st.DrawFn) -> tuple[Job, ...]:
    jobs = []
    for company in draw(st.sets(st.integers(0, PLACES - 1), max_size=2)):
        since = draw(st.sampled_from(_OFFSETS))
        till = draw(st.none() | st.sampled_from([day for day in _OFFSETS if day >= since]))
        jobs.append(Job(company, since, till))
    return tuple(jobs)


def _numbers(most: int) -> st.SearchStrategy[frozenset[int]]:
    return st.frozensets(st.integers(0, PLACES - 1), max_size=most)


_PEOPLE = st.builds(
    Somebody,
    name=st.sampled_from(["Ёж", "ежов", "Абрамов", "Юдин"]),
    kind=st.sampled_from(Kind),
    is_deleted=st.integers(0, 4).map(lambda number: number == 0),
    roles=_numbers(2),
    areas=_numbers(2),
    jobs=_jobs(),
)
_ROLES = st.builds(
    SomeRole,
    permissions=st.frozensets(st.sampled_from(RIGHTS), max_size=3),
    is_deleted=st.integers(0, 4).map(lambda number: number == 0),
)
PLANS = st.builds(
    Plan,
    roles=st.tuples(*[_ROLES] * PLACES),
    people=st.lists(_PEOPLE, min_size=2, max_size=6).map(tuple),
    deleted_company=st.none() | st.integers(0, PLACES - 1),
)


EVERYTHING = Plan(
    roles=tuple(SomeRole(frozenset(RIGHTS), is_deleted=False) for _ in range(PLACES)),
    people=tuple(
        Somebody(
            name="Ёж",
            kind=kind,
            is_deleted=False,
            roles=frozenset(range(PLACES)),
            areas=frozenset(range(PLACES)),
            jobs=tuple(Job(number, -400, None) for number in range(PLACES)),
        )
        for kind in (Kind.EMPLOYEE, Kind.CUSTOMER)
    ),
    deleted_company=None,
)


@contextmanager
def taken_back() -> Iterator[None]:
    """What is written inside is gone afterwards."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def build(plan: Plan, organization: Organization, *, at: datetime, today: date) -> Built:
    roles = _build_roles(plan, organization, at)
    areas = Area.objects.bulk_create(
        Area(organization=organization, name=Label(en=f"Place {number}"))
        for number in range(PLACES)
    )
    companies = Company.objects.bulk_create(
        Company(
            organization=organization,
            name=f"Firm {number}",
            sort_key=f"firm {number}",
            deleted_at=at if number == plan.deleted_company else None,
        )
        for number in range(PLACES)
    )
    people = Person.objects.bulk_create(
        Person(
            organization=organization,
            kind=somebody.kind,
            last_name=somebody.name,
            phone=f"+1{organization.pk:05}{number:05}",
            deleted_at=at if somebody.is_deleted else None,
            created_at=at,
            sort_key=make_sort_key(somebody.name),
        )
        for number, somebody in enumerate(plan.people)
    )
    _link(
        plan,
        organization,
        people=people,
        roles=roles,
        areas=areas,
        companies=companies,
        today=today,
    )
    return Built(people, companies, areas)


def _build_roles(plan: Plan, organization: Organization, at: datetime) -> list[Role]:
    roles = Role.objects.bulk_create(
        Role(
            organization=organization,
            name=Label(en=f"Part {number}"),
            deleted_at=at if role.is_deleted else None,
        )
        for number, role in enumerate(plan.roles)
    )
    RolePermission.objects.bulk_create(
        RolePermission(organization=organization, role=role, permission=permission)
        for role, planned in zip(roles, plan.roles, strict=True)
        for permission in planned.permissions
    )
    return roles


def _link(
    plan: Plan,
    organization: Organization,
    *,
    people: list[Person],
    roles: list[Role],
    areas: list[Area],
    companies: list[Company],
    today: date,
) -> None:
    person_roles, person_areas, employments = [], [], []
    for person, somebody in zip(people, plan.people, strict=True):
        of_person = {"organization": organization, "person": person}
        carried = {
            "kind": person.kind,
            "is_living": person.deleted_at is None,
            "sort_key": person.sort_key,
        }
        person_roles += [PersonRole(**of_person, role=roles[each]) for each in somebody.roles]
        person_areas += [
            PersonArea(**of_person, **carried, area=areas[each]) for each in somebody.areas
        ]
        employments += [
            Employment(
                **of_person,
                **carried,
                company=companies[job.company],
                side=Side.STAFF,
                since=today + timedelta(days=job.since),
                till=None if job.till is None else today + timedelta(days=job.till),
            )
            for job in somebody.jobs
        ]
    PersonRole.objects.bulk_create(person_roles)
    PersonArea.objects.bulk_create(person_areas)
    Employment.objects.bulk_create(employments)
