"""Does the form of a known person save what was changed, and nothing that was not?"""

from typing import Any

from django.test import Client

from naryad.access.kind import Kind
from naryad.people.actions import edit_people
from naryad.people.models import Person
from tests.people.inputs import edit_of, fresh, roles_of
from tests.web.pages import Form, english, read_form, read_words
from tests.web.people.crowds import page_of
from tests.web.people.pictures import a_picture
from tests.world import World


def _form(client: Client, person: Person) -> Form:
    return read_form(client.get(page_of(person, "edit/")), page_of(person, "edit/"))


def _send(client: Client, person: Person, form: Form, **changes: object) -> Any:
    return client.post(page_of(person, "edit/"), form.filled(**changes))


def test_the_form_saved_untouched_changes_nothing(world: World) -> None:
    for name in ("customer", "technician", "customer_of_two", "former_customer"):
        person = world.service.people[name]
        client = english(world, world.service.admin)
        answer = _send(client, person, _form(client, person))
        assert answer.status_code == 303, read_words(answer)
        assert fresh(person).version == person.version, name


def test_a_changed_name_is_saved_and_said(world: World) -> None:
    person = world.service.customer
    client = english(world, world.service.dispatcher)
    answer = _send(client, person, _form(client, person), first_name="Зосима", sex="MALE")
    assert answer["Location"] == page_of(person)
    assert fresh(person).first_name == "Зосима"
    history = read_words(client.get(page_of(person, "history/")))
    assert "First name Захар Зосима" in history
    assert "Дарья Дёмина" in history


def test_the_kind_stays_whatever_role_is_chosen(world: World) -> None:
    person, roles = world.service.technician, world.service.roles
    client = english(world, world.service.admin)
    chosen = [str(roles["TECHNICIAN"].pk), str(roles["CUSTOMER"].pk)]
    assert _send(client, person, _form(client, person), role_ids=chosen).status_code == 303
    assert fresh(person).kind == Kind.EMPLOYEE
    assert roles_of(person) == {int(each) for each in chosen}


def test_a_locked_role_stays_though_it_cannot_be_ticked(world: World) -> None:
    person, roles = world.service.head, world.service.roles
    client = english(world, world.service.dispatcher)
    form = _form(client, person)
    assert str(roles["HEAD"].pk) not in form.fields.get("role_ids", [])
    assert _send(client, person, form, position="Главный").status_code == 303
    assert fresh(person).position == "Главный"
    assert roles_of(person) == {roles["HEAD"].pk}


def test_two_who_edit_one_card_see_both_sides_and_lose_nothing(world: World) -> None:
    person = world.service.customer
    client = english(world, world.service.admin)
    form = _form(client, person)
    other = world.actor(world.service.head)
    theirs = edit_of(other, person, position="Завхоз", other_phone="+74955550100")
    edit_people([theirs], by=other, at=world.at)
    answer = _send(client, person, form, position="Директор", middle_name="Ильич")
    assert answer.status_code == 409
    words = read_words(answer)
    assert "Глеб Громов saved this" in words
    assert "One field differs." in words
    assert "Position Директор Завхоз" in words
    assert "Only Глеб Громов has changed, and it is taken over: Other phone" in words
    again = read_form(answer, page_of(person, "edit/"))
    assert again.fields["middle_name"] == ["Ильич"]
    taken = {"take-position": "theirs"}
    assert client.post(page_of(person, "edit/"), again.filled(**taken)).status_code == 303
    saved = fresh(person)
    assert (saved.position, saved.middle_name) == ("Завхоз", "Ильич")
    assert saved.other_phone == "+74955550100"


def test_two_who_change_different_fields_are_asked_nothing(world: World) -> None:
    house = world.service
    person, client = house.dispatcher, english(world, house.admin)
    form = _form(client, person)
    other = world.actor(house.head)
    theirs = edit_of(other, person, position="Завхоз", role_ids={house.roles["TECHNICIAN"].pk})
    edit_people([theirs], by=other, at=world.at)
    answer = _send(client, person, form, middle_name="Ильич", is_mobile="on")
    assert answer.status_code == 303
    saved = fresh(person)
    assert (saved.position, saved.middle_name, saved.is_mobile) == ("Завхоз", "Ильич", True)
    assert roles_of(person) == {house.roles["TECHNICIAN"].pk}
    twin = _send(client, person, form, middle_name="Ильич", is_mobile="on")
    assert twin.status_code == 303, "a second click gets the same answer"
    said = read_words(client.get(page_of(person)))
    assert "Saved. Kept as Глеб Громов has changed it meanwhile: Position, Roles" in said


