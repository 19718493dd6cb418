"""What does a customer see of themselves, their companies and the service company?"""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from naryad.people.models import Person
from naryad.web.portal.greeting import say_hello
from tests.world import FOREIGN_WORD, World


def test_home_shows_own_companies_details_and_whom_to_ask(world: World) -> None:
    organization = world.service.organization
    organization.support_email, organization.support_phone = "help@service.example", "+74950000000"
    organization.save()
    page = world.client(world.service.customer_of_two).get("/portal/").content.decode()
    for word in ("Майя", "Маяк", "Полюс", "help@service.example", "tel:+74950000000"):
        assert word in page
    assert "Зенит" not in page


def test_home_names_what_is_not_known_yet(world: World) -> None:
    customer = world.service.customer
    Person.objects.filter(pk=customer.pk).update(phone="", language="en")
    assert (
        "does not know yet: Mobile phone"
        in world.client(customer).get("/portal/", HTTP_ACCEPT_LANGUAGE="en").content.decode()
    )


def test_a_company_of_others_is_not_there(world: World) -> None:
    client = world.client(world.service.customer)
    assert client.get(f"/portal/companies/{world.service.zenit.pk}/").status_code == 200
    for company in (world.service.mayak, world.other.zenit):
        assert client.get(f"/portal/companies/{company.pk}/").status_code == 404


def test_colleagues_are_shown_only_where_the_role_shows_them(world: World) -> None:
    path = f"/portal/companies/{world.service.zenit.pk}/"
    plain = world.client(world.service.customer).get(path).content.decode()
    assert world.service.lead_customer.last_name not in plain
    lead = world.client(world.service.lead_customer).get(path).content.decode()
    assert world.service.customer.last_name in lead
    for gone in (world.service.former_customer, world.service.deleted, world.service.admin):
        assert gone.last_name not in lead


def test_who_speaks_for_nobody_reads_what_to_do(world: World) -> None:
    client = world.client(world.service.former_customer)
    for path in ("/portal/", "/portal/companies/"):
        page = client.get(path)
        assert page.status_code == 200
        assert "plist" not in page.content.decode()


@pytest.mark.parametrize("path", ["/portal/", "/portal/companies/", "/profile/"])
def test_nothing_of_another_organization_is_shown(world: World, path: str) -> None:
    assert FOREIGN_WORD not in world.client(world.service.customer).get(path).content.decode()


def test_home_takes_few_queries(world: World) -> None:
    client = world.client(world.service.customer_of_two)
    client.get("/portal/")
    with CaptureQueriesContext(connection) as queries:
        client.get("/portal/")
    assert len(queries) <= 14


def test_the_greeting_follows_the_readers_clock(world: World) -> None:
    at = world.at.replace(hour=3)
    assert say_hello("Ann", at=at.replace(hour=1)) == "Hello, Ann"
    assert say_hello("Ann", at=at.replace(hour=7)) == "Good morning, Ann"
    assert say_hello("Ann", at=at.replace(hour=13)) == "Good afternoon, Ann"
    assert say_hello("Ann", at=at.replace(hour=23)) == "Good evening, Ann"
