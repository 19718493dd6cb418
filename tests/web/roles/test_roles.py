"""Does the office keep its roles, and does nobody grant what they may not?"""

import pytest

from naryad.access.permissions import Permission
from naryad.people.models import PersonRole, Role, RoleMayGive, RolePermission
from naryad.people.role_contents import read_permissions
from tests.web.pages import PART, english, read_form, read_words
from tests.world import FOREIGN_WORD, World

LIST, NEW = "/office/roles/", "/office/roles/new/"


def _page(role: Role, part: str = "") -> str:
    return f"{LIST}{role.pk}/{part}"


def _let_head_edit_roles(world: World) -> None:
    """The head of service holds less than an administrator and may edit roles all the same."""
    RolePermission.objects.create(
        organization=world.service.organization,
        role=world.service.roles["HEAD"],
        permission=Permission.EDIT_ROLES,
    )


def test_a_role_is_made_with_its_permissions_once(world: World) -> None:
    client = english(world, world.service.admin)
    form = read_form(client.get(NEW), NEW)
    sent = form.filled(name_en="Clerk", permissions=["people.see_all", "companies.see_all"])
    first, second = client.post(NEW, sent), client.post(NEW, sent)
    role = Role.objects.get(name__en="Clerk")
    assert first.headers["Location"] == second.headers["Location"] == _page(role)
    assert read_permissions(role) == {Permission.SEE_ALL_PEOPLE, Permission.SEE_ALL_COMPANIES}


def test_a_switch_that_is_turned_acts_on_all_who_hold_the_role(world: World) -> None:
    house = world.service
    client = english(world, house.admin)
    path = _page(house.roles["TECHNICIAN"])
    form = read_form(client.get(path), path)
    assert "people.see_in_areas" in form.fields["permissions"]
    chosen = [*form.fields["permissions"], "people.ban"]
    assert client.post(path, form.filled(permissions=chosen)).status_code == 303
    assert world.actor(house.technician).may(Permission.BAN_PEOPLE)
    words = read_words(client.get(_page(house.roles["TECHNICIAN"], "history/")))
    assert "Permissions granted" in words
    assert "Ban and unban" in words


def test_all_switches_can_be_taken_away(world: World) -> None:
    house = world.service
    client = english(world, house.admin)
    path = _page(house.roles["LEAD"])
    sent = read_form(client.get(path), path).filled(permissions=None)
    assert client.post(path, sent).status_code == 303
    assert not read_permissions(house.roles["LEAD"])


def test_without_a_script_a_button_switches_a_block_and_saves_nothing(world: World) -> None:
    client = english(world, world.service.admin)
    role = world.service.roles["LEAD"]
    form = read_form(client.get(_page(role)), _page(role))
    answer = client.post(_page(role), form.filled(turn="directories:on"))
    assert answer.status_code == 200
    shown = read_form(answer, _page(role)).fields["permissions"]
    assert {"areas.edit", "catalog.edit"} <= set(shown)
    assert Permission.EDIT_AREAS not in read_permissions(role)
    off = client.post(_page(role), form.filled(permissions=shown, turn="people:off"))
    assert "people.see_of_companies" not in read_form(off, _page(role)).fields["permissions"]


def test_what_one_does_not_hold_is_locked_with_the_reason_and_stays_as_it_is(
    world: World,
) -> None:
    _let_head_edit_roles(world)
    house = world.service
    client = english(world, house.head)
    path = _page(house.roles["LEAD"])
    RolePermission.objects.create(
        organization=house.organization,
        role=house.roles["LEAD"],
        permission=Permission.EDIT_ORGANIZATION,
    )
    page = client.get(path)
    words = read_words(page)
    assert "You do not have this permission yourself, so you cannot grant it." in words
    assert "You do not have this permission yourself, so you cannot take it away." in words
    form = read_form(page, path)
    assert "organization.edit" not in form.fields["permissions"]
    assert client.post(path, form.filled(name_en="Leader")).status_code == 303
    assert Permission.EDIT_ORGANIZATION in read_permissions(house.roles["LEAD"])


