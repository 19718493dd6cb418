"""Who takes part in the stories of the tests?

Two organizations that must never meet. `world.service` is ours; in `world.other` every text is
hostile and holds FOREIGN_WORD, which no answer to anybody of the first may ever contain. The cast
is built once for a test database and every test works on it inside a transaction that is rolled
back, so add a person only if the story needs one.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.test import Client
from django.utils import timezone

from naryad.access.actor import Actor, act_as_system
from naryad.access.kind import Kind
from naryad.access.permissions import Permission
from naryad.accounts.models import Login, Membership
from naryad.areas.models import Area
from naryad.catalog.models import Reason, ReasonUse, Skill, WorkType
from naryad.companies.models import Company
from naryad.core.labels import Label, make_label
from naryad.core.search import make_search_text, make_sort_key
from naryad.organizations.models import Organization
from naryad.people.acting import act_as
from naryad.people.actions.found_organization import found_organization
from naryad.people.models import (
    Employment,
    Person,
    PersonArea,
    PersonRole,
    PersonSkill,
    PersonWorkType,
    Role,
    RolePermission,
)
from naryad.people.models.links import SIDE_OF_KIND

FOREIGN_WORD = "zqforeignqz"
NASTY = """<img src=x onerror=alert(1)>{{7*7}}"';"""
PASSWORD = "a-lantern-over-the-quay"
LONG_AGO, LAST_YEAR = date(2020, 1, 1), date(2021, 12, 31)


@dataclass
class House:
    """One organization with its people and what they stand for."""

    organization: Organization
    roles: dict[str, Role]
    default_area: Area
    own_company: Company
    ban_reason: Reason
    north: Area
    south: Area
    skill: Skill
    work_type: WorkType
    zenit: Company
    mayak: Company
    polus: Company
    admin: Person
    head: Person
    dispatcher: Person
    technician: Person
    """Serves the North."""
    technician_south: Person
    customer: Person
    """Speaks for Zenit, in the North."""
    customer_of_two: Person
    """Speaks for Mayak and Polus, in the South."""
    lead_customer: Person
    """Speaks for Zenit and sees its people."""
    former_customer: Person
    """Spoke for Zenit once; speaks for nobody now."""
    loner: Person
    """A customer with a phone alone: no company, area, role or login."""
    banned: Person
    """A customer of Zenit, banned without an end."""
    deleted: Person
    """A customer of Zenit, deleted."""
    shared: Person
    """A customer of Zenit. The same login stands behind `shared` of the other house."""

    @property
    def id(self) -> int:
        return self.organization.pk

    @property
    def people(self) -> dict[str, Person]:
        """The whole cast by name."""
        return {name: value for name, value in vars(self).items() if isinstance(value, Person)}

    @property
    def system(self) -> Actor:
        return act_as_system(self.id)


@dataclass
class World:
    service: House
    other: House
    at: datetime
    logins: dict[int, Login] = field(default_factory=dict)

    def actor(self, person: Person, *, viewed_by: Person | None = None) -> Actor:
        """With the rights of this moment."""
        viewer = None if viewed_by is None else viewed_by.pk
        return act_as(person, at=self.at, viewed_by=viewer)

    def login(self, person: Person) -> Login:
        """Their password is PASSWORD."""
        return self.logins[person.pk]

    def client(self, person: Person | None = None) -> Client:
        """A browser in which this person is signed in, in this person's organization."""
        client = Client()
        if person is not None:
            client.force_login(self.login(person), backend=settings.AUTHENTICATION_BACKENDS[0])
            session = client.session
            session["organization"] = person.organization_id
            session.save()
        return client

    @staticmethod
    def with_permissions(actor: Actor, *permissions: Permission) -> Actor:
        """The same actor with exactly these permissions, whatever their roles say."""
        return Actor(
            organization_id=actor.organization_id,
            person_id=actor.person_id,
            kind=actor.kind,
            permissions=frozenset(permissions),
            today=actor.today,
        )


