"""How does the story of the demo get into the database?"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from naryad.access.actor import Actor, act_as_system
from naryad.access.kind import Kind
from naryad.accounts.actions.open_demo_logins import open_demo_logins
from naryad.areas import actions as areas
from naryad.areas.input import AreaInput
from naryad.catalog import actions as catalog
from naryad.catalog.models import Reason
from naryad.companies import actions as companies
from naryad.companies.input import CompanyEdit, CompanyInput, clean_company
from naryad.companies.kinds import CompanyKind
from naryad.companies.models import Company
from naryad.config.demo.codes import fill_codes
from naryad.config.demo.company_story import REQUISITES
from naryad.config.demo.contracts import fill_contracts
from naryad.config.demo.intake import fill_intake
from naryad.config.demo.objects import fill_assets
from naryad.config.demo.story import (
    ADMINISTRATOR,
    AREAS,
    BAN_REASON,
    COMPANIES,
    CONTRACTORS,
    CUSTOMERS,
    OWN_COMPANY,
    SKILLS,
    STAFF,
    WORK_TYPES,
    DemoPerson,
)
from naryad.config.demo.ticket_story import fill_tickets
from naryad.config.demo.tickets import fill_ticket_types
from naryad.core.labels import Label
from naryad.core.outcomes import only
from naryad.lists.bulk.actions import start_run
from naryad.lists.bulk.picking import Picked
from naryad.lists.bulk.registry import find_verb
from naryad.organizations.actions import edit_organization
from naryad.organizations.input import OrganizationInput
from naryad.people import actions as people
from naryad.people.input import PersonInput
from naryad.people.models import Role

_FACE = OrganizationInput(
    name=Label(ru="СервисПром", en="ServicePro"),
    full_name=Label(ru="ООО «СервисПром»", en="ServicePro LLC"),
    support_email="support@example.com",
    support_phone="+74955550100",
)


def fill_house(by: Actor, *, password: str, at: datetime) -> None:
    """Directories, companies, people; logins for those who sign in, letters for those invited."""
    edit_organization(_FACE, seen_version=None, by=by, at=at)
    area_ids = {
        ru: areas.add_area(AreaInput(Label(ru=ru, en=en)), by=by, at=at) for ru, en in AREAS
    }
    skill_ids = {
        ru: catalog.add_entry("skills", Label(ru=ru, en=en), by=by, at=at) for ru, en in SKILLS
    }
    names = {"areas": area_ids, "skills": skill_ids, "companies": _companies(by, at=at)}
    names["work_types"] = {
        ru: catalog.add_entry("work-types", Label(ru=ru, en=en), by=by, at=at)
        for ru, en in WORK_TYPES
    }
    names["roles"] = dict(
        Role.objects.filter(organization_id=by.organization_id).values_list("code", "pk")
    )
    everybody = (*STAFF, *CUSTOMERS)
    outcomes = people.add_people([_input(each, names) for each in everybody], by=by, at=at)
    ids = [only([outcome]) for outcome in outcomes]
    _complete_administrator(names, by, at=at)
    fill_assets(names, by, at=at)
    fill_codes(by, at=at)
    fill_contracts(names, by, at=at)
    fill_ticket_types(by, at=at)
    fill_tickets(names, by, at=at)
    fill_intake(by, at=at)
    _let_in(everybody, ids, by, password=password, at=at)


def _companies(by: Actor, *, at: datetime) -> dict[str, int]:
    ids: dict[str, int] = {}
    for name, parent in COMPANIES:
        given = _company(name, CompanyKind.CUSTOMER, parent_id=ids[parent] if parent else "")
        ids[name] = only(companies.add_companies([given], by=by, at=at))
    for name in CONTRACTORS:
        given = _company(name, CompanyKind.CONTRACTOR)
        ids[name] = only(companies.add_companies([given], by=by, at=at))
    own = Company.objects.get(organization_id=by.organization_id, is_own=True)
    edit = CompanyEdit(own.pk, _company(own.name, CompanyKind.OWN, **REQUISITES[OWN_COMPANY]))
    only(companies.edit_companies([edit], by=by, at=at))
    return {**ids, OWN_COMPANY: own.pk}


def _company(name: str, kind: CompanyKind, **values: Any) -> CompanyInput:
    return clean_company({"name": name, "kinds": [kind], **REQUISITES.get(name, {}), **values})


def _complete_administrator(names: dict[str, dict[str, int]], by: Actor, *, at: datetime) -> None:
    """Who founds the organization gives no more than a name and an address."""
    assert by.person_id is not None
    edit = people.PersonEdit(by.person_id, _input(ADMINISTRATOR, names))
    only(people.edit_people([edit], by=by, at=at))


def _input(person: DemoPerson, names: dict[str, dict[str, int]]) -> PersonInput:
    return PersonInput(
        kind=person.kind,
        last_name=person.last,
        first_name=person.first,
        middle_name=person.middle,
        email=person.email,
        phone=person.phone,
        position=person.position,
        language=person.language,
        role_ids=frozenset({names["roles"][person.role]}),
        company_ids=frozenset(names["companies"][name] for name in _companies_of(person)),
        area_ids=frozenset(names["areas"][name] for name in person.areas),
        skill_ids=frozenset(names["skills"][name] for name in person.skills),
    )


def _companies_of(person: DemoPerson) -> tuple[str, ...]:
    return (OWN_COMPANY,) if person.kind == Kind.EMPLOYEE else person.companies


def _let_in(
    everybody: Sequence[DemoPerson], ids: Sequence[int], by: Actor, *, password: str, at: datetime
) -> None:
    known = list(zip(everybody, ids, strict=True))
    sign_ins = {each.email: person_id for each, person_id in known if each.signs_in}
    system = act_as_system(by.organization_id)
    open_demo_logins(sign_ins, password=password, by=system, at=at)
    # Those without an address are refused, so that the page of a bulk run has something to tell.
    picked = [Picked(row_id) for each, row_id in known if each.is_invited or not each.email]
    start_run(
        find_verb("person", "invite"),
        picked,
        given={},
        came_from="/office/customers/",
        by=by,
        at=at,
    )
    reason = Reason.objects.get(organization_id=by.organization_id, name__ru=BAN_REASON)
    banned = [person_id for each, person_id in known if each.is_banned]
    people.ban_people(banned, reason_id=reason.pk, until=None, by=by, at=at)
