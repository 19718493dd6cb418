"""Whom does the form of a ticket know, and how does it get to know somebody new?"""

import re
from typing import Any

import pytest
from django.test import Client

from naryad.core.drafts import find_draft
from naryad.people.models import Employment, Person
from naryad.tickets.models import Ticket
from tests.tickets.asking import ask
from tests.web.pages import PART, english, read_form, read_words
from tests.world import World

NEW = "/office/tickets/new/"
CUSTOMER = "/office/tickets/customer/"
GIVEN = {"last_name": "Зорина", "first_name": "Вера", "phone": "8 921 555-77-01"}


def test_what_somebody_has_asked_for_before_is_told_as_far_as_it_is_seen(world: World) -> None:
    house = world.service
    for number in range(6):
        ask(world, title=f"Просьба-{number}", requester_id=house.customer.pk)
    hidden = ask(world, title="На юге", asset_id=house.depot.pk, requester_id=house.customer.pk)
    this = ask(world, title="Эта", requester_id=house.customer.pk)
    path = f"/office/tickets/requester/?requester_id={house.customer.pk}"
    dispatcher, technician = english(world, house.dispatcher), english(world, house.technician)
    words = read_words(dispatcher.get(path))
    assert "Эта" in words and "На юге" in words and "Просьба-1" not in words
    assert f"?requester={house.customer.pk}" in dispatcher.get(path).content.decode()
    card = read_words(dispatcher.get(f"/office/tickets/{this.pk}/"))
    assert "The requester has asked before На юге" in card
    for page in (path, f"/office/tickets/{this.pk}/", f"{NEW}?requester_id={house.customer.pk}"):
        words = read_words(technician.get(page))
        assert hidden.title not in words and hidden.number not in words
    begun = dispatcher.get(f"{NEW}?requester_id={house.customer.pk}")
    assert "Asked for before Эта" in read_words(begun)
    for strange in ("9" * 40, "x", "", world.other.customer.pk):
        answer = dispatcher.get(f"/office/tickets/requester/?requester_id={strange}")
        assert answer.status_code == 200 and "Asked for before" not in read_words(answer)


def test_people_are_found_by_the_number_that_calls(world: World) -> None:
    house = world.service
    Person.objects.filter(pk=house.customer.pk).update(phone="+79215557799")
    client = english(world, house.dispatcher)
    answer = client.get("/office/tickets/choices/requester_id/?q=8+(921)+555-77-99")
    assert house.customer.last_name not in read_words(answer)
    customer = Person.objects.get(pk=house.customer.pk)
    customer.search_text += " 79215557799"
    customer.save()
    words = read_words(client.get("/office/tickets/choices/requester_id/?q=8+(921)+555-77-99"))
    assert house.customer.last_name in words and "+7 921 555-77-99" in words


def test_a_new_customer_comes_back_chosen_into_the_form_beneath(world: World) -> None:
    house, client = world.service, english(world, world.service.dispatcher)
    question = client.get(f"{CUSTOMER}?company_id={house.zenit.pk}", headers=PART)
    form = read_form(question, CUSTOMER)
    assert form.fields["company_id"] == [str(house.zenit.pk)]
    answers = [client.post(CUSTOMER, form.filled(**GIVEN), headers=PART) for _twice in range(2)]
    person = Person.objects.get(last_name="Зорина")
    assert (person.kind, person.phone) == ("CUSTOMER", "+79215557701")
    assert Employment.objects.get(person=person).company_id == house.zenit.pk
    for answer in answers:
        assert re.search(
            rf'name="requester_id" value="{person.pk}"[^>]* checked', answer.content.decode()
        )


def test_without_a_script_the_ticket_waits_meanwhile(world: World) -> None:
    house, client = world.service, english(world, world.service.dispatcher)
    typed = read_form(client.get(NEW), NEW).filled(
        title="Течёт", company_id=str(house.zenit.pk), begin="1"
    )
    asked = client.post(CUSTOMER, typed)
    assert asked["Location"] == f"{CUSTOMER}?company_id={house.zenit.pk}"
    form = read_form(client.get(asked["Location"]), CUSTOMER)
    back = client.post(CUSTOMER, form.filled(**GIVEN))
    assert back["Location"] == NEW
    person = Person.objects.get(last_name="Зорина")
    begun = read_form(client.get(NEW), NEW)
    assert begun.fields["title"] == ["Течёт"]
    assert begun.fields["requester_id"] == [str(person.pk)]
    assert client.post(NEW, begun.filled()).status_code == 303
    assert Ticket.objects.latest("pk").requester_id == person.pk
    about: dict[str, Any] = {
        "organization_id": house.id,
        "person_id": house.dispatcher.pk,
        "form": "ticket_new",
    }
    assert find_draft(**about) is None


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"last_name": ""}, "This field is required."),
        ({"phone": ""}, "Give an e-mail or a mobile phone."),
        ({"phone": "call me"}, "There is no such number."),
        ({"email": "nobody"}, "e-mail"),
        ({"company_id": ""}, "Choose at least one."),
        ({"company_id": "9" * 40}, "Choose from the list."),
        ({"last_name": "x" * 300}, "At most"),
    ],
)
def test_what_is_wrong_stands_at_its_field(world: World, given: dict[str, Any], said: str) -> None:
    client = english(world, world.service.dispatcher)
    refused = _send(client, {**GIVEN, "company_id": str(world.service.zenit.pk), **given})
    assert refused.status_code == 422 and said in read_words(refused)
    assert not Person.objects.filter(first_name="Вера").exists()


def test_only_whoever_may_add_people_is_offered_it(world: World) -> None:
    house = world.service
    technician = english(world, house.technician)
    assert CUSTOMER not in technician.get(NEW).content.decode()
    assert _send(technician, GIVEN).status_code == 403
    assert CUSTOMER in english(world, house.dispatcher).get(NEW).content.decode()


def _send(client: Client, given: dict[str, Any]) -> Any:
    return client.post(CUSTOMER, {**given, "request_key": "key"}, headers=PART)
