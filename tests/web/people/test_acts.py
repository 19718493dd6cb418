"""Do the acts on a person's card do what they say, once, and refuse with the right answer?"""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from naryad.access.kind import Kind
from naryad.accounts.models import Invitation, Membership
from naryad.catalog.models import Reason
from naryad.people.models import Employment, Person
from tests.people.inputs import events_about, fresh, roles_of
from tests.web.pages import PART, Form, english, read_form, read_forms, read_words
from tests.web.people.crowds import page_of
from tests.world import World

POSTS = ("invitation/", "invitation/sms/", "unban/", "deletion/", "restoration/")
QUESTIONS = ("conversion/", "ban/", "erasure/")


@pytest.mark.parametrize("part", [*POSTS, *QUESTIONS])
def test_who_may_not_gets_403_and_who_does_not_see_404(world: World, part: str) -> None:
    house = world.service
    client = english(world, house.technician)
    assert client.post(page_of(house.customer, part)).status_code == 403
    admin = english(world, house.admin)
    assert admin.post(page_of(world.other.customer, part)).status_code == 404
    assert world.client(house.customer).post(page_of(house.loner, part)).status_code == 404


@pytest.mark.parametrize("part", POSTS)
def test_what_acts_at_once_does_nothing_when_it_is_only_looked_at(world: World, part: str) -> None:
    client = english(world, world.service.admin)
    assert client.get(page_of(world.service.customer, part)).status_code == 405


def test_a_customer_moves_to_employees_and_the_rights_are_shown(world: World) -> None:
    person, client = world.service.customer, english(world, world.service.dispatcher)
    before = roles_of(person)
    question = client.get(page_of(person, "conversion/"))
    words = read_words(question)
    assert "Move Захар Зайцев to employees?" in words
    assert "Roles stay: Customer" in words
    assert "Companies stay: Зенит" in words
    assert "Confirm" in words
    form = read_form(question, page_of(person, "conversion/"))
    answer = client.post(form.action, form.filled())
    assert answer["Location"] == page_of(person, "rights/?moved")
    assert fresh(person).kind == Kind.EMPLOYEE
    assert roles_of(person) == before
    words = read_words(client.get(answer["Location"]))
    assert "Moved. This is what they can do now." in words
    assert "Review the roles" in words


def test_a_page_open_for_long_does_not_turn_a_move_round(world: World) -> None:
    person, client = world.service.customer, english(world, world.service.admin)
    sent = {"to": "EMPLOYEE"}
    assert client.post(page_of(person, "conversion/"), sent).status_code == 303
    assert client.post(page_of(person, "conversion/"), sent).status_code == 303
    assert fresh(person).kind == Kind.EMPLOYEE


def test_the_way_back_keeps_the_companies_of_today(world: World) -> None:
    person, client = world.service.technician, english(world, world.service.admin)
    question = read_words(client.get(page_of(person, "conversion/")))
    assert "kept in the roles, but not usable as a customer: see people of own areas" in question
    client.post(page_of(person, "conversion/"), {"to": "CUSTOMER"})
    current = Employment.objects.filter(person=person, till=None)
    assert [row.company_id for row in current] == [world.service.own_company.pk]


def test_nobody_moves_somebody_whose_roles_are_beyond_their_reach(world: World) -> None:
    client = english(world, world.service.dispatcher)
    answer = client.post(page_of(world.service.head, "conversion/"), {"to": "CUSTOMER"})
    assert answer.status_code == 403
    assert fresh(world.service.head).kind == Kind.EMPLOYEE


def test_a_dialog_gets_the_question_alone(world: World) -> None:
    client = english(world, world.service.admin)
    for part in QUESTIONS:
        html = client.get(page_of(world.service.customer, part), headers=PART).content.decode()
        assert "<html" not in html
        assert 'id="question"' in html


def test_a_ban_takes_a_reason_and_an_end(world: World) -> None:
    person, client = world.service.customer, english(world, world.service.head)
    address = page_of(person, "ban/")
    form = read_form(client.get(address), address)
    until = timezone.localtime() + timedelta(days=2)
    given = {"reason_id": world.service.ban_reason.pk, "until": f"{until:%Y-%m-%dT%H:%M}"}
    assert client.post(address, form.filled(**given)).status_code == 303
    banned = fresh(person)
    assert banned.is_banned(at=timezone.now())
    assert banned.banned_until is not None
    assert world.client(person).get("/portal/").status_code in (303, 403)
    words = read_words(client.get(page_of(person, "other/")))
    assert "Reason Somebody else's pass" in words


def test_a_ban_without_a_reason_or_with_a_past_end_is_refused_at_its_field(world: World) -> None:
    person, client = world.service.customer, english(world, world.service.admin)
    address = page_of(person, "ban/")
    for given, field in (
        ({}, "reason_id"),
        ({"reason_id": world.other.ban_reason.pk}, "reason_id"),
        ({"reason_id": world.service.ban_reason.pk, "until": "2020-01-01T00:00"}, "until"),
        ({"reason_id": world.service.ban_reason.pk, "until": "soon"}, "until"),
        ({"reason_id": world.service.ban_reason.pk, "until": "2026-99-99T00:00"}, "until"),
    ):
        answer = client.post(address, given, headers=PART)
        assert answer.status_code == 422, given
        assert f'id="id_{field}-error"' in answer.content.decode(), given
    assert not fresh(person).is_banned(at=timezone.now())