def test_posting_a_locked_switch_is_forbidden(world: World) -> None:
    _let_head_edit_roles(world)
    house = world.service
    client = english(world, house.head)
    path = _page(house.roles["TECHNICIAN"])
    form = read_form(client.get(path), path)
    sent = form.filled(permissions=["organization.edit"])
    assert client.post(path, sent).status_code == 403
    assert Permission.EDIT_ORGANIZATION not in read_permissions(house.roles["TECHNICIAN"])


def test_only_administrators_say_what_holders_may_give(world: World) -> None:
    _let_head_edit_roles(world)
    house = world.service
    path = _page(house.roles["DISPATCHER"])
    head = english(world, house.head)
    form = read_form(head.get(path), path)
    assert "may_give_ids" not in form.fields
    assert head.post(path, form.filled(name_en="Desk")).status_code == 303
    assert RoleMayGive.objects.filter(role=house.roles["DISPATCHER"]).count() == 3

    admin = english(world, house.admin)
    form = read_form(admin.get(path), path)
    technician = str(house.roles["TECHNICIAN"].pk)
    assert technician in form.fields["may_give_ids"]
    assert (
        str(house.roles["ADMINISTRATOR"].pk)
        not in admin.get(path)
        .content.decode()
        .partition("Holders may give")[2]
        .partition("</section>")[0]
    )
    assert admin.post(path, form.filled(may_give_ids=[technician])).status_code == 303
    given = RoleMayGive.objects.filter(role=house.roles["DISPATCHER"])
    assert [row.given_id for row in given] == [house.roles["TECHNICIAN"].pk]


def test_administrator_can_be_renamed_and_not_cut_down(world: World) -> None:
    house = world.service
    client = english(world, house.admin)
    role = house.roles["ADMINISTRATOR"]
    page = client.get(_page(role))
    assert "Administrator holds every permission, future ones too." in read_words(page)
    form = read_form(page, _page(role))
    assert client.post(_page(role), form.filled(name_en="Owner")).status_code == 303
    assert read_permissions(role) == set(Permission)
    deletion = _page(role, "deletion/")
    answer = client.post(deletion, read_form(client.get(deletion), deletion).filled())
    assert answer.status_code == 409


def test_two_who_edit_see_what_the_other_has_switched(world: World) -> None:
    house = world.service
    path = _page(house.roles["LEAD"])
    client = english(world, house.admin)
    form = read_form(client.get(path), path)
    more = [*form.fields["permissions"], "people.invite"]
    client.post(path, form.filled(permissions=more, request_key="first"))
    fewer = form.fields["permissions"][1:]
    answer = client.post(path, form.filled(name_en="Chief customer", permissions=fewer))
    assert answer.status_code == 409
    assert "Invite" in read_words(answer)
    chosen = read_form(answer, path).filled(**{"take-permissions": "theirs"})
    assert client.post(path, chosen).status_code == 303
    role = Role.objects.get(pk=house.roles["LEAD"].pk)
    assert role.name["en"] == "Chief customer"
    assert Permission.INVITE_PEOPLE in read_permissions(role)


def test_the_search_marks_what_it_finds_in_either_language(world: World) -> None:
    client = english(world, world.service.admin)
    page = client.get(_page(world.service.roles["LEAD"]), {"q": "convert"})
    assert page.status_code == 200
    page = client.get(_page(world.service.roles["LEAD"]), {"q": "invite"})
    html = page.content.decode()
    assert "<mark>Invite</mark>" in html
    line = html.partition('id="p-people-ban"')[0].rpartition("<li")[2]
    assert " hidden" in line
    form = read_form(page, _page(world.service.roles["LEAD"]))
    assert "people.see_of_companies" in form.fields["permissions"]


