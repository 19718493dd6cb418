"""Whom does a provider's word make somebody's login, and whom not?"""

from typing import Any

import pytest

from naryad.access.kind import Kind
from naryad.accounts.models import (
    Consent,
    Identity,
    IdentityProvider,
    Invitation,
    Login,
    Membership,
)
from naryad.history.models import Event
from naryad.people.models import Person, PersonArea, PersonRole, Role
from tests.accounts.conftest import invite
from tests.accounts.single_sign_on.conftest import make_provider
from tests.accounts.single_sign_on.issuer import Issuer
from tests.accounts.single_sign_on.steps import (
    ARRIVAL,
    come_back,
    confirm,
    english,
    link,
    prove_password,
    who_is_in,
    words,
)
from tests.world import PASSWORD, World

NEW: dict[str, Any] = {
    "sub": "u-7",
    "email": "Nina@Service.example",
    "given_name": "Нина",
    "family_name": "Новикова",
}
NINA = "nina@service.example"


def _roles(person: Person) -> set[str]:
    held = PersonRole.objects.filter(person=person).values_list("role__code", flat=True)
    return set(held)


def test_somebody_unknown_becomes_an_employee_with_the_lowest_role_of_their_groups(
    world: World, provider: IdentityProvider, issuer: Issuer
) -> None:
    client = english()
    answer = come_back(client, provider, issuer, **NEW, groups=["desk", "field", "all"])
    assert answer.headers["Location"] == ARRIVAL
    assert not Person.objects.filter(email=NINA).exists()
    assert NINA in words(client.get(ARRIVAL))
    assert confirm(client, provider).status_code == 303
    person = Person.objects.get(email=NINA)
    assert (person.first_name, person.last_name, person.kind) == ("Нина", "Новикова", Kind.EMPLOYEE)
    assert _roles(person) == {"TECHNICIAN"}
    assert PersonArea.objects.get(person=person).area == world.service.default_area
    assert Consent.objects.filter(person=person, login__email=NINA).count() == 1
    assert not Login.objects.get(email=NINA).has_usable_password()
    assert who_is_in(client) == NINA
    assert client.get("/office/employees/").status_code == 200
    kinds = Event.objects.filter(subject="person", subject_id=person.pk)
    assert set(kinds.values_list("kind", flat=True)) == {
        "person.added",
        "person.role_given",
        "person.activated",
        "person.identity_linked",
    }


@pytest.mark.parametrize(
    ("groups", "role"),
    [
        (["desk"], "DISPATCHER"),
        ([], "TECHNICIAN"),
        (["nobody"], "TECHNICIAN"),
        (None, "TECHNICIAN"),
    ],
)
def test_the_role_of_the_groups_else_the_first_role(
    world: World, provider: IdentityProvider, issuer: Issuer, groups: object, role: str
) -> None:
    client = english()
    come_back(client, provider, issuer, **NEW, groups=groups)
    confirm(client, provider)
    assert _roles(Person.objects.get(email=NINA)) == {role}


def test_nobody_becomes_administrator_even_where_the_mapping_says_so(
    world: World, issuer: Issuer
) -> None:
    provider = make_provider(world, world.service, issuer, groups=(("root", "ADMINISTRATOR"),))
    client = english()
    come_back(client, provider, issuer, **NEW, groups=["root"])
    confirm(client, provider)
    assert _roles(Person.objects.get(email=NINA)) == {"TECHNICIAN"}


def test_without_a_living_role_nobody_is_created(
    world: World, provider: IdentityProvider, issuer: Issuer
) -> None:
    Role.objects.filter(pk=world.service.roles["TECHNICIAN"].pk).update(deleted_at=world.at)
    client = english()
    come_back(client, provider, issuer, **NEW)
    assert confirm(client, provider).status_code == 403
    assert not Login.objects.filter(email=NINA).exists()


