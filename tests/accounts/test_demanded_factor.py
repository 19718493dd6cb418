"""Can an administrator slip past the second factor that the organization demands?"""

from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse

from naryad.access.permissions import Permission
from naryad.accounts import actions
from naryad.accounts.acting import act_through
from naryad.accounts.models import Membership
from naryad.accounts.ways_in import read_login
from naryad.core.errors import FactorNeeded
from naryad.history.models import Event
from naryad.organizations.models import Organization
from naryad.people.models import Person, PersonRole
from naryad.people.visibility import people_visible_to
from tests.access.walk import all_addresses
from tests.accounts.conftest import NEW_PASSWORD, invite
from tests.accounts.factor_steps import (
    APP,
    FACTORS,
    PASSKEY_DOOR,
    add_app,
    add_passkey,
    code_of,
    sign_in,
)
from tests.accounts.post import link_in
from tests.accounts.soft_passkey import SoftPasskey, ask
from tests.web.pages import english, read_words
from tests.world import PASSWORD, World

# What stays open: the ways out, to another organization, and to a second factor; and the pages
# before the sign-in, which know no organization.
OPEN = {
    "profile_factors",
    "profile_app",
    "profile_app_removal",
    "profile_codes",
    "profile_confirm",
    "profile_passkey_new",
    "choose_organization",
    "setup",
    # What a code says is public or nobody's.
    "scan",
    "scan_typed",
    "passport_file",
    "passport_photo",
    "report",
    "same_trouble",
    "inquiry_status",
    "inquiry_photos",
    "inquiry_photo_part",
    "register",
    "registration_code",
    "registration_kept",
    "registration_link",
    "registration_sent",
    # The same for everybody.
    "app_manifest",
    "app_worker",
    "offline",
    "sign_in",
    "sign_in_code",
    "sign_in_code_typed",
    "sign_in_factor",
    "sign_in_passkey",
    "sign_in_company",
    "arrival",
    "provider_start",
    "provider_back",
    "sign_out",
    "language",
    "password_forgotten",
    "password_new",
    "password_code",
    "password_link",
    "activation",
    "activation_link",
    "invitation_sms",
    "email_confirm",
    "email_link",
    "brand_logo",
    "brand_css",
    "livez",
    "readyz",
}
# Of a passkey that is nobody's the answer is the same as ever.
ONES_OWN = {"profile_passkey", "profile_passkey_removal"}


@pytest.fixture
def demanded(world: World) -> World:
    Organization.objects.filter(pk=world.service.id).update(administrators_need_factor=True)
    return world


def test_every_page_leads_to_the_setting_up_and_nothing_is_done(demanded: World) -> None:
    client, before, wrong = demanded.client(demanded.service.admin), Event.objects.count(), []
    for address in (each for each in all_addresses() if each.name not in OPEN | ONES_OWN):
        path = address.path(demanded.service)
        looked, sent = client.get(path), client.post(path, {"version": ""})
        # Programs read the contract, and are told in words of theirs.
        is_told = (address.name, looked.status_code) == ("api_openapi", 403)
        if looked.status_code != 405 and looked.headers.get("Location") != FACTORS and not is_told:
            wrong.append(f"GET {path}: {looked.status_code}")
        if sent.status_code not in (403, 405):
            wrong.append(f"POST {path}: {sent.status_code}")
    assert wrong == []
    assert Event.objects.count() == before


def test_behaviours_are_led_there_too(demanded: World) -> None:
    client = demanded.client(demanded.service.admin)
    answer = client.get("/office/customers/", headers={"HX-Request": "true"})
    assert answer.headers["HX-Redirect"] == FACTORS


def test_the_page_says_why_and_how_to_get_out(demanded: World) -> None:
    page = english(demanded, demanded.service.admin).get(FACTORS)
    assert "lets its administrators in only with a second factor" in read_words(page)
    assert "Sign out" in read_words(page)
    assert reverse("customers") not in page.content.decode()


def by_password(world: World) -> Client:
    return sign_in(world.service.admin.email)


def by_letter(world: World) -> Client:
    email = world.service.admin.email
    actions.ask_new_password(email, host="x", address="192.0.2.1", at=world.at)
    client = Client(HTTP_HOST="localhost")
    client.get(link_in(email, "password", at=world.at))
    given = {"password": NEW_PASSWORD, "password_again": NEW_PASSWORD}
    assert client.post("/password/new/", given).status_code == 303
    return client


def by_another_organization(world: World) -> Client:
    """Where it is an administrator as well, and nothing is demanded."""
    login, elsewhere = world.login(world.service.admin), world.other.admin
    Membership.objects.filter(person=elsewhere).update(login=login)
    client = world.client(elsewhere)
    client.force_login(login)
    client.post("/organization/", {"organization": str(world.other.id)})
    assert client.get("/office/customers/").status_code == 200
    client.post("/organization/", {"organization": str(world.service.id)})
    return client


def by_an_older_session(world: World) -> Client:
    Organization.objects.update(administrators_need_factor=False)
    client = sign_in(world.service.admin.email)
    assert client.get("/office/customers/").status_code == 200
    Organization.objects.filter(pk=world.service.id).update(administrators_need_factor=True)
    return client


def by_becoming_one(world: World) -> Client:
    client = sign_in(world.service.head.email)
    assert client.get("/office/customers/").status_code == 200
    role = world.service.roles["ADMINISTRATOR"]
    PersonRole.objects.create(
        organization=world.service.organization, person=world.service.head, role=role
    )
    return client


WAYS = [by_password, by_letter, by_another_organization, by_an_older_session, by_becoming_one]


