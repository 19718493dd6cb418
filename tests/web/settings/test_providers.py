"""Can an administrator say whose word lets people in, and nobody else, and never too much?"""

import dataclasses
from typing import Any

import pytest

from naryad.access.permissions import Permission
from naryad.accounts import actions
from naryad.accounts.actions.set_up_provider import ByAdministrators
from naryad.accounts.models import IdentityProvider, ProviderRole
from naryad.accounts.provider_input import ProviderInput
from naryad.accounts.single_sign_on.secret import open_secret
from naryad.core.errors import Invalid
from naryad.core.labels import Label
from naryad.history.models import Event
from naryad.people.models import PersonRole, Role, RolePermission
from naryad.people.reach import RoleNotYours
from tests.web.pages import english, read_form, read_words
from tests.world import House, World

LIST = "/office/settings/sign-in/"
NEW = f"{LIST}new/"


def _typed(house: House, **changes: object) -> dict[str, Any]:
    dispatcher = house.roles["DISPATCHER"].pk
    return {
        "name_en": "Keycloak",
        "issuer": "https://id.example.com/realms/office",
        "client_id": "naryad",
        "secret": "known to nobody",
        "domains": " @Service.Example\r\nпример.рф, ",
        "is_on": "on",
        "creates_people": "on",
        "first_role": str(house.roles["TECHNICIAN"].pk),
        "claim": "groups",
        f"values_{dispatcher}": "desk\r\n night desk \r\n\r\n",
        **changes,
    }


def _add(world: World, **changes: object) -> Any:
    client = english(world, world.service.admin)
    sent = read_form(client.get(NEW), NEW).filled(**_typed(world.service, **changes))
    return client.post(NEW, sent)


def _added() -> IdentityProvider:
    return IdentityProvider.objects.latest("pk")


def test_what_was_typed_is_kept_and_the_secret_is_sealed(world: World) -> None:
    assert _add(world).status_code == 303
    kept = _added()
    assert kept.organization_id == world.service.id
    assert kept.issuer == "https://id.example.com/realms/office"
    assert kept.domains == ["service.example", "xn--e1afmkfd.xn--p1ai"]
    assert "known" not in kept.sealed_secret and open_secret(kept) == "known to nobody"
    assert kept.first_role == world.service.roles["TECHNICIAN"]
    mapping = set(ProviderRole.objects.filter(provider=kept).values_list("value", "role__code"))
    assert mapping == {("desk", "DISPATCHER"), ("night desk", "DISPATCHER")}
    page = english(world, world.service.admin).get(f"{LIST}{kept.pk}/")
    assert f"/sign-in/with/{kept.pk}/back/" in page.content.decode()
    assert "known to nobody" not in page.content.decode()


def test_the_event_tells_everything_but_the_secret(world: World) -> None:
    _add(world)
    event = Event.objects.get(kind="provider.added")
    assert event.changes["client_secret"] == {"old": False, "new": True}
    assert "known to nobody" not in str(event.changes)
    journal = read_words(english(world, world.service.admin).get("/office/journal/?kind=rights"))
    assert "Sign-in service added" in journal and "Keycloak" in journal
    assert "desk → Dispatcher" in journal


def test_an_empty_secret_keeps_the_one_before_and_a_new_one_takes_its_place(world: World) -> None:
    _add(world)
    kept = _added()
    here, client = f"{LIST}{kept.pk}/", english(world, world.service.admin)
    sent = read_form(client.get(here), here).filled(secret="", client_id="other")
    assert client.post(here, sent).status_code == 303
    kept.refresh_from_db()
    assert (kept.client_id, open_secret(kept), kept.version) == ("other", "known to nobody", 2)
    sent = read_form(client.get(here), here).filled(secret="a new one")
    assert client.post(here, sent).status_code == 303
    kept.refresh_from_db()
    assert (open_secret(kept), kept.version) == ("a new one", 3)
    assert Event.objects.filter(kind="provider.edited").count() == 2


def test_nothing_changed_is_no_event(world: World) -> None:
    _add(world)
    here, client = f"{LIST}{_added().pk}/", english(world, world.service.admin)
    assert client.post(here, read_form(client.get(here), here).filled()).status_code == 303
    assert [each.changes for each in Event.objects.filter(kind="provider.edited")] == []


def test_who_saves_second_sees_both_sides_and_chooses(world: World) -> None:
    _add(world)
    here, client = f"{LIST}{_added().pk}/", english(world, world.service.admin)
    dispatcher = f"values_{world.service.roles['DISPATCHER'].pk}"
    late = read_form(client.get(here), here).filled(**{dispatcher: "mine", "client_id": "mine"})
    first = read_form(client.get(here), here)
    client.post(here, first.filled(**{dispatcher: "theirs", "domains": "theirs.example"}))
    answer = client.post(here, late)
    assert answer.status_code == 409
    assert "theirs.example" in read_words(answer)
    choice = {"take-mapping": "theirs", "take-domains": "theirs"}
    assert client.post(here, read_form(answer, here).filled(**choice)).status_code == 303
    kept = _added()
    assert (kept.client_id, kept.domains) == ("mine", ["theirs.example"])
    assert list(ProviderRole.objects.filter(provider=kept).values_list("value", flat=True)) == [
        "theirs"
    ]