def test_without_consent_nobody_is_created(
    world: World, provider: IdentityProvider, issuer: Issuer
) -> None:
    client = english()
    come_back(client, provider, issuer, **NEW)
    answer = client.post(ARRIVAL, {"consent_id": ""})
    assert answer.status_code == 422
    assert "Without consent" in words(answer)
    assert not Person.objects.filter(email=NINA).exists()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"email_verified": False}, "has not verified"),
        ({"email_verified": "true"}, "has not verified"),
        ({"email_verified": None}, "has not verified"),
        ({"email": "not an address"}, "has not verified"),
        ({"email": "nina@elsewhere.example"}, "may not vouch"),
        ({"email": "nina@sub.service.example"}, "may not vouch"),
        ({"email": "nina@evil.example@service.example.evil"}, "has not verified"),
    ],
)
def test_only_a_verified_address_of_an_own_domain_counts(
    world: World, provider: IdentityProvider, issuer: Issuer, change: dict[str, Any], said: str
) -> None:
    client = english()
    answer = come_back(client, provider, issuer, **{**NEW, **change})
    assert answer.status_code == 403
    assert said in words(answer)
    assert client.get(ARRIVAL).status_code == 409


def test_where_new_people_are_not_created_a_stranger_is_told_to_ask(
    world: World, issuer: Issuer
) -> None:
    provider = make_provider(world, world.service, issuer, creates_people=False)
    answer = come_back(english(), provider, issuer, **NEW)
    assert answer.status_code == 403
    assert "has not opened it yet" in words(answer)


def test_a_login_of_the_address_is_linked_only_after_its_password_and_consent(
    world: World, provider: IdentityProvider, issuer: Issuer
) -> None:
    client, person = english(), world.service.technician
    come_back(client, provider, issuer, sub="u-1", email=person.email)
    assert "You have a login already" in words(client.get(ARRIVAL))
    assert confirm(client, provider).status_code == 422
    assert prove_password(client, "a wrong password").status_code == 422
    assert who_is_in(client) == "" and not Identity.objects.filter(subject="u-1").exists()
    assert prove_password(client).headers["Location"] == ARRIVAL
    assert not Identity.objects.filter(subject="u-1").exists()
    assert "Link and go on" in words(client.get(ARRIVAL))
    assert client.post(ARRIVAL, {"consent_id": ""}).status_code == 303
    identity = Identity.objects.get(subject="u-1")
    assert (identity.login, identity.organization_id) == (world.login(person), world.service.id)
    assert client.get("/profile/").status_code == 200
    fresh = english()
    come_back(fresh, provider, issuer, sub="u-1", email=person.email)
    assert who_is_in(fresh) == person.email


def test_somebody_elses_password_links_nothing(
    world: World, provider: IdentityProvider, issuer: Issuer
) -> None:
    """Signed in as somebody else in this browser is not being the owner of the address."""
    client = english()
    come_back(client, provider, issuer, sub="u-1", email=world.service.technician.email)
    client.post("/sign-in/", {"email": world.service.head.email, "password": PASSWORD})
    answer = client.post(ARRIVAL, {"consent_id": ""})
    assert answer.status_code == 422
    assert not Identity.objects.filter(subject="u-1").exists()


@pytest.mark.parametrize("house", ["service", "other"])
def test_another_provider_with_the_same_address_does_not_take_the_account(
    world: World, provider: IdentityProvider, issuer: Issuer, house: str
) -> None:
    """Of the same organization or of another one, which may claim whatever domain it likes."""
    link(world, world.service.technician, provider, "u-1")
    second = make_provider(world, getattr(world, house), issuer, name="Second")
    client = english()
    come_back(client, second, issuer, sub="u-1", email=world.service.technician.email)
    assert who_is_in(client) == ""
    assert confirm(client, second).status_code in (403, 422)
    assert who_is_in(client) == ""
    assert Identity.objects.filter(subject="u-1").count() == 1


