"""Do rules hold where two of them meet: a right without its sister, a row in plain sight?"""

import pytest
from django.urls import reverse

from naryad.access.permissions import Permission
from naryad.accounts.actions.open_demo_logins import open_demo_logins
from naryad.core.errors import Invalid, NotPermitted
from naryad.core.labels import Label
from naryad.letters.visibility import letters_visible_to
from naryad.organizations.visibility import consent_texts_visible_to
from naryad.people import actions
from naryad.people.models import Person, RolePermission
from naryad.people.role_input import RoleInput
from naryad.people.visibility import roles_visible_to
from tests.world import World


def _let_technicians(world: World, *permissions: Permission) -> None:
    role = world.service.roles["TECHNICIAN"]
    for permission in permissions:
        RolePermission.objects.create(
            organization=world.service.organization, role=role, permission=permission
        )


@pytest.mark.parametrize("page", ["roles", "role", "role_people", "role_history"])
def test_whoever_may_only_give_roles_reads_no_pages_about_them(world: World, page: str) -> None:
    _let_technicians(world, Permission.GIVE_ROLES)
    client = world.client(world.service.technician)
    ids = [] if page == "roles" else [world.service.roles["LEAD"].pk]
    assert roles_visible_to(world.actor(world.service.technician)).exists()
    assert client.get(reverse(page, args=ids)).status_code == 403


@pytest.mark.parametrize("page", ["company_edit", "company_deletion"])
def test_a_company_in_plain_sight_is_not_edited_without_the_right(world: World, page: str) -> None:
    client = world.client(world.service.technician)
    path = reverse(page, args=[world.service.own_company.pk])
    assert client.get(path).status_code == client.post(path).status_code == 403


@pytest.mark.parametrize("page", ["company", "company_edit", "company_deletion"])
def test_a_customer_finds_no_office_page_of_the_own_company(world: World, page: str) -> None:
    client = world.client(world.service.customer)
    assert client.get(reverse(page, args=[world.service.zenit.pk])).status_code == 404
    portal = reverse("portal_company", args=[world.service.zenit.pk])
    assert client.get(portal).status_code == 200


@pytest.mark.parametrize(
    "do", ["invite", "ban", "delete", "restore", "to-employees", "to-customers", "unban"]
)
def test_nobody_is_asked_about_an_act_for_many_that_they_may_not_do(world: World, do: str) -> None:
    client = world.client(world.service.technician)
    ids = [world.service.customer.pk]
    for extra in ({}, {"answered": "1"}):
        answer = client.post(reverse("runs"), {"list": "customers", "do": do, "pick": ids, **extra})
        assert answer.status_code == 403


def test_an_administrators_list_names_no_role_of_another_organization(world: World) -> None:
    new = RoleInput(
        name=Label(ru="Новая", en="New"),
        may_give_ids=frozenset({world.other.roles["TECHNICIAN"].pk}),
    )
    with pytest.raises(Invalid) as refusal:
        actions.add_role(new, by=world.actor(world.service.admin), at=world.at)
    assert list(refusal.value.errors) == ["may_give_ids"]


def test_letters_are_seen_by_whoever_may_see_letters(world: World) -> None:
    assert letters_visible_to(world.actor(world.service.head)).exists()
    for actor in (world.actor(world.service.dispatcher), world.service.system):
        assert not letters_visible_to(actor).exists()


def test_texts_of_consent_are_ones_own_and_for_those_who_write_them(world: World) -> None:
    seen = consent_texts_visible_to(world.actor(world.service.admin))
    assert {text.organization_id for text in seen} == {world.service.id}
    assert not consent_texts_visible_to(world.actor(world.service.head)).exists()


def test_a_deleted_role_is_seen_by_editors_who_ask_for_it(world: World) -> None:
    role = world.service.roles["LEAD"]
    type(role).objects.filter(pk=role.pk).update(deleted_at=world.at)
    admin, head = world.actor(world.service.admin), world.actor(world.service.head)
    assert not roles_visible_to(admin).filter(pk=role.pk).exists()
    assert roles_visible_to(admin, with_deleted=True).filter(pk=role.pk).exists()
    assert not roles_visible_to(head, with_deleted=True).filter(pk=role.pk).exists()


@pytest.mark.parametrize("given", ["abc", "-1", "1e3", "9" * 30])
def test_nonsense_for_what_takes_the_place_is_refused_at_its_field(
    world: World, given: str
) -> None:
    client = world.client(world.service.head)
    path = reverse("area_deletion", args=[world.service.south.pk])
    answer = client.post(path, {"reassign_to": given, "answered": "1"})
    assert answer.status_code == 422


def test_only_the_program_opens_logins_of_the_demo(world: World) -> None:
    people = {"loner@example.com": Person.objects.latest("pk").pk}
    by = world.actor(world.service.admin)
    with pytest.raises(NotPermitted):
        open_demo_logins(people, password="naryad-demo", by=by, at=world.at)