def test_what_is_taken_away_while_somebody_else_adds_stays_a_question(world: World) -> None:
    house = world.service
    person, client = house.dispatcher, english(world, house.admin)
    form = _form(client, person)
    other, roles = world.actor(house.head), house.roles
    theirs = edit_of(other, person, role_ids={roles["DISPATCHER"].pk, roles["TECHNICIAN"].pk})
    edit_people([theirs], by=other, at=world.at)
    answer = _send(client, person, form, role_ids=[str(roles["CUSTOMER"].pk)])
    assert answer.status_code == 409
    assert roles_of(person) == {roles["DISPATCHER"].pk, roles["TECHNICIAN"].pk}


def test_of_three_who_edit_the_last_sees_what_came_after_the_first_question(world: World) -> None:
    person = world.service.customer
    client = english(world, world.service.admin)
    form, other = _form(client, person), world.actor(world.service.head)
    edit_people([edit_of(other, person, position="Завхоз")], by=other, at=world.at)
    asked = read_form(_send(client, person, form, position="Директор"), page_of(person, "edit/"))
    edit_people([edit_of(other, person, position="Сторож")], by=other, at=world.at)
    answer = client.post(page_of(person, "edit/"), asked.filled())
    assert answer.status_code == 409
    assert "Position Директор Сторож" in read_words(answer)


def test_a_form_that_does_not_know_what_was_seen_shows_all_that_parts(world: World) -> None:
    person = world.service.customer
    client = english(world, world.service.admin)
    form, other = _form(client, person), world.actor(world.service.head)
    edit_people([edit_of(other, person, position="Завхоз")], by=other, at=world.at)
    answer = _send(client, person, form, middle_name="Ильич", seen=None)
    assert answer.status_code == 409
    assert "2 fields differ." in read_words(answer)


def test_a_banned_card_is_read_only_and_says_why(world: World) -> None:
    person = world.service.banned
    client = english(world, world.service.admin)
    assert client.get(page_of(person, "edit/")).status_code == 409
    words = read_words(client.get(page_of(person)))
    assert "Banned: Somebody else's pass. The card is read-only until the ban is lifted." in words
    assert "Lift the ban first." in words


def test_a_deleted_card_cannot_be_edited(world: World) -> None:
    client = english(world, world.service.admin)
    answer = client.get(page_of(world.service.deleted, "edit/"))
    assert answer.status_code == 409
    assert "Restore them first" in read_words(answer)


def test_who_may_not_edit_gets_403_and_who_does_not_see_404(world: World) -> None:
    house = world.service
    client = english(world, house.technician)
    assert client.get(page_of(house.customer, "edit/")).status_code == 403
    assert client.post(page_of(house.customer, "edit/"), {}).status_code == 403
    assert client.get(page_of(house.customer_of_two, "edit/")).status_code == 404
    admin = english(world, house.admin)
    assert admin.get(page_of(world.other.customer, "edit/")).status_code == 404
    assert world.client(house.customer).get(page_of(house.customer, "edit/")).status_code == 404


def test_the_last_administrator_keeps_the_role(world: World) -> None:
    person = world.service.admin
    client = english(world, person)
    role = str(world.service.roles["HEAD"].pk)
    answer = _send(client, person, _form(client, person), role_ids=[role])
    assert answer.status_code == 409
    assert "Without this administrator nobody could administer" in read_words(answer)
    assert roles_of(person) == {world.service.roles["ADMINISTRATOR"].pk}


def test_a_photo_comes_and_goes(world: World) -> None:
    person = world.service.customer
    client = english(world, world.service.admin)
    _send(client, person, _form(client, person), photo=a_picture())
    shown = fresh(person)
    assert shown.photo_id is not None
    assert f"photo/?v={shown.photo_id}" in client.get(page_of(person)).content.decode()
    assert f"photo/?v={shown.photo_id}" in client.get("/office/customers/").content.decode()
    _send(client, person, _form(client, person), **{"photo-clear": "on"})
    assert fresh(person).photo_id is None
    assert client.get(page_of(person, "photo/")).status_code == 404


def test_a_photo_is_seen_only_by_those_who_see_the_person(world: World) -> None:
    house = world.service
    client = english(world, house.admin)
    _send(client, house.customer_of_two, _form(client, house.customer_of_two), photo=a_picture())
    address = page_of(house.customer_of_two, "photo/")
    assert english(world, house.head).get(address).status_code == 200
    assert english(world, house.technician).get(address).status_code == 404
    assert english(world, world.other.admin).get(address).status_code == 404