def test_an_invited_person_is_attached_and_keeps_their_roles(
    world: World, provider: IdentityProvider, issuer: Issuer, newcomer: Person
) -> None:
    Person.objects.filter(pk=newcomer.pk).update(email=NINA)
    newcomer.refresh_from_db()
    letter = invite(world, newcomer)
    client = english()
    come_back(client, provider, issuer, **NEW, groups=["desk"])
    assert confirm(client, provider).status_code == 303
    membership = Membership.objects.get(person=newcomer, ended_at=None)
    assert membership.login.email == NINA
    assert Person.objects.filter(email=NINA).count() == 1
    assert _roles(newcomer) == set()
    other = english()
    other.get(letter)
    assert other.get("/activate/").status_code == 410


def test_a_person_nobody_has_invited_is_not_attached(
    world: World, provider: IdentityProvider, issuer: Issuer, newcomer: Person
) -> None:
    Person.objects.filter(pk=newcomer.pk).update(email=NINA)
    assert come_back(english(), provider, issuer, **NEW).status_code == 403


@pytest.mark.parametrize("fate", ["banned", "deleted", "expired", "cancelled"])
def test_nobody_who_was_sent_away_comes_back(
    world: World, provider: IdentityProvider, issuer: Issuer, newcomer: Person, fate: str
) -> None:
    Person.objects.filter(pk=newcomer.pk).update(email=NINA)
    newcomer.refresh_from_db()
    invite(world, newcomer)
    if fate in ("banned", "deleted"):
        Person.objects.filter(pk=newcomer.pk).update(**{f"{fate}_at": world.at})
    elif fate == "expired":
        _invitation(newcomer).update(state="SENT", expires_at=world.at)
    else:
        _invitation(newcomer).update(state="CANCELLED")
    assert come_back(english(), provider, issuer, **NEW).status_code == 403
    assert not Login.objects.filter(email=NINA).exists()


def _invitation(person: Person) -> Any:
    return Invitation.objects.filter(person=person, is_current=True)


def test_an_invited_administrator_comes_in_by_the_letter(
    world: World, provider: IdentityProvider, issuer: Issuer, newcomer: Person
) -> None:
    Person.objects.filter(pk=newcomer.pk).update(email=NINA, kind=Kind.EMPLOYEE)
    newcomer.refresh_from_db()
    administrator = world.service.roles["ADMINISTRATOR"]
    PersonRole.objects.create(
        organization=world.service.organization, person=newcomer, role=administrator
    )
    invite(world, newcomer)
    answer = come_back(english(), provider, issuer, **NEW)
    assert answer.status_code == 403
    assert "link in your invitation" in words(answer)


def test_a_known_login_joins_with_the_consent_of_this_organization(
    world: World, issuer: Issuer
) -> None:
    """Somebody of the other organization, invited here under the address of their login."""
    provider = make_provider(world, world.service, issuer, domains=("zqforeignqz.example",))
    person, login = world.service.loner, world.login(world.other.technician)
    Person.objects.filter(pk=person.pk).update(email=login.email)
    person.refresh_from_db()
    invite(world, person)
    client = english()
    come_back(client, provider, issuer, sub="u-5", email=login.email)
    prove_password(client)
    assert client.post(ARRIVAL, {"consent_id": ""}).status_code == 422
    assert confirm(client, provider).status_code == 303
    assert Membership.objects.filter(person=person, login=login, ended_at=None).exists()


def test_what_a_provider_said_a_while_ago_counts_no_more(
    world: World, provider: IdentityProvider, issuer: Issuer
) -> None:
    client = english()
    come_back(client, provider, issuer, **NEW)
    session = client.session
    session["arrival"] = {**session["arrival"], "at": "2020-01-01T00:00:00+00:00"}
    session.save()
    assert confirm(client, provider).status_code == 409
    assert not Login.objects.filter(email=NINA).exists()
