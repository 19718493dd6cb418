"""What does a session open that an organization's provider let in?

Whoever runs the provider can come in as anybody it may vouch for. So nothing of another
organization, and nothing that belongs to the login itself, may be within reach.
"""

import pytest
from django.test import Client

from naryad.accounts.entering import CHOSEN_ORGANIZATION
from naryad.accounts.models import Identity, IdentityProvider, Membership
from naryad.organizations.models import Organization
from naryad.people.models import Person
from tests.access.walk import all_addresses
from tests.accounts.conftest import invite
from tests.accounts.single_sign_on.issuer import Issuer
from tests.accounts.single_sign_on.steps import come_back, english, link, who_is_in, words
from tests.world import FOREIGN_WORD, PASSWORD, World

# What of one's own profile stays open; everything else there decides how the login signs in.
OPEN = {"profile", "profile_factors", "profile_photo", "profile_theme"}


@pytest.fixture
def confined(world: World, provider: IdentityProvider, issuer: Issuer) -> Client:
    """`shared` has one login in both organizations, and has come in by the first one's provider."""
    link(world, world.service.shared, provider, "u-3")
    client = english()
    come_back(client, provider, issuer, sub="u-3", email=world.service.shared.email)
    assert who_is_in(client) == world.service.shared.email
    return client


def test_another_organization_of_the_same_login_stays_closed(
    world: World, confined: Client
) -> None:
    page = words(confined.get("/organization/"))
    assert FOREIGN_WORD not in page
    answer = confined.post("/organization/", {"organization": world.other.id})
    assert answer.status_code == 403
    assert "opens this organization alone" in words(answer)
    assert confined.post("/organization/", {"organization": 0}).status_code == 403
    assert confined.session[CHOSEN_ORGANIZATION] == world.service.id
    assert FOREIGN_WORD not in words(confined.get("/portal/"))


def test_a_choice_smuggled_into_the_session_opens_nothing(world: World, confined: Client) -> None:
    session = confined.session
    session[CHOSEN_ORGANIZATION] = world.other.id
    session.save()
    assert FOREIGN_WORD not in words(confined.get("/profile/"))


def test_at_the_host_of_another_organization_it_opens_nothing(
    world: World, confined: Client
) -> None:
    Organization.objects.filter(pk=world.other.id).update(host="other.example.com")
    answer = confined.get("/profile/", headers={"host": "other.example.com"})
    assert answer.status_code == 403


def test_the_profile_tells_nothing_of_other_organizations(world: World, confined: Client) -> None:
    world.client(world.other.shared).get("/profile/")
    page = words(confined.get("/profile/"))
    assert FOREIGN_WORD not in page
    assert "opens this organization alone" in page
    assert 'name="session"' not in page and 'name="identity"' not in page


def test_whatever_decides_how_one_signs_in_is_closed(world: World, confined: Client) -> None:
    """A page that is added to the profile stands behind `login_door`, or is named as open here."""
    own = {each.name: each for each in all_addresses() if each.name.startswith("profile")}
    assert own.keys() >= OPEN
    for name in sorted(own.keys() - OPEN):
        path = own[name].path(world.service)
        answers = [confined.get(path).status_code, confined.post(path, {"a": 1}).status_code]
        assert 403 in answers and set(answers) <= {403, 405}, f"{name}: {answers}"


def test_an_invitation_elsewhere_asks_for_the_own_password_first(
    world: World, confined: Client
) -> None:
    person = world.other.loner
    Membership.objects.filter(person=world.other.shared).delete()
    Person.objects.filter(pk=world.other.shared.pk).update(email="")
    Person.objects.filter(pk=person.pk).update(email=world.service.shared.email, language="en")
    person.refresh_from_db()
    confined.get(invite(world, person))
    page = words(confined.get("/activate/"))
    assert 'name="password"' in page and 'name="consent"' not in page
    confined.post("/activate/", {"consent": "on", "consent_id": "1"})
    assert not Membership.objects.filter(person=person, ended_at=None).exists()


def test_the_own_password_opens_the_rest_again(world: World, confined: Client) -> None:
    email = world.service.shared.email
    confined.post("/sign-in/", {"email": email, "password": PASSWORD})
    answer = confined.post("/organization/", {"organization": world.other.id})
    assert answer.status_code == 303
    assert confined.get("/profile/e-mail/").status_code == 200


def test_a_wrong_password_opens_nothing(world: World, confined: Client) -> None:
    confined.post("/sign-in/", {"email": world.service.shared.email, "password": "wrong"})
    assert confined.post("/organization/", {"organization": world.other.id}).status_code == 403


def test_coming_in_by_a_provider_confines_a_session_that_was_free(
    world: World, provider: IdentityProvider, issuer: Issuer
) -> None:
    link(world, world.service.shared, provider, "u-3")
    client, email = english(), world.service.shared.email
    client.post("/sign-in/", {"email": email, "password": PASSWORD})
    client.post("/sign-out/")
    come_back(client, provider, issuer, sub="u-3", email=email)
    assert client.post("/organization/", {"organization": world.other.id}).status_code == 403


def test_an_identity_is_unlinked_by_its_owner_while_a_password_remains(
    world: World, provider: IdentityProvider
) -> None:
    identity = link(world, world.service.technician, provider, "u-1")
    stranger = world.client(world.service.head)
    assert stranger.post("/profile/identities/", {"identity": identity.pk}).status_code == 404
    owner = world.client(world.service.technician)
    assert str(provider.name) in words(owner.get("/profile/"))
    login = world.login(world.service.technician)
    password = login.password
    login.set_unusable_password()
    login.save()
    owner = world.client(world.service.technician)
    owner.post("/profile/identities/", {"identity": identity.pk})
    assert Identity.objects.filter(pk=identity.pk).exists()
    login.password = password
    login.save()
    owner = world.client(world.service.technician)
    owner.post("/profile/identities/", {"identity": identity.pk})
    assert not Identity.objects.filter(pk=identity.pk).exists()
