"""Who lets in those who came by a code, who turns them away, and who hears of it?"""

from django.test import Client

from naryad.access.permissions import Permission
from naryad.history.models import Event
from naryad.letters.models import Letter
from naryad.people.models import Person, PersonRole, RolePermission
from naryad.registration.models import Registration
from naryad.registration.states import RegistrationState
from tests.accounts.post import letters_to, read_newest
from tests.assets.codes import issue
from tests.registration.offering import (
    ADDRESS,
    PASSWORD,
    ask,
    finish,
    follow,
    offer_codes,
    register,
    stranger,
)
from tests.web.pages import english, read_form, read_words
from tests.world import World


def _wait(world: World) -> tuple[Client, Person]:
    offer_codes(world, needs_approval=True)
    return register(world, world.service.code_of_lift)


def test_whoever_waits_sees_nothing_and_comes_to_all_they_scanned_after_the_approval(
    world: World,
) -> None:
    house = world.service
    client, person = _wait(world)
    second = issue(world, house.depot)
    assert client.get(f"/q/{second.text}").status_code == 404
    for path in ("/portal/", "/portal/equipment/", "/profile/", "/", f"/q/{second.text}"):
        page = client.get(path, follow=True)
        assert house.lift.name not in page.content.decode(), path
        assert page.status_code in (403, 404), path
    assert client.post("/portal/requests/new/", {}).status_code == 403

    card = f"/office/people/{person.pk}/"
    office = english(world, house.dispatcher)
    words = read_words(office.get(card))
    assert "Waiting for approval" in words and house.lift.name in words
    answer = office.post(f"{card}approval/", {"request_key": "one click"})
    assert answer.status_code == 303
    assert office.post(f"{card}approval/", {}).status_code == 409
    for asset in (house.lift, house.depot):
        assert client.get(f"/portal/equipment/{asset.pk}/").status_code == 200
    assert client.get(f"/portal/equipment/{house.tower.pk}/").status_code == 404
    came = Registration.objects.get(person=person)
    assert (came.state, came.decided_by) == (RegistrationState.APPROVED, house.dispatcher)
    event = Event.objects.get(kind="person.approved")
    assert (event.subject_id, event.actor) == (person.pk, house.dispatcher)
    assert "approved" in read_newest(ADDRESS, "registration-approved", at=world.at).subject


def test_whoever_is_refused_is_gone_and_comes_again_only_by_an_approval(world: World) -> None:
    house = world.service
    client, person = _wait(world)
    path = f"/office/people/{person.pk}/refusal/"
    office = english(world, house.dispatcher)
    form = read_form(office.get(path), path).filled(reason="Чужая организация")
    assert [office.post(path, form).status_code for _ in range(2)] == [303, 303]
    person.refresh_from_db()
    assert person.deleted_at is not None
    assert client.get("/portal/").status_code == 403
    letter = read_newest(ADDRESS, "registration-refused", at=world.at)
    assert "Чужая организация" in " ".join(letter.paragraphs)
    assert not letters_to(ADDRESS, "registration-approved")

    offer_codes(world)
    again = stranger()
    ask(again, house.code_of_lift)
    follow(again, at=world.at)
    again.post("/register/", {"password": PASSWORD})
    assert finish(again) == "/"
    newer = Person.objects.get(email=ADDRESS, deleted_at=None)
    assert newer != person and newer.awaits_approval
    assert "waits for approval" in read_words(again.get("/portal/"))


def test_only_whoever_could_give_the_roles_lets_somebody_in(world: World) -> None:
    house = world.service
    _client, person = _wait(world)
    strong = house.roles["LEAD"]
    RolePermission.objects.create(
        organization=house.organization, role=strong, permission=Permission.EDIT_ROLES
    )
    PersonRole.objects.create(organization=house.organization, person=person, role=strong)
    path = f"/office/people/{person.pk}/approval/"
    assert english(world, house.dispatcher).post(path, {}).status_code == 403
    assert english(world, house.technician).post(path, {}).status_code == 403
    assert english(world, house.admin).post(path, {}).status_code == 303


def test_those_who_may_approve_hear_of_it_once_an_hour(world: World) -> None:
    house = world.service
    _wait(world)
    told = set(Letter.objects.filter(kind="registration-waiting").values_list("person", flat=True))
    assert told == {house.admin.pk, house.head.pk, house.dispatcher.pk}
    register(world, house.code_of_lift, "second@yard.example")
    assert Letter.objects.filter(kind="registration-waiting").count() == 3
    letter = read_newest(house.dispatcher.email, "registration-waiting", at=world.at)
    assert "2" in letter.paragraphs[0] and letter.link is not None
    found = english(world, house.dispatcher).get(letter.link[1].partition("testserver")[2] or "/")
    assert found.status_code in (200, 303)


def test_the_list_says_who_came_by_which_code_and_how_it_ended(world: World) -> None:
    house = world.service
    _client, person = _wait(world)
    person.last_name = "Журавлёва"
    person.save()
    office = english(world, house.dispatcher)
    for query, is_found in (
        ("registration=waiting", True),
        ("registration=approved", False),
        (f"came_by={house.lift.pk}", True),
        (f"came_by={house.depot.pk}", False),
        ("cols=name,registration", True),
    ):
        page = office.get(f"/office/customers/?{query}")
        assert page.status_code == 200, query
        assert ("Журавлёва" in page.content.decode()) == is_found, query
    assert "Waiting for approval" not in read_words(office.get("/office/employees/"))