@dataclass
class _Builder:
    """Makes the rows of one house. `spice` goes into every text."""

    organization: Organization
    roles: dict[str, Role]
    at: datetime
    spice: str
    domain: str
    number: int = 0

    def words(self, text: str) -> str:
        return f"{text} {self.spice}" if self.spice else text

    def label(self, ru: str, en: str) -> Label:
        return make_label(ru=self.words(ru), en=self.words(en))

    def area(self, ru: str, en: str) -> Area:
        name = self.label(ru, en)
        return Area.objects.create(organization=self.organization, name=name, description=name)

    def company(self, name: str) -> Company:
        name = self.words(name)
        return Company.objects.create(
            organization=self.organization,
            name=name,
            sort_key=make_sort_key(name),
            search_text=make_search_text(name),
        )

    def person(
        self,
        key: str,
        name: str,
        kind: Kind,
        *roles: Role,
        areas: tuple[Area, ...] = (),
        companies: tuple[Company, ...] = (),
        till: date | None = None,
        has_email: bool = True,
    ) -> Person:
        last_name, first_name = name.split()
        self.number += 1
        person = Person(
            organization=self.organization,
            kind=kind,
            last_name=self.words(last_name),
            first_name=self.words(first_name),
            middle_name=self.spice,
            email=f"{key}@{self.domain}" if has_email else "",
            phone=f"+7916555{self.organization.pk % 100:02}{self.number:02}",
            position=self.words("инженер") if self.spice else "",
            personnel_number=self.spice[:50],
            language="ru",
            created_at=self.at,
        )
        person.sort_key = make_sort_key(person.last_name, person.first_name, person.middle_name)
        person.search_text = make_search_text(
            person.full_name, person.email, phones=(person.phone,)
        )
        person.save()
        self._link(person, roles=roles, areas=areas, companies=companies, till=till)
        return person

    def _link(
        self,
        person: Person,
        *,
        roles: tuple[Role, ...],
        areas: tuple[Area, ...],
        companies: tuple[Company, ...],
        till: date | None,
    ) -> None:
        of_person = {"organization": self.organization, "person": person}
        carried = {
            "kind": person.kind,
            "is_living": person.deleted_at is None,
            "sort_key": person.sort_key,
        }
        for role in roles:
            PersonRole.objects.create(**of_person, role=role)
        for area in areas:
            PersonArea.objects.create(**of_person, **carried, area=area)
        for company in companies:
            Employment.objects.create(
                **of_person,
                **carried,
                company=company,
                side=SIDE_OF_KIND[Kind(person.kind)],
                since=LONG_AGO,
                till=till,
            )


def build_world() -> World:
    at = timezone.now()
    service = _build_house("СервисПром", "ServicePro", domain="service.example", at=at, spice="")
    spice = f"{FOREIGN_WORD} {NASTY}"
    other = _build_house("Другая", "Other", domain=f"{FOREIGN_WORD}.example", at=at, spice=spice)
    world = World(service, other, at)
    for house in (service, other):
        _give_logins(world, house)
    return world


def _build_house(ru: str, en: str, *, domain: str, at: datetime, spice: str) -> House:
    name = make_label(ru=f"{ru} {spice}", en=f"{en} {spice}")
    organization = found_organization(name=name, zone="Europe/Moscow", language="ru", at=at)
    own_company = Company.objects.get(organization=organization, is_own=True)
    roles = {role.code: role for role in Role.objects.filter(organization=organization)}
    make = _Builder(organization, roles, at, spice, domain)
    north, south = make.area("Север", "North"), make.area("Юг", "South")
    zenit, mayak, polus = (make.company(name) for name in ("Зенит", "Маяк", "Полюс"))
    skill = Skill.objects.create(organization=organization, name=make.label("Лифты", "Lifts"))
    work_type = WorkType.objects.create(
        organization=organization, name=make.label("Ремонт", "Repair")
    )
    ban_reason = Reason.objects.create(
        organization=organization,
        use=ReasonUse.BAN,
        name=make.label("Чужая карта доступа", "Somebody else's pass"),
    )
    people = _build_people(
        make,
        own=own_company,
        north=north,
        south=south,
        zenit=zenit,
        pair=(mayak, polus),
    )
    people["banned"].banned_at, people["banned"].ban_reason = at, ban_reason
    people["deleted"].deleted_at = at
    for name in ("banned", "deleted"):
        people[name].save()
    _qualify(people["technician"], skill, work_type)
    return House(
        organization=organization,
        roles=roles,
        default_area=Area.objects.get(organization=organization, is_default=True),
        own_company=own_company,
        ban_reason=ban_reason,
        north=north,
        south=south,
        skill=skill,
        work_type=work_type,
        zenit=zenit,
        mayak=mayak,
        polus=polus,
        **people,
    )


