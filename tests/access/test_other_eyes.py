"""Does one who looks with another person's eyes see what that person sees, and change nothing?"""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from naryad.history.models import Event
from tests.access.addresses import ADDRESSES
from tests.access.walk import Address, all_addresses
from tests.world import World

# What belongs to a login and not to a person stays closed.
PRIVATE = {
    "choose_organization",
    "notice_reading",
    "notice_switches",
    "notices",
    "notices_bell",
    "notices_reading",
    "notices_seen",
    "notices_why",
    "profile",
    "profile_app",
    "profile_app_removal",
    "profile_codes",
    "profile_confirm",
    "profile_email",
    "profile_factors",
    "profile_passkey",
    "profile_passkey_new",
    "profile_passkey_removal",
    "profile_password",
    "profile_phone",
    "profile_phone_code",
    "profile_phone_removal",
    "profile_photo",
    "profile_sessions",
    "profile_theme",
    "profile_token_end",
    "profile_tokens",
}
# A form is for whoever may send it, and through another's eyes nobody may.
FORMS = {
    "asset_code_bind",
    "code_binding",
    "inquiry_acceptance",
    "inquiry_joining",
    "inquiry_refusal",
    "portal_ticket_new",
    "ticket_new",
    "ticket_step",
}
STILL_OPEN = {"view_as_end", "sign_out"}
SEEN = {(row["address"], row["method"]): (row["technician"], row["customer"]) for row in ADDRESSES}


@pytest.fixture(params=["technician", "customer"])
def viewing(request: pytest.FixtureRequest, world: World) -> tuple[Client, int]:
    """The administrator's browser, and which column of the table it should show now."""
    client = world.client(world.service.admin)
    person = world.service.people[request.param]
    assert client.post(reverse("view_as", args=[person.pk])).status_code == 303
    return client, ["technician", "customer"].index(request.param)


def test_pages_answer_as_they_answer_the_person(world: World, viewing: tuple[Client, int]) -> None:
    client, column = viewing
    wrong = []
    for address in all_addresses():
        expected = SEEN[address.name, "GET"][column]
        is_closed = address.name in PRIVATE and expected != "405"
        if is_closed or (address.name in FORMS and expected == "200"):
            expected = "403"
        path = address.path(world.service)
        with CaptureQueriesContext(connection) as queries:
            status = str(client.get(path).status_code)
        if status != expected:
            wrong.append(f"{path}: {status} and not {expected}")
        wrong += [f"{path}: {sql}" for sql in _changes(queries)]
    assert wrong == []


def _changes(queries: CaptureQueriesContext) -> list[str]:
    """Not even that somebody was here."""
    said = [query["sql"] for query in queries]
    return [
        sql
        for sql in said
        if sql.startswith(("INSERT", "UPDATE", "DELETE")) and "django_session" not in sql
    ]


def test_nothing_is_changed_from_anywhere(world: World, viewing: tuple[Client, int]) -> None:
    client, _column = viewing
    before = Event.objects.count()
    wrong = [
        f"{address.name}: {status}"
        for address in all_addresses()
        if address.name not in STILL_OPEN
        and (status := _post(client, address, world)) not in (403, 405)
    ]
    assert wrong == []
    assert Event.objects.count() == before


def _post(client: Client, address: Address, world: World) -> int:
    return client.post(address.path(world.service), {"version": ""}).status_code


def test_ending_it_gives_ones_own_eyes_back(world: World, viewing: tuple[Client, int]) -> None:
    client, _column = viewing
    assert client.get(reverse("organization_settings")).status_code != 200
    client.post(reverse("view_as_end"))
    assert client.get(reverse("organization_settings")).status_code == 200
