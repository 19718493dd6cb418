"""Whose pages may send us forms, behind TLS that ends at a proxy?"""

import pytest
from django.test import Client
from pytest_django import Settings

from naryad.organizations.models import Organization
from tests.world import World

BASE, OWN, OTHERS = "naryad.firm.example", "service.example", "other.example"


@pytest.fixture
def behind_tls(world: World, settings: Settings) -> World:
    """In production, with a host for each organization."""
    values = vars(settings.ENVIRONMENT) | {"mode": "production", "base_url": f"https://{BASE}"}
    settings.ENVIRONMENT = type(settings.ENVIRONMENT)(**values)
    settings.BASE_URL = f"https://{BASE}"
    settings.CSRF_TRUSTED_ORIGINS = [settings.BASE_URL]
    Organization.objects.filter(pk=world.service.id).update(host=OWN)
    Organization.objects.filter(pk=world.other.id).update(host=OTHERS)
    return world


def post_form(host: str, **headers: str) -> int:
    """A form that this very host has shown, with its token."""
    client = Client(enforce_csrf_checks=True, HTTP_HOST=host)
    client.get("/sign-in/")
    given = {"language": "ru", "csrfmiddlewaretoken": client.cookies["csrf"].value}
    return client.post("/language/", given, **headers).status_code  # type: ignore[arg-type]


@pytest.mark.parametrize("said_by_proxy", [{}, {"HTTP_X_FORWARDED_PROTO": "https"}])
@pytest.mark.parametrize("host", [BASE, OWN, OTHERS])
def test_a_form_of_each_of_our_hosts_is_taken_there(
    behind_tls: World, host: str, said_by_proxy: dict[str, str]
) -> None:
    assert post_form(host, HTTP_ORIGIN=f"https://{host}", **said_by_proxy) == 303
    assert post_form(host, HTTP_REFERER=f"https://{host}/sign-in/", **said_by_proxy) == 303


@pytest.mark.parametrize(
    "origin",
    [
        f"http://{OWN}",
        f"https://{OTHERS}",
        f"https://{OWN}.evil.example",
        f"https://sub.{OWN}",
        f"https://{OWN}:8443",
        "https://evil.example",
        "null",
        "",
    ],
)
def test_a_form_of_any_other_page_is_not(behind_tls: World, origin: str) -> None:
    assert post_form(OWN, HTTP_ORIGIN=origin) == 403
    assert post_form(OWN, HTTP_REFERER=f"{origin}/") == 403


def test_no_page_of_an_organization_sends_forms_to_the_common_address(behind_tls: World) -> None:
    assert post_form(BASE, HTTP_ORIGIN=f"https://{OWN}") == 403


def test_a_host_that_is_not_ours_is_trusted_nowhere(behind_tls: World) -> None:
    answer = Client().post(
        "/language/", HTTP_HOST="evil.example", HTTP_ORIGIN="https://evil.example"
    )
    assert answer.status_code == 400
