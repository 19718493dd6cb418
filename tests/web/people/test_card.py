"""Does the card of a person show what the reader may know, and offer what the reader may do?"""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from naryad.accounts.models import Invitation, Membership
from naryad.people.actions import request_erasure
from naryad.people.models import Person
from tests.web.pages import PART, english, read_forms, read_words
from tests.web.people.crowds import page_of
from tests.world import FOREIGN_WORD, World

TABS = ("", "qualification/", "other/", "history/", "rights/")


def test_the_head_says_who_it_is_and_how_to_reach_them(world: World) -> None:
    person = world.service.customer_of_two
    answer = english(world, world.service.admin).get(page_of(person))
    words, html = read_words(answer), answer.content.decode()
    assert "Майя Морозова Activated Customer" in words
    assert "Маяк and 1 more" in words
    assert f'href="tel:{person.phone}"' in html
    assert f'href="mailto:{person.email}"' in html
    assert 'href="/office/customers/" title="Customers" aria-current="page"' in html


@pytest.mark.parametrize("tab", TABS)
def test_every_tab_opens_for_both_kinds_and_every_state(world: World, tab: str) -> None:
    client = english(world, world.service.admin)
    for name, person in world.service.people.items():
        assert client.get(page_of(person, tab)).status_code == 200, name


@pytest.mark.parametrize("tab", [*TABS, "photo/"])
def test_nobody_sees_people_of_another_organization(world: World, tab: str) -> None:
    client = english(world, world.service.admin)
    answer = client.get(page_of(world.other.customer, tab))
    assert answer.status_code == 404
    assert FOREIGN_WORD not in answer.content.decode()


@pytest.mark.parametrize("tab", TABS)
def test_who_does_not_see_the_person_sees_no_tab(world: World, tab: str) -> None:
    client = english(world, world.service.technician)
    assert client.get(page_of(world.service.customer_of_two, tab)).status_code == 404
    customer = english(world, world.service.lead_customer)
    assert customer.get(page_of(world.service.customer, tab)).status_code == 404


def test_the_card_names_only_companies_that_the_reader_sees(world: World) -> None:
    answer = english(world, world.service.technician).get(page_of(world.service.customer))
    assert "Зенит" not in read_words(answer)


def test_what_is_hidden_from_the_reader_is_not_said_to_be_missing(world: World) -> None:
    house = world.service
    words = read_words(english(world, house.technician).get(page_of(house.customer)))
    assert "No company that you may see." in words
    assert "portal is empty" not in words
    assert "No role yet" not in words


def test_past_companies_stand_apart(world: World) -> None:
    words = read_words(
        english(world, world.service.admin).get(page_of(world.service.former_customer))
    )
    assert "No company: the portal is empty without one." in words
    assert "Earlier 1" in words


def test_what_the_reader_may_never_do_is_absent(world: World) -> None:
    house = world.service
    technician = english(world, house.technician).get(page_of(house.customer), headers=PART)
    assert "There is nothing that you may do here." in read_words(technician)
    dispatcher = read_words(
        english(world, house.dispatcher).get(page_of(house.customer), headers=PART)
    )
    assert "Move to employees Roles stay, the section changes" in dispatcher
    assert "Send a new invitation" in dispatcher
    for words in ("Ban…", "Delete", "Erase", "View as"):
        assert words not in dispatcher


@pytest.mark.usefixtures("without_sms")
def test_what_is_not_possible_now_stands_there_with_its_reason(world: World) -> None:
    house = world.service
    client = english(world, house.admin)
    menu = read_words(client.get(page_of(house.loner), headers=PART))
    assert "There is no e-mail to send it to." in menu
    menu = read_words(client.get(page_of(house.customer), headers=PART))
    assert "Send a new invitation Can sign in already." in menu
    menu = read_words(client.get(page_of(house.admin), headers=PART))
    assert "Delete You cannot do this to yourself." in menu
    assert "Ban… You cannot do this to yourself." in menu
    menu = read_words(client.get(page_of(house.banned), headers=PART))
    assert "Move to employees Roles stay" not in menu
    assert "Move to employees Lift the ban first." in menu


def test_through_another_persons_eyes_nothing_can_be_done(world: World) -> None:
    house = world.service
    client = english(world, house.admin)
    client.post(page_of(house.dispatcher, "view/"))
    answer = client.get(page_of(house.customer))
    assert answer.status_code == 200
    addresses = {form.action for form in read_forms(answer)}
    assert not any(page_of(house.customer) in address for address in addresses)
    assert "Edit" not in read_words(client.get(page_of(house.customer), headers=PART))
    assert client.post(page_of(house.customer, "deletion/")).status_code == 403


def test_the_deleted_card_offers_to_restore_it(world: World) -> None:
    house = world.service
    answer = english(world, house.admin).get(page_of(house.deleted))
    words = read_words(answer)
    assert "Deleted today: left the lists and cannot enter. Nothing is lost." in words
    assert "Restore" in words
    assert english(world, house.dispatcher).get(page_of(house.deleted)).status_code == 404


