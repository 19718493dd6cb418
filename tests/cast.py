"""How is the cast of the stories built?"""

from datetime import date, datetime
from functools import cache
from typing import Any

from django.contrib.auth.hashers import make_password
from django.utils import timezone

from naryad.access.kind import Kind
from naryad.access.permissions import Permission
from naryad.accounts.models import Login, Membership
from naryad.areas.models import Area
from naryad.catalog.models import Reason, ReasonUse, Skill, WorkType
from naryad.companies.models import Company
from naryad.core.labels import make_label
from naryad.people.actions.found_organization import found_organization
from naryad.people.models import Person, PersonSkill, PersonWorkType, Role, RolePermission
from tests.assets.building import build_assets
from tests.assets.codes import build_codes
from tests.builder import Builder
from tests.contracts.building import build_contracts
from tests.paper_inquiries import leave_inquiries
from tests.paperwork import leave_papers
from tests.tickets.building import build_tickets
from tests.world import FOREIGN_WORD, NASTY, PASSWORD, House, World


def build_world() -> World:
    at = timezone.now()
    service = _build_house("СервисПром", "ServicePro", domain="service.example", at=at, spice="")
    spice = f"{FOREIGN_WORD} {NASTY}"
    other = _build_house("Другая", "Other", domain=f"{FOREIGN_WORD}.example", at=at, spice=spice)
    world = World(service, other, at)
    for house in (service, other):
        _give_logins(world, house)
        leave_papers(world, house)
        leave_inquiries(house, at=at)
    return world


def _build_house(ru: str, en: str, *, domain: str, at: datetime, spice: str) -> House:
    name = make_label(ru=f"{ru} {spice}", en=f"{en} {spice}")
    organization = found_organization(name=name, zone="Europe/Moscow", language="ru", at=at)
    own_company = Company.objects.get(organization=organization, is_own=True)
    roles = {role.code: role for role in Role.objects.filter(organization=organization)}
    make = Builder(organization, roles, at, spice, domain)
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
    for key in ("banned", "deleted"):
        people[key].save()
    _qualify(people["technician"], skill, work_type)
    places = {
        "north": north,
        "south": south,
        "skill": skill,
        "work_type": work_type,
        "zenit": zenit,
        "mayak": mayak,
        "polus": polus,
    }
    return House(
        organization=organization,
        roles=roles,
        default_area=Area.objects.get(organization=organization, is_default=True),
        own_company=own_company,
        ban_reason=ban_reason,
        **places,
        **people,
        **_build_things(make, people["admin"], **places),
        **build_tickets(make, people["technician"], north=north, work_type=work_type),
    )


def _build_things(make: Builder, by: Person, **places: Any) -> dict[str, Any]:
    assets = build_assets(make, by, **places)
    assets |= build_codes(make, by, lift=assets["lift"], depot=assets["depot"])
    return {**assets, **build_contracts(make, by, **places, tower=assets["tower"])}


def _build_people(
    make: Builder,
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
        "former_customer": of_zenit("former", "Бывалов Борис", customer, till=date(2021, 12, 31)),
        "loner": make.person("loner", "Одинцова Ольга", Kind.CUSTOMER, has_email=False),
        "banned": of_zenit("banned", "Запретов Зиновий", customer),
        "deleted": of_zenit("deleted", "Удалова Ульяна", customer),
        "shared": make.person("shared", "Двоев Давид", Kind.CUSTOMER, customer, companies=(zenit,)),
    }


def _lead_role(make: Builder) -> Role:
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