def test_a_reason_is_added_in_passing_by_those_who_may(world: World) -> None:
    house = world.service
    address = page_of(house.customer, "ban/")
    client = english(world, house.head)
    assert client.post(address, {"new_reason": "Потерял ключи"}).status_code == 303
    reason = Reason.objects.get(name__en="Потерял ключи")
    assert fresh(house.customer).ban_reason_id == reason.pk


def test_unbanning_lets_in_again(world: World) -> None:
    person, client = world.service.banned, english(world, world.service.head)
    assert client.post(page_of(person, "unban/")).status_code == 303
    assert not fresh(person).is_banned(at=timezone.now())


def test_deleting_offers_the_way_back_at_once(world: World) -> None:
    person, client = world.service.customer, english(world, world.service.admin)
    answer = client.post(page_of(person, "deletion/"), {"next": "/office/customers/?q=зай"})
    assert answer["Location"] == "/office/customers/?q=%D0%B7%D0%B0%D0%B9"
    assert fresh(person).deleted_at is not None
    back = client.get("/office/customers/")
    assert "Захар Зайцев is deleted" in read_words(back)
    undo = _undo_on(back)
    assert client.post(undo.action, undo.filled())["Location"] == answer["Location"]
    assert fresh(person).deleted_at is None


@pytest.mark.parametrize("act", ["ban", "conversion", "deletion"])
def test_each_act_with_one_person_can_be_taken_back_unless_somebody_changed_them(
    world: World, act: str
) -> None:
    person, client = world.service.customer, english(world, world.service.admin)
    given = {"reason_id": world.service.ban_reason.pk, "to": "EMPLOYEE", "request_key": "k"}
    for is_changed in (False, True):
        before = _state(person)
        for _click in range(2):
            answer = client.post(page_of(person, f"{act}/"), {**given, "request_key": is_changed})
        assert _state(person) != before
        undo = _undo_on(client.get(answer["Location"]))
        if is_changed:
            Person.objects.filter(pk=person.pk).update(version=fresh(person).version + 1)
        told = client.post("/office/runs/", undo.filled())
        assert (_state(person) == before) is not is_changed
        assert ("changed this card" in read_words(client.get(told["Location"]))) is is_changed


def _undo_on(answer: Any) -> Form:
    """Of the toast."""
    return next(form for form in read_forms(answer) if "answered" in form.fields)


def _state(person: Person) -> tuple[object, ...]:
    now = fresh(person)
    return now.kind, now.deleted_at, now.banned_at


def test_after_an_act_nobody_is_led_to_another_host(world: World) -> None:
    person, client = world.service.customer, english(world, world.service.admin)
    answer = client.post(page_of(person, "deletion/"), {"next": "//evil.example/"})
    assert answer["Location"] == page_of(person)


def test_a_restoration_names_the_living_twin(world: World) -> None:
    person, client = world.service.deleted, english(world, world.service.admin)
    Person.objects.filter(pk=world.service.loner.pk).update(email=person.email)
    answer = client.post(page_of(person, "restoration/"))
    assert answer.status_code == 409
    assert "Ольга Одинцова has this person's e-mail or phone now." in read_words(answer)


def test_a_double_click_sends_one_invitation(world: World) -> None:
    house = world.service
    Person.objects.filter(pk=house.loner.pk).update(email="loner@x.example")
    client = english(world, house.dispatcher)
    sent = {"request_key": "one-and-the-same"}
    for _click in range(2):
        assert client.post(page_of(house.loner, "invitation/"), sent).status_code == 303
    assert Invitation.objects.filter(person=house.loner).count() == 1
    assert "Written" in read_words(client.get(page_of(house.loner)))


def test_who_has_both_is_offered_a_text_message_and_who_has_a_phone_alone_gets_one(
    world: World,
) -> None:
    house, client = world.service, english(world, world.service.admin)
    both = house.former_customer
    Membership.objects.filter(person=both).delete()
    assert "Invite by text message" in read_words(client.get(page_of(both)))
    assert "Invite by text message" not in read_words(client.get(page_of(house.loner)))
    assert client.post(page_of(both, "invitation/sms/")).status_code == 303
    assert client.post(page_of(house.loner, "invitation/")).status_code == 303
    addresses = set(Invitation.objects.filter(is_current=True).values_list("address", flat=True))
    assert {both.phone, house.loner.phone} <= addresses


@pytest.mark.usefixtures("without_sms")
def test_an_invitation_without_an_address_is_refused(world: World) -> None:
    client = english(world, world.service.admin)
    answer = client.post(page_of(world.service.loner, "invitation/"))
    assert answer.status_code == 409
    assert "There is no e-mail to send the invitation to." in read_words(answer)


def test_an_erasure_is_asked_for_and_taken_back(world: World) -> None:
    person, client = world.service.customer, english(world, world.service.admin)
    assert "For good, in 30 days." in read_words(client.get(page_of(person, "erasure/")))
    client.post(page_of(person, "erasure/"))
    assert fresh(person).erase_at is not None
    client.post(page_of(person, "erasure/"), {"do": "keep"})
    assert fresh(person).erase_at is None
    kinds = events_about(person)
    assert kinds[-1] == "person.erasure_taken_back"
    assert english(world, world.service.head).get(page_of(person, "erasure/")).status_code == 403