def test_an_erasure_ahead_can_be_taken_back(world: World) -> None:
    house = world.service
    by = world.actor(house.admin)
    request_erasure([house.customer.pk], by=by, at=world.at)
    words = read_words(english(world, house.admin).get(page_of(house.customer)))
    assert "The personal data will be erased" in words
    assert "Take the erasure back" in words
    assert "Restore Take the erasure back first." in words


def test_the_qualification_of_an_employee_has_skills_and_that_of_a_customer_areas(
    world: World,
) -> None:
    client = english(world, world.service.admin)
    technician = read_words(client.get(page_of(world.service.technician, "qualification/")))
    assert "Lifts" in technician
    assert "Repair" in technician
    customer = read_words(client.get(page_of(world.service.customer, "qualification/")))
    assert "North" in customer
    assert "Skills and work types are kept for employees." in customer


def test_rights_say_where_each_comes_from_and_how_far_it_reaches(world: World) -> None:
    client = english(world, world.service.admin)
    words = read_words(client.get(page_of(world.service.technician, "rights/")))
    assert "See people of own areas" in words
    assert "Areas: North From the role: Technician" in words
    assert "The office: as an employee." in words


@pytest.mark.parametrize(
    ("who", "said"),
    [
        ("banned", "The way in is closed by a ban."),
        ("deleted", "The way in is closed: the card is deleted."),
        ("lead_customer", "The way in is not open yet: the access is not activated."),
    ],
)
def test_before_all_rights_stands_what_closes_the_way_in(world: World, who: str, said: str) -> None:
    client, person = english(world, world.service.admin), world.service.people[who]
    Membership.objects.filter(person=world.service.people["lead_customer"]).update(
        ended_at=world.at
    )
    assert said in read_words(client.get(page_of(person, "rights/")))
    assert said in read_words(client.get(page_of(person)))


def test_whose_way_in_is_open_reads_nothing_of_it(world: World) -> None:
    client = english(world, world.service.admin)
    assert "The way in" not in read_words(client.get(page_of(world.service.customer, "rights/")))


def test_rights_that_a_customer_cannot_use_are_kept_apart(world: World) -> None:
    house = world.service
    client = english(world, house.admin)
    client.post(page_of(house.technician, "conversion/"), {"to": "CUSTOMER"})
    words = read_words(client.get(page_of(house.technician, "rights/")))
    assert "Kept, not usable as a customer 7 See people of own areas" in words


def test_rights_of_others_are_for_those_who_deal_with_roles(world: World) -> None:
    house = world.service
    client = english(world, house.technician)
    assert client.get(page_of(house.customer, "rights/")).status_code == 403
    assert client.get(page_of(house.technician, "rights/")).status_code == 200


def test_history_pages_backwards(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    house = world.service
    client = english(world, house.admin)
    for _time in range(2):
        client.post(page_of(house.loner, "deletion/"))
        client.post(page_of(house.loner, "restoration/"))
    monkeypatch.setattr("naryad.web.office.people.cards._EVENTS", 3)
    answer = client.get(page_of(house.loner, "history/"))
    words = read_words(answer)
    assert words.count("Restored") + words.count("Deleted") >= 3
    assert "Earlier" in words
    assert (
        client.get(page_of(house.loner, "history/?before=99999999999999999999")).status_code == 200
    )


def test_a_card_looks_again_while_the_invitation_is_on_its_way(world: World) -> None:
    client, person = _invite(world)
    here = page_of(person)
    assert f'hx-get="{here}?look=1&amp;seen=sending" hx-trigger="load delay:2s"' in _html(
        client.get(here)
    )
    later = _html(client.get(f"{here}?look=4&seen=sending", headers=PART))
    assert 'look=5&amp;seen=sending" hx-trigger="load delay:32s"' in later
    assert "way-in" not in later, "nothing is new"
    last = client.get(f"{here}?look=25&seen=sending", headers=PART)
    assert "hx-get" not in _html(last)


def test_a_look_at_a_card_shows_what_has_become_of_the_invitation(world: World) -> None:
    client, person = _invite(world)
    Invitation.objects.filter(person=person, is_current=True).update(
        state="SENT", sent_at=world.at, expires_at=world.at + timedelta(hours=72)
    )
    answer = client.get(f"{page_of(person)}?look=2&seen=sending", headers=PART)
    assert "hx-get" not in _html(answer), "the last look"
    assert 'id="way-in"' in _html(answer)
    assert "Sent" in read_words(answer)
    assert "The link works until" in read_words(answer)


def _invite(world: World) -> tuple[Client, Person]:
    client, person = english(world, world.service.admin), world.service.loner
    Person.objects.filter(pk=person.pk).update(email="loner@x.example")
    assert client.post(page_of(person, "invitation/")).status_code == 303
    return client, person


def _html(answer: Any) -> str:
    html: str = answer.content.decode()
    return html
