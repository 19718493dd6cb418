"""Does a new organization have all that its first administrator needs?"""

from datetime import UTC, datetime

import pytest

from naryad.access.roles import STARTING_ROLES, RoleCode
from naryad.areas.models import Area
from naryad.catalog.models import Reason
from naryad.companies.models import Company
from naryad.core.labels import Label
from naryad.history.models import Event
from naryad.organizations.models import ConsentText, Organization
from naryad.people.actions.found_organization import found_organization
from naryad.people.models import Role, RoleMayGive, RolePermission

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


def found(**names: str) -> Organization:
    return found_organization(name=Label(names), zone="Europe/Moscow", language="ru", at=NOON)


def test_every_starting_role_is_there_with_its_permissions() -> None:
    organization = found(ru="Лифтсервис", en="Liftservice")

    roles = Role.objects.filter(organization=organization)
    assert {role.code for role in roles} == {start.code for start in STARTING_ROLES}
    stored = RolePermission.objects.filter(role__code=RoleCode.HEAD)
    head = next(start for start in STARTING_ROLES if start.code == RoleCode.HEAD)
    assert set(stored.values_list("permission", flat=True)) == set(head.permissions)


def test_a_dispatcher_may_give_roles_of_customers_and_technician_and_no_more() -> None:
    found(ru="Лифтсервис")

    given = RoleMayGive.objects.filter(role__code=RoleCode.DISPATCHER)
    assert set(given.values_list("given__code", flat=True)) == {
        RoleCode.CUSTOMER,
        RoleCode.REGISTERED,
        RoleCode.TECHNICIAN,
    }


def test_there_is_one_default_area_an_own_company_a_consent_text_and_reasons() -> None:
    organization = found(ru="Лифтсервис", en="Liftservice")

    assert Area.objects.get(organization=organization).is_default
    company = Company.objects.get(organization=organization)
    assert (company.name, company.is_own, company.is_customer) == ("Лифтсервис", True, False)
    text = ConsentText.objects.get(organization=organization, number=1)
    assert "«Лифтсервис»" in text.text["ru"] and "Liftservice" in text.text["en"]
    assert Reason.objects.filter(organization=organization).count() == 4


def test_the_founding_is_recorded_as_done_by_the_program() -> None:
    organization = found(en="Liftservice")

    events = Event.objects.filter(organization=organization).order_by("pk")
    assert {(event.actor_id, event.at) for event in events} == {(None, NOON)}
    kinds = list(dict.fromkeys(event.kind for event in events))
    assert kinds == [
        "organization.founded",
        "area.added",
        "company.added",
        "ticket_type.added",
        "stage.added",
        "status.added",
        "cycle.draft_started",
        "cycle.published",
    ]
    assert events[2].changes["name"]["new"] == "Liftservice"


def test_two_organizations_share_nothing() -> None:
    first, second = found(ru="Первая"), found(ru="Вторая")

    assert Role.objects.filter(organization=first).count() == len(STARTING_ROLES)
    assert Role.objects.filter(organization=second).count() == len(STARTING_ROLES)