WRONG: list[tuple[str, str, str]] = [
    ("name_en", "", "name_ru"),
    ("issuer", "http://id.example.com", "issuer"),
    ("issuer", "id.example.com", "issuer"),
    ("issuer", "https://id.example.com/.well-known/openid-configuration", "issuer"),
    ("issuer", "https://id.example.com/?a=1", "issuer"),
    ("issuer", "", "issuer"),
    ("client_id", "", "client_id"),
    ("client_id", "x" * 256, "client_id"),
    ("secret", "a\tb", "secret"),
    ("domains", "", "domains"),
    ("domains", "user@service.example", "domains"),
    ("domains", "localhost", "domains"),
    ("first_role", "", "first_role"),
    ("first_role", "999999999", "first_role"),
    ("first_role", "one", "first_role"),
    ("claim", "", "claim"),
]


@pytest.mark.parametrize(("field", "value", "at"), WRONG)
def test_a_field_that_is_wrong_says_so(world: World, field: str, value: str, at: str) -> None:
    answer = _add(world, **{field: value})
    assert answer.status_code == 422
    assert f'id="id_{at}-error"' in answer.content.decode()
    assert not IdentityProvider.objects.filter(is_on=True).exists()


def test_two_services_of_one_name_are_refused(world: World) -> None:
    _add(world)
    assert _add(world, name_en="KEYCLOAK").status_code == 422


@pytest.mark.parametrize("role", ["ADMINISTRATOR", "CUSTOMER"])
def test_a_role_that_nobody_begins_with_is_refused(world: World, role: str) -> None:
    """Neither as the first role nor for a group, and the form does not offer it."""
    role_id = world.service.roles[role].pk
    page = english(world, world.service.admin).get(NEW).content.decode()
    assert f'name="values_{role_id}"' not in page
    assert _add(world, first_role=str(role_id)).status_code == 422
    by, given = world.actor(world.service.admin), _input(world, mapping=(("root", role),))
    with pytest.raises(Invalid):
        actions.add_provider(given, by=by, at=world.at)


def test_roles_of_another_organization_are_none_of_ours(world: World) -> None:
    given = dataclasses.replace(
        _input(world), first_role_id=world.other.roles["TECHNICIAN"].pk, creates_people=True
    )
    with pytest.raises(Invalid):
        actions.add_provider(given, by=world.actor(world.service.admin), at=world.at)


def _input(world: World, mapping: tuple[tuple[str, str], ...] = ()) -> ProviderInput:
    return ProviderInput(
        name=Label(en="Second"),
        issuer="https://id.example.com",
        client_id="naryad",
        domains=("service.example",),
        claim="groups",
        mapping=frozenset((value, world.service.roles[role].pk) for value, role in mapping),
    )


def test_nobody_maps_to_a_role_that_they_may_not_give(world: World) -> None:
    """An administrator may give all; the rule is the same for whoever else may come to set it."""
    some = world.with_permissions(
        world.actor(world.service.technician), Permission.EDIT_ORGANIZATION, Permission.GIVE_ROLES
    )
    by = dataclasses.replace(some, is_administrator=True)
    with pytest.raises(RoleNotYours):
        actions.add_provider(_input(world, (("desk", "HEAD"),)), by=by, at=world.at)
    provider_id = actions.add_provider(
        _input(world, (("desk", "HEAD"),)), by=world.actor(world.service.admin), at=world.at
    )
    with pytest.raises(RoleNotYours):
        actions.edit_provider(provider_id, _input(world), seen_version=None, by=by, at=world.at)


def test_the_right_to_edit_the_organization_is_not_enough(world: World) -> None:
    house = world.service
    role = Role.objects.create(organization=house.organization, name=Label(en="Clerk"))
    RolePermission.objects.create(
        organization=house.organization, role=role, permission=Permission.EDIT_ORGANIZATION
    )
    PersonRole.objects.create(organization=house.organization, person=house.technician, role=role)
    client = english(world, house.technician)
    assert "Only an administrator" in read_words(client.get(LIST))
    known = IdentityProvider.objects.get(organization=house.organization)
    for path in (NEW, f"{LIST}{known.pk}/", f"{LIST}{known.pk}/deletion/"):
        assert client.get(path).status_code == 403
    with pytest.raises(ByAdministrators):
        actions.add_provider(_input(world), by=world.actor(house.technician), at=world.at)