def test_a_copy_allows_the_same_and_nobody_has_it(world: World) -> None:
    client = english(world, world.service.admin)
    role = world.service.roles["DISPATCHER"]
    menu = client.get(_page(role, "menu/"), headers=PART)
    sent = read_form(menu, _page(role, "copy/")).filled()
    first, second = (client.post(_page(role, "copy/"), sent) for _click in range(2))
    assert first.headers["Location"] == second.headers["Location"]
    copy = Role.objects.latest("pk")
    assert first.headers["Location"] == _page(copy)
    assert read_permissions(copy) == read_permissions(role)
    assert not PersonRole.objects.filter(role=copy).exists()


def test_a_role_that_people_have_goes_only_when_it_is_said(world: World) -> None:
    house = world.service
    client = english(world, house.admin)
    role = house.roles["TECHNICIAN"]
    path = _page(role, "deletion/")
    page = client.get(path)
    assert "2 people have it" in read_words(page)
    sent = read_form(page, path).filled()
    refused = client.post(path, sent)
    assert refused.status_code == 409
    assert "2 people have this role and would lose it." in read_words(refused)
    again = read_form(refused, path).filled(also_take="on")
    for _click in range(2):
        assert client.post(path, again).status_code == 303
    assert not world.actor(house.technician).permissions
    assert "Technician" in read_words(client.get(f"{LIST}?deleted"))
    for _click in range(2):
        assert client.post(_page(role, "restoration/")).status_code == 303
    assert "Nobody has this role." in read_words(client.get(_page(role)))


def test_those_who_have_a_role_are_shown_as_far_as_one_sees_them(world: World) -> None:
    house = world.service
    path = _page(house.roles["TECHNICIAN"], "people/")
    assert "Тимур Титов" in read_words(english(world, house.dispatcher).get(path))
    RolePermission.objects.filter(
        role=house.roles["DISPATCHER"], permission=Permission.SEE_ALL_PEOPLE
    ).delete()
    words = read_words(english(world, house.dispatcher).get(path))
    assert "Тимур Титов" not in words
    assert "And 2 more whom you do not see." in words


@pytest.mark.parametrize("part", ["", "menu/", "people/", "history/", "deletion/", "copy/"])
def test_roles_of_others_are_not_there(world: World, part: str) -> None:
    client = english(world, world.service.admin)
    foreign = _page(world.other.roles["LEAD"], part)
    assert (client.post if part == "copy/" else client.get)(foreign).status_code == 404
    assert FOREIGN_WORD not in client.get(LIST).content.decode()


@pytest.mark.parametrize(
    ("who", "status"), [("dispatcher", 403), ("technician", 404), ("customer", 404)]
)
@pytest.mark.parametrize("part", ["", "deletion/", "copy/", "restoration/"])
def test_who_may_not_edit_roles_cannot(world: World, who: str, status: int, part: str) -> None:
    house = world.service
    client = english(world, house.people[who])
    path = _page(house.roles["LEAD"], part)
    assert client.post(path, {"name_en": "Mine"}).status_code == status
    assert Role.objects.get(pk=house.roles["LEAD"].pk).name["en"] == "Lead customer"


def test_a_technician_is_not_shown_the_roles(world: World) -> None:
    assert english(world, world.service.technician).get(LIST).status_code == 403
    assert english(world, world.service.customer).get(LIST).status_code == 404


def test_who_may_only_look_gets_switches_that_do_not_switch(world: World) -> None:
    house = world.service
    page = english(world, house.dispatcher).get(_page(house.roles["LEAD"]))
    assert "Save role" not in read_words(page)
    assert read_form(page, _page(house.roles["LEAD"])).fields.get("permissions") is None


def test_the_list_is_read_in_few_queries(
    world: World, django_assert_max_num_queries: object
) -> None:
    client = english(world, world.service.admin)
    Role.objects.bulk_create(
        Role(organization=world.service.organization, name={"en": f"Role {number}"})
        for number in range(30)
    )
    client.get(LIST)
    with django_assert_max_num_queries(12):  # type: ignore[operator]
        client.get(LIST)
