"""Who is let in where, and what does everybody else see?"""

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from naryad.access.kind import Kind
from naryad.accounts.models import Membership
from naryad.people.models import Person
from tests.world import World


def test_the_bare_address_leads_to_the_sign_in_and_to_ones_own_side(world: World) -> None:
    assert Client().get("/").headers["Location"] == "/sign-in/"
    assert world.client(world.service.technician).get("/").headers["Location"] == "/office/"
    assert world.client(world.service.customer).get("/").headers["Location"] == "/portal/"


def test_a_page_of_the_other_side_does_not_exist(world: World) -> None:
    customer, employee = world.client(world.service.customer), world.client(world.service.admin)
    assert customer.get("/office/customers/").status_code == 404
    assert employee.get("/portal/").status_code == 404
    assert employee.get(f"/portal/companies/{world.service.zenit.pk}/").status_code == 404


def test_a_behaviour_is_led_to_the_sign_in_with_the_page_it_stood_on(world: World) -> None:
    headers = {"HX-Request": "true", "HX-Current-URL": "http://testserver/profile/?a=1"}
    answer = Client().post("/profile/theme/", headers=headers)
    assert answer.headers["HX-Redirect"] == "/sign-in/?next=%2Fprofile%2F%3Fa%3D1"


@pytest.mark.parametrize("referer", ["https://evil.example//evil", "//evil.example", ""])
def test_a_form_of_another_page_does_not_choose_where_to_go_on(referer: str, db: None) -> None:
    answer = Client().post("/profile/theme/", HTTP_REFERER=referer)
    assert answer.headers["Location"] == "/sign-in/"


@pytest.mark.parametrize(
    "closing",
    [
        {"banned_at": "now"},
        {"deleted_at": "now"},
    ],
)
def test_a_ban_or_deletion_closes_the_next_request(world: World, closing: dict[str, str]) -> None:
    customer = world.service.customer
    client = world.client(customer)
    assert client.get("/portal/").status_code == 200
    Person.objects.filter(pk=customer.pk).update(**dict.fromkeys(closing, world.at))
    answer = client.get("/portal/")
    assert answer.status_code == 403
    assert 'action="/sign-out/"' in answer.content.decode()


def test_a_ban_that_has_ended_opens_again(world: World) -> None:
    customer = world.service.customer
    Person.objects.filter(pk=customer.pk).update(banned_at=world.at, banned_until=world.at)
    assert world.client(customer).get("/portal/").status_code == 200


def test_an_ended_membership_closes_and_a_conversion_changes_sides(world: World) -> None:
    customer = world.service.customer
    client = world.client(customer)
    Person.objects.filter(pk=customer.pk).update(kind=Kind.EMPLOYEE)
    assert client.get("/portal/").status_code == 404
    assert client.get("/").headers["Location"] == "/office/"
    Membership.objects.filter(person=customer).update(ended_at=world.at)
    assert client.get("/portal/").status_code == 403


def test_presence_is_noted_at_most_once_a_minute(world: World) -> None:
    customer = world.service.customer
    client = world.client(customer)
    rows = Membership.objects.filter(person=customer)
    rows.update(last_seen_at=None)
    client.get("/portal/")
    first = rows.get().last_seen_at
    assert first is not None
    client.get("/portal/")
    assert rows.get().last_seen_at == first


def test_the_language_is_the_logins_else_the_persons_else_the_browsers(world: World) -> None:
    client = world.client(world.service.customer)
    page = "/profile/"
    assert '<html lang="ru"' in client.get(page, HTTP_ACCEPT_LANGUAGE="en").content.decode()
    Person.objects.filter(pk=world.service.customer.pk).update(language="")
    assert '<html lang="en"' in client.get(page, HTTP_ACCEPT_LANGUAGE="en").content.decode()
    assert '<html lang="ru"' in client.get(page).content.decode()


def test_a_stranger_turns_the_language_and_keeps_it_in_the_browser(db: None) -> None:
    client = Client()
    assert '<html lang="en"' in client.get("/sign-in/").content.decode()
    answer = client.post("/language/", {"language": "ru", "next": "/sign-in/"})
    assert answer.headers["Location"] == "/sign-in/"
    assert '<html lang="ru"' in client.get("/sign-in/").content.decode()
    client.post("/language/", {"language": "../../etc", "next": "//evil.example"})
    assert '<html lang="ru"' in client.get("/sign-in/").content.decode()


@pytest.mark.parametrize("path", ["/language/", "/sign-out/", "/profile/theme/", "/sign-in/"])
def test_a_form_without_its_token_is_not_taken(world: World, path: str) -> None:
    client = world.client(world.service.customer)
    client.handler.enforce_csrf_checks = True
    assert client.post(path, {"language": "en"}).status_code == 403


def test_in_production_a_foreign_host_is_refused(world: World, settings: Settings) -> None:
    settings.BASE_URL = "https://naryad.firm.example"
    settings.ENVIRONMENT = type(settings.ENVIRONMENT)(
        **{**vars(settings.ENVIRONMENT), "mode": "production"}
    )
    assert Client().get("/sign-in/", HTTP_HOST="naryad.firm.example").status_code == 200
    assert Client().get("/sign-in/", HTTP_HOST="evil.example").status_code == 400
    assert Client().get("/livez", HTTP_HOST="10.0.0.1").status_code == 200


def test_the_stranger_sees_whose_page_it_is_where_one_organization_has_the_host(
    world: World,
) -> None:
    organization = world.service.organization
    organization.host, organization.brand_color = "service.example", "#7a1f5c"
    organization.save()
    page = Client().get("/sign-in/", HTTP_HOST="service.example").content.decode()
    assert "СервисПром" in page
    assert "/brand.css?color=7a1f5c" in page
    assert "СервисПром" not in Client().get("/sign-in/").content.decode()


def test_the_moment_of_a_request_is_now(world: World) -> None:
    before = timezone.now()
    world.client(world.service.customer).get("/portal/")
    seen = Membership.objects.get(person=world.service.customer).last_seen_at
    assert seen is not None
    assert before <= seen <= timezone.now()
