"""Can a customer ask for something, follow it and answer, and learn nothing that is not theirs?"""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from naryad.assets.models import Asset
from naryad.people.models import Person
from naryad.tickets import actions
from naryad.tickets.actions.undo_moves import MovedBySomebodyElse
from naryad.tickets.models import LastMove, Stage, Ticket
from tests.tickets.asking import a_ticket, ask, move, way
from tests.web.pages import read_words
from tests.world import FOREIGN_WORD, World

_LIST = "/portal/requests/"
_NEW = "/portal/requests/new/"


def _client(world: World, person: Person) -> Client:
    client = world.client(person)
    client.cookies["language"] = "en"
    return client


def _page(client: Client, path: str, status: int = 200) -> str:
    answer = client.get(path)
    assert answer.status_code == status
    return answer.content.decode()


def _card(ticket: Ticket) -> str:
    return f"{_LIST}{ticket.pk}/"


def _step(world: World, ticket: Ticket, ru: str) -> str:
    return f"{_card(ticket)}steps/{way(world, ticket, ru)}/"


def _done(world: World, **given: Any) -> Ticket:
    """A ticket whose work the technician has just done."""
    house = world.service
    ticket = ask(world, assignee_ids=frozenset({house.technician.pk}), **given)
    for ru, person in (
        ("Назначить", house.dispatcher),
        ("Принять", house.technician),
        ("Начать работу", house.technician),
        ("Работа выполнена", house.technician),
    ):
        assert move(world, ticket, ru, person, comment="между нами").refusal is None
    return ticket


def test_a_step_is_taken_back_from_the_toast_while_nobody_has_touched_it(world: World) -> None:
    house = world.service
    ticket = ask(world, house.customer)
    client, undo = _client(world, house.customer), f"{_card(ticket)}steps/undo/"
    # What the office has moved is not the customer's to take back.
    assert move(world, ticket, "Назначить", house.dispatcher).refusal is not None
    mine = {"stage_id": ticket.stage_id}
    for touched in (True, False):
        assert client.post(_step(world, ticket, "Отменить заявку"), mine).status_code == 303
        assert "Undo" in _page(client, _card(ticket))
        ticket.refresh_from_db()
        assert ticket.closed_at is not None
        seen = ticket.version
        colleague = _client(world, house.lead_customer)
        assert colleague.post(undo, {"version": str(seen)}).status_code == 409
        if touched:
            assert client.post(undo, {"version": str(seen - 1)}).status_code == 409
            assert client.post(undo, {"version": "\u0661" * 30}).status_code == 409
        assert client.post(undo, {"version": str(seen)}).status_code == 303
        ticket.refresh_from_db()
        assert (ticket.closed_at, ticket.stage_id) == (None, mine["stage_id"])
        assert client.post(undo, {"version": str(seen)}).status_code == 409


def test_who_became_a_customer_takes_back_nothing_of_the_office(world: World) -> None:
    house = world.service
    ticket = ask(world, house.customer)
    move(world, ticket, "Нет запчасти", house.dispatcher)
    LastMove.objects.filter(ticket=ticket).update(person_id=house.customer.pk)
    wanted = actions.Return(ticket.pk, ticket.version)
    (outcome,) = actions.undo_moves([wanted], by=world.actor(house.customer), at=world.at)
    assert isinstance(outcome.refusal, MovedBySomebodyElse)


def test_the_list_shows_open_and_closed_own_and_those_of_the_companies(world: World) -> None:
    house = world.service
    own = ask(world, house.customer, title="Своя")
    of_colleague = ask(world, house.lead_customer, title="Чужая рука")
    gone = ask(world, house.customer, title="Отменённая")
    assert move(world, gone, "Отменить заявку", house.customer).refusal is None
    foreign = ask(world, title="Не ваша", asset_id=house.depot.pk)
    client = _client(world, house.customer)

    def shown(query: str) -> set[str]:
        page = _page(client, f"{_LIST}?{query}")
        return {t.title for t in (own, of_colleague, gone, foreign) if f"{_LIST}{t.pk}/" in page}

    assert shown("") == {"Своя", "Чужая рука"}
    assert shown("whose=mine") == {"Своя"}
    assert shown("show=closed") == {"Отменённая"}
    assert shown("show=closed&whose=mine") == {"Отменённая"}
    assert shown(f"q={own.number}") == {"Своя"}
    assert shown("q=лифт") == {"Своя", "Чужая рука"}
    assert shown("q=Не ваша") == set()
    assert shown(f"q={foreign.number}") == set()