def _build_people(
    make: _Builder,
    *,
    own: Company,
    north: Area,
    south: Area,
    zenit: Company,
    pair: tuple[Company, Company],
) -> dict[str, Person]:
    lead = _lead_role(make)
    administrator, head, dispatcher, technician, customer = (
        make.roles[code]
        for code in ("ADMINISTRATOR", "HEAD", "DISPATCHER", "TECHNICIAN", "CUSTOMER")
    )
    both, north_only, south_only = (north, south), (north,), (south,)

    def staff(key: str, name: str, role: Role, areas: tuple[Area, ...]) -> Person:
        return make.person(key, name, Kind.EMPLOYEE, role, areas=areas, companies=(own,))

    def of_zenit(key: str, name: str, *roles: Role, till: date | None = None) -> Person:
        areas = north_only if roles == (customer,) and till is None else ()
        return make.person(
            key, name, Kind.CUSTOMER, *roles, areas=areas, companies=(zenit,), till=till
        )

    return {
        "admin": staff("admin", "Орлова Анна", administrator, both),
        "head": staff("head", "Громов Глеб", head, both),
        "dispatcher": staff("dispatcher", "Дёмина Дарья", dispatcher, both),
        "technician": staff("technician", "Титов Тимур", technician, north_only),
        "technician_south": staff("south", "Южина Юлия", technician, south_only),
        "customer": of_zenit("customer", "Зайцев Захар", customer),
        "customer_of_two": make.person(
            "two", "Морозова Майя", Kind.CUSTOMER, customer, areas=south_only, companies=pair
        ),
        "lead_customer": of_zenit("lead", "Ёлкин Егор", customer, lead),
        "former_customer": of_zenit("former", "Бывалов Борис", customer, till=LAST_YEAR),
        "loner": make.person("loner", "Одинцова Ольга", Kind.CUSTOMER, has_email=False),
        "banned": of_zenit("banned", "Запретов Зиновий", customer),
        "deleted": of_zenit("deleted", "Удалова Ульяна", customer),
        "shared": make.person("shared", "Двоев Давид", Kind.CUSTOMER, customer, companies=(zenit,)),
    }


def _lead_role(make: _Builder) -> Role:
    role = Role.objects.create(
        organization=make.organization,
        name=make.label("Старший заказчик", "Lead customer"),
        description=make.label("Видит людей своей компании.", "Sees the people of the company."),
        is_for_customers=True,
    )
    for permission in (Permission.SEE_PEOPLE_OF_COMPANIES, Permission.SEE_OWN_COMPANIES):
        RolePermission.objects.create(
            organization=make.organization, role=role, permission=permission
        )
    make.roles["LEAD"] = role
    return role


def _qualify(person: Person, skill: Skill, work_type: WorkType) -> None:
    of_person = {"organization_id": person.organization_id, "person": person}
    PersonSkill.objects.create(**of_person, skill=skill)
    PersonWorkType.objects.create(**of_person, work_type=work_type)


def _give_logins(world: World, house: House) -> None:
    """To everybody with an e-mail; one login for `shared` of both houses."""
    for name, person in house.people.items():
        if not person.email:
            continue
        login = world.logins.get(world.service.shared.pk) if name == "shared" else None
        if login is None:
            login = Login.objects.create(
                email=person.email, password=_encoded_password(), created_at=world.at
            )
        world.logins[person.pk] = login
        Membership.objects.create(
            organization=house.organization,
            person=person,
            login=login,
            joined_at=world.at,
            ended_at=world.at if name == "deleted" else None,
        )


@cache
def _encoded_password() -> str:
    """The hash is slow on purpose; one serves the whole cast."""
    return make_password(PASSWORD)