@pytest.mark.parametrize("way", WAYS)
def test_whatever_way_one_has_come_in(demanded: World, way: Any) -> None:
    client = way(demanded)
    assert client.get("/office/customers/").headers["Location"] == FACTORS
    assert client.get("/").headers["Location"] == FACTORS


def test_an_app_opens_everything_at_once(demanded: World) -> None:
    client = sign_in(demanded.service.admin.email)
    add_app(client)
    assert client.get("/office/customers/").status_code == 200


def test_so_does_a_passkey_which_is_then_enough_to_sign_in(demanded: World) -> None:
    client, phone = sign_in(demanded.service.admin.email), SoftPasskey()
    add_passkey(client, phone)
    assert client.get("/office/customers/").status_code == 200
    client.post("/sign-out/")
    client.post(PASSKEY_DOOR, {"credential": phone.sign(ask(client, PASSKEY_DOOR))})
    assert client.get("/office/customers/").status_code == 200


def test_recovery_codes_alone_are_no_factor(demanded: World) -> None:
    client = sign_in(demanded.service.admin.email)
    add_app(client)
    Authenticator.objects.exclude(type="recovery_codes").delete()
    assert client.get("/office/customers/").headers["Location"] == FACTORS


def test_who_removes_the_last_one_is_led_back(demanded: World) -> None:
    client = sign_in(demanded.service.admin.email)
    add_app(client)
    assert client.post(f"{APP}removal/").status_code == 303
    assert client.get("/office/customers/").headers["Location"] == FACTORS


@pytest.mark.parametrize("who", ["head", "dispatcher", "technician", "customer"])
def test_others_are_not_asked(demanded: World, who: str) -> None:
    client = demanded.client(demanded.service.people[who])
    assert client.get("/profile/").status_code == 200


def test_a_customer_with_the_role_is_no_administrator_and_not_asked(demanded: World) -> None:
    role = demanded.service.roles["ADMINISTRATOR"]
    customer = demanded.service.customer
    PersonRole.objects.create(
        organization=demanded.service.organization, person=customer, role=role
    )
    assert demanded.client(customer).get("/portal/").status_code == 200


def test_the_demand_of_one_organization_does_not_bind_in_another(demanded: World) -> None:
    assert demanded.client(demanded.other.admin).get("/office/customers/").status_code == 200
    login = demanded.login(demanded.service.admin)
    Membership.objects.filter(person=demanded.other.technician).update(login=login)
    client = demanded.client(demanded.service.admin)
    assert str(demanded.other.id) in client.get("/organization/").content.decode()
    client.post("/organization/", {"organization": str(demanded.other.id)})
    assert client.get("/office/customers/").status_code == 200


def test_an_actor_without_it_has_no_rights_at_any_door(demanded: World) -> None:
    """What a door of tokens would get that asks nothing itself."""
    login = demanded.login(demanded.service.admin)
    known = read_login(login.pk)
    assert known is not None
    actor = act_through(known[1][0], at=demanded.at)
    assert actor.lacks_factor
    assert actor.permissions == frozenset()
    assert not people_visible_to(actor).exclude(pk=demanded.service.admin.pk).exists()
    with pytest.raises(FactorNeeded):
        actor.require(Permission.EDIT_ORGANIZATION)
    add_app(sign_in(login.email))
    assert act_through(known[1][0], at=demanded.at).may(Permission.EDIT_ORGANIZATION)


def test_looking_with_anothers_eyes_ends_as_well(demanded: World) -> None:
    Organization.objects.update(administrators_need_factor=False)
    client = sign_in(demanded.service.admin.email)
    client.post(reverse("view_as", args=[demanded.service.technician.pk]))
    assert client.get("/office/employees/").status_code == 200
    Organization.objects.filter(pk=demanded.service.id).update(administrators_need_factor=True)
    assert client.get("/office/employees/").headers["Location"] == FACTORS


def test_an_invited_administrator_sets_one_up_first(demanded: World, newcomer: Person) -> None:
    Person.objects.filter(pk=newcomer.pk).update(kind="EMPLOYEE")
    PersonRole.objects.create(
        organization=demanded.service.organization,
        person=newcomer,
        role=demanded.service.roles["ADMINISTRATOR"],
    )
    client = Client(HTTP_HOST="localhost")
    client.get(invite(demanded, Person.objects.get(pk=newcomer.pk)))
    page = client.get("/activate/").content.decode()
    number = page.split('name="consent_id" value="')[1].split('"')[0]
    given = {"password": NEW_PASSWORD, "password_again": NEW_PASSWORD, "consent": "on"}
    client.post("/activate/", {**given, "consent_id": number})
    assert client.get("/office/customers/").headers["Location"] == FACTORS
    add_app(client)
    assert client.get("/office/customers/").status_code == 200


def test_a_reset_of_the_password_still_asks_for_the_factor(world: World) -> None:
    email = world.service.admin.email
    own = sign_in(email)
    secret, _codes = add_app(own)
    client = by_letter(world)
    assert client.get("/office/customers/").headers["Location"].startswith("/sign-in/")
    assert own.get("/office/customers/").headers["Location"].startswith("/sign-in/")
    client.post("/sign-in/second-factor/", {"code": code_of(secret)})
    assert client.get("/office/customers/").status_code == 200


def test_factors_stay_when_the_address_changes(world: World) -> None:
    old, new = world.service.technician.email, "fresh@service.example"
    client = sign_in(old)
    secret, _codes = add_app(client)
    client.post("/profile/e-mail/", {"email": new, "current": PASSWORD})
    client.get(link_in(new, "email-change", at=world.at))
    assert client.post("/e-mail/").status_code == 303
    later = sign_in(new)
    assert later.get("/office/").headers["Location"].startswith("/sign-in/")
    assert later.post("/sign-in/second-factor/", {"code": code_of(secret)}).status_code == 303