def test_pages_of_the_list_hold_each_request_once(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("naryad.web.portal.tickets._SIZE", 2)
    house = world.service
    titles = [f"Номер-{n}" for n in range(5)]
    for minute, title in enumerate(titles):
        at = world.at + timedelta(minutes=minute)
        actions.create_tickets([a_ticket(world, title)], by=world.actor(house.customer), at=at)
    client = _client(world, house.customer)
    for query in ("", "whose=mine"):
        path, pages = f"{_LIST}?{query}", []
        while path:
            page = _page(client, path)
            pages.append(re.findall(r"Номер-\d", page))
            (path,) = re.findall(r'href="([^"]+)" rel="next"', page) or [""]
            path = path.replace("&amp;", "&")
        assert [each for page in pages for each in page] == titles[::-1]
        (back,) = re.findall(r'href="([^"]+)" rel="prev"', page)
        assert re.findall(r"Номер-\d", _page(client, back.replace("&amp;", "&"))) == pages[-2]


def test_lists_take_as_many_queries_for_many_as_for_one(world: World) -> None:
    client = _client(world, world.service.customer)
    counts = []
    for more in (1, 6):
        for _each in range(more):
            ask(world, world.service.customer)
        client.get(_LIST)
        with CaptureQueriesContext(connection) as queries:
            client.get(_LIST)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 14


def test_the_card_tells_status_doer_and_history_in_customer_words(world: World) -> None:
    house = world.service
    ticket = _done(world, title="Не едет", text="Третий этаж")
    page = _page(_client(world, house.customer), _card(ticket))
    doer = f"{house.technician.first_name} {house.technician.last_name}"
    for said in ("Не едет", "Третий этаж", doer, house.lift.name, "Request created", "In work"):
        assert said in page
    # The office's words, who moved it, until when it is due.
    for hidden in ("между нами", house.dispatcher.last_name, "eadline"):
        assert hidden not in page


def test_no_stage_is_named_anywhere_in_the_portal(world: World) -> None:
    house = world.service
    for number, stage in enumerate(Stage.objects.filter(organization=house.organization)):
        stage.name = {"ru": f"тайник{number}", "en": f"тайник{number}"}
        stage.save()
    ticket = _done(world)
    client = _client(world, house.customer)
    step = _step(world, ticket, "Не принимать")
    for path in ("/portal/", _LIST, _card(ticket), step, _NEW):
        assert "тайник" not in _page(client, path)
    assert ticket.title not in _page(client, f"{_LIST}?q=тайник")


def test_a_customer_sends_the_work_back_with_a_word_and_then_accepts_it(world: World) -> None:
    house = world.service
    client = _client(world, house.customer)
    ticket = _done(world)
    page = _page(client, _card(ticket))
    assert "Accept the work" in page and "Send it back" in page and "Checked, close" not in page
    back = _step(world, ticket, "Не принимать")
    question = _page(client, back)
    part = client.get(back, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part and 'name="comment"' in part
    assert "cannot be taken back" not in question
    (seen,) = re.findall(r'name="stage_id" value="(\d+)"', question)
    given = {"stage_id": seen, "comment": "Ещё гудит", "request_key": "s1"}
    assert client.post(back, given)["Location"] == _card(ticket)
    assert client.post(back, given).status_code == 303
    ticket.refresh_from_db()
    assert ticket.is_open and str(ticket.status) == "On hold"
    assert "Ещё гудит" in _page(client, _card(ticket))
    assert move(world, ticket, "Продолжить работу", house.technician).refusal is None
    assert move(world, ticket, "Работа выполнена", house.technician).refusal is None
    accept = _step(world, ticket, "Принять работу")
    assert "you can still take it back" in _page(client, accept)
    given = {"stage_id": ticket.stage_id, "request_key": "s2"}
    assert client.post(accept, given).status_code == 303
    ticket.refresh_from_db()
    assert not ticket.is_open
    assert "/steps/undo/" in _page(client, _card(ticket))
    # Once the toast is gone, nothing leads on.
    page = _page(client, _card(ticket))
    assert "/steps/" not in page and "by you" in page


def test_a_stale_step_is_told_and_changes_nothing(world: World) -> None:
    house = world.service
    ticket = ask(world, house.customer)
    cancel = _step(world, ticket, "Отменить заявку")
    given = {"stage_id": ticket.stage_id, "request_key": "s1"}
    for ru, person in (("Назначить", house.dispatcher), ("Принять", house.technician)):
        only = frozenset({house.technician.pk})
        actions.assign_tickets(
            [actions.Assignment(ticket.pk, only)],
            by=world.actor(house.dispatcher),
            at=world.at,
        )
        assert move(world, ticket, ru, person).refusal is None
    client = _client(world, house.customer)
    answer = client.post(cancel, given)
    assert answer.status_code == 409
    assert "moved on" in answer.content.decode()
    late = client.get(cancel)
    assert late.status_code == 409 and "Its status now:" in read_words(late)
    ticket.refresh_from_db()
    assert ticket.is_open


def test_a_customer_makes_no_step_of_the_office(world: World) -> None:
    house = world.service
    ticket = ask(world, house.customer)
    client = _client(world, house.customer)
    for ru in ("Назначить", "Решена без выезда", "Заказчик отказался"):
        path = _step(world, ticket, ru)
        assert client.get(path).status_code == 404
        assert client.post(path, {"stage_id": ticket.stage_id}).status_code == 403
    for wrong in ({}, {"stage_id": "x"}, {"stage_id": "9" * 30}):
        assert client.post(_step(world, ticket, "Отменить заявку"), wrong).status_code == 409
    before = ticket.stage_id
    ticket.refresh_from_db()
    assert ticket.stage_id == before


def test_requests_of_others_are_not_there(world: World) -> None:
    house = world.service
    ticket = ask(world, title="Не ваша", asset_id=house.depot.pk)
    step = _step(world, ticket, "Отменить заявку")
    client = _client(world, house.customer)
    for path in (_card(ticket), step, f"{_LIST}{10**18}/", f"{_LIST}{10**25}/"):
        assert client.get(path).status_code == 404
    assert client.post(step, {"stage_id": ticket.stage_id}).status_code == 404
    ticket.refresh_from_db()
    assert ticket.is_open
    owner = _client(world, house.customer_of_two)
    assert "Не ваша" in _page(owner, _card(ticket))


def test_a_colleague_is_named_only_where_the_role_shows_colleagues(world: World) -> None:
    house = world.service
    ticket = ask(world, house.lead_customer)
    page = _page(_client(world, house.customer), _card(ticket))
    assert house.lead_customer.last_name not in page
    own = ask(world, house.customer)
    page = _page(_client(world, house.lead_customer), _card(own))
    assert house.customer.last_name in page


def test_equipment_that_is_hidden_meanwhile_is_not_named_by_its_request(world: World) -> None:
    house = world.service
    ticket = ask(world, house.customer, title="Стоит")
    name = "Тайный подъёмник"
    Asset.objects.filter(pk=house.lift.pk).update(is_published=False, name=name)
    client = _client(world, house.customer)
    for path in ("/portal/", _LIST, _card(ticket)):
        assert name not in _page(client, path)


@pytest.mark.parametrize("path", [_LIST, _NEW, f"{_NEW}?object="])
def test_nothing_of_another_organization_is_shown(world: World, path: str) -> None:
    assert FOREIGN_WORD not in _page(_client(world, world.service.customer), path)


@pytest.mark.parametrize(
    "query", ["q=%ED%A0%80", "page=x", "show[]=1", "object=" + "9" * 40, "under=-1", "whose=%27"]
)
def test_odd_addresses_are_answered(world: World, query: str) -> None:
    client = _client(world, world.service.customer)
    for path in (_LIST, _NEW):
        assert client.get(f"{path}?{query}").status_code < 500


def test_leaving_the_question_is_not_called_like_what_it_asks(world: World) -> None:
    """Beside "Cancel the request", "Cancel" might be either."""
    ticket = ask(world, world.service.customer)
    page = _page(_client(world, world.service.customer), _step(world, ticket, "Отменить заявку"))
    (leave,) = re.findall(r'<a class="btn" href="[^"]+" data-close>([^<]+)</a>', page)
    assert leave == "Back"
