"""Are templates of answers kept as they were meant, and offered where they are meant for?"""

from typing import Any

import pytest
from django.test import Client

from naryad.core.errors import Invalid
from naryad.core.labels import Label
from naryad.tickets import actions
from naryad.tickets.answer_input import AnswerInput, check_answer, clean_answer, fill_marks
from naryad.tickets.codes import Side
from naryad.tickets.models import Answer, Ticket
from naryad.tickets.visibility_of_settings import answers_visible_to
from tests.tickets.asking import ask
from tests.tickets.inputs import an_answer
from tests.web.pages import english, read_form
from tests.world import World

_NEW = "/office/settings/tickets/answers/new/"


def _add(world: World, **given: Any) -> None:
    new = an_answer(**given)
    actions.add_answer(new, by=world.actor(world.service.head), at=world.at)


def _office(client: Client, ticket: Ticket) -> str:
    return client.get(f"/office/tickets/{ticket.pk}/").content.decode()


def test_a_template_is_made_in_the_settings_with_its_lines_and_marks(world: World) -> None:
    client = english(world, world.service.head)
    form = read_form(client.get(_NEW), _NEW)
    sent = form.filled(
        name_ru="Приедем", text_ru="Здравствуйте!\r\n{number}, до {deadline}", side="TEAM"
    )
    assert client.post(_NEW, sent)["Location"] == "/office/settings/tickets/answers/"
    kept = Answer.objects.get(name__ru="Приедем")
    assert (kept.text, kept.side) == ({"ru": "Здравствуйте!\n{number}, до {deadline}"}, "TEAM")


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"text": Label()}, "text"),
        ({"text": Label(ru="{password}")}, "text_ru"),
        ({"text": Label(en="{}")}, "text_en"),
        ({"text": Label(ru="я" * 2_001)}, "text_ru"),
        ({"side": "ALL"}, "side"),
        ({"name": Label()}, "name"),
    ],
)
def test_what_cannot_be_a_template(given: dict[str, Any], field: str) -> None:
    whole = {"name": Label(ru="Имя"), "text": Label(ru="Текст"), **given}
    with pytest.raises(Invalid) as refusal:
        check_answer(AnswerInput(**whole))
    assert set(refusal.value.errors) == {field}


def test_nothing_that_a_form_can_send_breaks_it() -> None:
    read = clean_answer({"name_ru": ["a"], "text_ru": "\x00 ", "text_en": ["x"], "side": None})
    assert read.side == ""
    with pytest.raises(Invalid):
        check_answer(read)


def test_marks_are_filled_and_what_is_none_stays() -> None:
    assert fill_marks("{number} {number} {x}", {"number": "{title}"}) == "{title} {title} {x}"


def test_an_edit_is_kept_and_a_stale_one_is_asked_about(world: World) -> None:
    house = world.service
    path = f"/office/settings/tickets/answers/{house.answer.pk}/edit/"
    first, second = (english(world, each) for each in (house.head, house.admin))
    forms = [read_form(client.get(path), path) for client in (first, second)]
    assert first.post(path, forms[0].filled(text_ru="Первое")).status_code == 303
    assert second.post(path, forms[1].filled(text_ru="Второе")).status_code == 409
    house.answer.refresh_from_db()
    assert house.answer.text["ru"] == "Первое"


def test_the_card_offers_them_filled_for_this_ticket(world: World) -> None:
    house = world.service
    _add(world, text=Label(en="{number} for {customer} at {address}"), side=Side.TEAM)
    ticket = ask(world, requester_id=house.customer.pk)
    text = _office(english(world, house.head), ticket)
    name = f"{house.customer.first_name} {house.customer.last_name}"
    assert f'value="{ticket.number} for {name} at {house.tower.address}" data-side="TEAM"' in text


def test_a_name_that_the_reader_does_not_see_fills_no_mark(world: World) -> None:
    house = world.service
    _add(world, text=Label(en="Dear {customer}!"), side=Side.TEAM)
    doer = frozenset({house.technician_south.pk})
    ticket = ask(world, requester_id=house.customer.pk, assignee_ids=doer)
    text = _office(english(world, house.technician_south), ticket)
    assert 'value="Dear !"' in text


def test_each_conversation_of_the_phone_offers_its_own(world: World) -> None:
    house = world.service
    _add(world, ru="Только своим", text=Label(ru="Тихо"), side=Side.TEAM)
    ticket = ask(world)
    client = english(world, house.technician)
    here = f"/field/tickets/{ticket.pk}/"
    shown = {side: client.get(f"{here}{side}/").content.decode() for side in ("team", "customer")}
    assert ("Тихо" in shown["team"], "Тихо" in shown["customer"]) == (True, False)
    assert 'data-side="CUSTOMER"' in shown["customer"]
    assert 'data-side="CUSTOMER"' not in shown["team"]


def test_customers_and_other_organizations_see_none(world: World) -> None:
    house = world.service
    seen = {
        person: answers_visible_to(world.actor(person)).filter(pk=house.answer.pk).exists()
        for person in (house.technician, house.customer, world.other.admin)
    }
    assert list(seen.values()) == [True, False, False]
