"""What happens when an invited address has a login already?"""

import pytest
from django.test import Client

from naryad.accounts import actions
from naryad.accounts.actions.create_login import LoginExists
from naryad.accounts.actions.join_person import SomebodyElseHere
from naryad.accounts.invitations import newest_consent_text
from naryad.accounts.models import Login, Membership, SecretLink
from naryad.people.models import Person
from tests.accounts.conftest import NEW_PASSWORD, invite
from tests.accounts.test_activation import PAGE, fill, open_page
from tests.world import PASSWORD, World


@pytest.fixture
def guest(world: World) -> Person:
    """A customer of the other organization with the e-mail of our customer's login."""
    person = world.other.loner
    person.email, person.language = world.service.customer.email, "en"
    person.save()
    return person


def logins_here(person: Person) -> list[str]:
    rows = Membership.objects.filter(person=person, ended_at=None)
    return list(rows.values_list("login__email", flat=True))


def test_the_owner_signs_in_confirms_and_is_in_both_organizations(
    world: World, guest: Person
) -> None:
    client, path = Client(), invite(world, guest)
    before = Login.objects.get(email=guest.email).password
    page = open_page(client, path)
    assert "login already" in page
    assert "password_again" not in page
    answer = client.post(PAGE, {"password": PASSWORD})
    assert answer.headers["Location"] == PAGE
    confirm = client.get(PAGE).content.decode()
    assert 'type="password"' not in confirm
    assert client.post(PAGE, fill(confirm)).headers["Location"] == "/"
    assert client.session["organization"] == world.other.id
    assert logins_here(guest) == logins_here(world.service.customer) == [guest.email]
    assert Login.objects.get(email=guest.email).password == before


def test_a_wrong_password_opens_nothing(world: World, guest: Person) -> None:
    client, path = Client(), invite(world, guest)
    open_page(client, path)
    answer = client.post(PAGE, {"password": NEW_PASSWORD})
    assert answer.status_code == 422
    assert "do not match" in answer.content.decode()
    assert logins_here(guest) == []


def test_whoever_is_signed_in_with_the_address_only_confirms(world: World, guest: Person) -> None:
    client, path = world.client(world.service.customer), invite(world, guest)
    page = open_page(client, path)
    assert 'type="password"' not in page
    assert client.post(PAGE, fill(page)).status_code == 303
    assert logins_here(guest) == [guest.email]


def test_whoever_is_signed_in_with_another_address_signs_in_with_this_one(
    world: World, guest: Person
) -> None:
    client, path = world.client(world.service.admin), invite(world, guest)
    assert 'type="password"' in open_page(client, path)
    assert client.post(PAGE, {"password": PASSWORD}).headers["Location"] == PAGE
    assert client.post(PAGE, fill(client.get(PAGE).content.decode())).status_code == 303
    assert logins_here(guest) == [guest.email]


def activate(world: World, person: Person, *, login: Login | None) -> Login:
    invite(world, person)
    return actions.activate_invitation(
        SecretLink.objects.latest("pk").pk,
        login=login,
        password=NEW_PASSWORD,
        again=NEW_PASSWORD,
        consent_id=newest_consent_text(person.organization_id).pk,
        address="127.0.0.1",
        at=world.at,
    )


def test_a_password_cannot_be_set_for_a_login_that_is_there(world: World, guest: Person) -> None:
    before = Login.objects.get(email=guest.email).password
    for login in (None, world.login(world.service.admin)):
        with pytest.raises(LoginExists):
            activate(world, guest, login=login)
    assert Login.objects.get(email=guest.email).password == before
    assert logins_here(guest) == []


def test_after_a_change_of_address_the_old_login_leaves_the_person(world: World) -> None:
    """Whoever proves the new address is the person from then on."""
    customer = world.service.customer
    Person.objects.filter(pk=customer.pk).update(email="successor@zenit.example")
    customer.refresh_from_db()
    old = world.client(customer)
    activate(world, customer, login=None)
    assert logins_here(customer) == ["successor@zenit.example"]
    assert old.get("/portal/").status_code == 403


def test_a_login_is_one_person_of_an_organization(world: World, newcomer: Person) -> None:
    """The address moved to another card while its owner still signs in as the first."""
    customer = world.service.customer
    address = customer.email
    Person.objects.filter(pk=customer.pk).update(email="away@zenit.example")
    Person.objects.filter(pk=newcomer.pk).update(email=address)
    newcomer.refresh_from_db()
    with pytest.raises(SomebodyElseHere):
        activate(world, newcomer, login=world.login(customer))
