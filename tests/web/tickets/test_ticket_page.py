"""Does the card of a ticket say what is known, and do what it offers?"""

from datetime import UTC, datetime, timedelta
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from naryad.people.models import Person
from naryad.tickets import actions
from naryad.tickets.assigning import read_assignees
from naryad.tickets.codes import Side
from naryad.tickets.models import Ticket, TicketMessage, TicketRead
from tests.tickets.asking import ask, move, way
from tests.web.pages import PART, english, read_form, read_words
from tests.world import World


def _here(ticket: Ticket, part: str = "") -> str:
    return f"/office/tickets/{ticket.pk}/{part}"


def _send(client: Client, path: str, **changes: Any) -> Any:
    form = read_form(client.get(path), path)
    return client.post(path, form.filled(**changes))


def _assignees(ticket: Ticket) -> frozenset[int]:
    return read_assignees([ticket.pk], organization_id=ticket.organization_id)[ticket.pk]


def _assign(world: World, ticket: Ticket, *people: Person) -> None:
    new = actions.Assignment(ticket.pk, frozenset(each.pk for each in people))
    actions.assign_tickets([new], by=world.actor(world.service.head), at=world.at)


def test_the_card_says_where_who_and_what_may_come_next(world: World) -> None:
    house = world.service
    ticket = ask(
        world, title="Лифт гудит", text="Второй день\nгудит", requester_id=house.customer.pk
    )
    child = ask(world, title="Снять кожух", parent_id=ticket.pk)
    words = read_words(english(world, house.head).get(_here(ticket)))
    for word in (
        ticket.number,
        "Лифт гудит",
        "Второй день гудит",
        "New",
        "Received",
        house.tower.address,
        "Normal",
        "Ticket created",
        "nobody yet",
        child.number,
        "0 of 1 done",
        "To the team (the customer does not see it)",
    ):
        assert word in words
    other = world.other.admin
    assert english(world, other).get(_here(ticket)).status_code == 404
    assert english(world, house.customer).get(_here(ticket)).status_code == 404


def test_the_card_asks_for_nothing_that_the_ticket_does_not_have(world: World) -> None:
    alone, whole = ask(world, title="Без всего"), ask(world, title="С частью")
    part = ask(world, title="Часть", parent_id=whole.pk)
    client = english(world, world.service.head)

    def count(ticket: Ticket, table: str) -> int:
        with CaptureQueriesContext(connection) as asked:
            assert client.get(_here(ticket)).status_code == 200
        return sum(f' FROM "{table}"' in query["sql"] for query in asked)

    assert count(whole, "tickets_ticket") == count(alone, "tickets_ticket") + 1
    # The whole itself, and its name in history.
    assert count(part, "tickets_ticket") == count(alone, "tickets_ticket") + 2
    # How many there are of each kind; there are none.
    assert count(alone, "files_file") == 1


def test_a_visit_has_its_hours_in_another_year_too(world: World) -> None:
    """Agreed upon before New Year for the days after it."""
    begins = datetime(2041, 1, 2, 7, 0, tzinfo=UTC)
    ticket = ask(world, window_from=begins, window_till=begins + timedelta(hours=2))
    words = read_words(english(world, world.service.dispatcher).get(_here(ticket)))
    assert "2 Jan 2041 10:00–12:00" in words.replace("\u00a0", " ")


def test_a_step_is_taken_once_and_a_stale_screen_is_told(world: World) -> None:
    house = world.service
    ticket = ask(world)
    _assign(world, ticket, house.technician)
    client = english(world, house.dispatcher)
    step = _here(ticket, f"steps/{way(world, ticket, 'Назначить')}/")
    form = read_form(client.get(step), step)
    given = form.filled(comment="Срочно")
    answer, again = (client.post(step, given) for _click in range(2))
    assert answer["Location"] == again["Location"] == _here(ticket)
    ticket.refresh_from_db()
    assert str(ticket.stage) == "Assigned"
    late = client.post(step, {**given, "request_key": "another"})
    assert late.status_code == 409
    assert "The ticket has moved on since you looked at it" in read_words(late)
    opened = client.get(f"{step}?comment=Typed+already", headers=PART)
    assert opened.status_code == 409
    words = read_words(opened)
    assert f"{house.dispatcher.name} has moved it." in words and "Assigned" in words
    assert "To the start page" not in words
    # The steps of now, with what was typed before.
    offered = _here(ticket, f"steps/{way(world, ticket, 'Принять')}/")
    assert f'href="{offered}"' in opened.content.decode()
    assert "Typed already" in opened.content.decode()
    taken = client.get(f"{offered}?comment=Typed+already")
    assert read_form(taken, offered).fields["comment"] == ["Typed already"]
    words = read_words(client.get(_here(ticket)))
    assert "Срочно" in words
    assert "Moved along its life cycle" in words


def test_who_does_it_is_chosen_and_two_at_once_are_asked(world: World) -> None:
    house = world.service
    ticket = ask(world)
    client, page = english(world, house.dispatcher), _here(ticket, "assignment/")
    assert _send(client, page, assignee_ids=[house.technician.pk]).status_code == 303
    assert _assignees(ticket) == {house.technician.pk}
    form = read_form(client.get(page), page)
    _assign(world, ticket, house.head)
    mine = form.filled(assignee_ids=[house.technician.pk, house.dispatcher.pk])
    answer = client.post(page, mine)
    assert answer.status_code == 409
    assert _assignees(ticket) == {house.head.pk}
    again = read_form(answer, page)
    assert client.post(page, again.filled()).status_code == 303
    assert _assignees(ticket) == {house.technician.pk, house.dispatcher.pk}
    options = client.get(_here(ticket, "assignees/"), {"q": house.head.last_name[:4]})
    assert house.head.name in read_words(options)


def test_somebody_takes_a_ticket_for_themselves(world: World) -> None:
    house = world.service
    ticket = ask(world)
    client = english(world, house.dispatcher)
    assert "Assign to me" in read_words(client.get(_here(ticket)))
    client.post(_here(ticket, "taking/"))
    assert _assignees(ticket) == {house.dispatcher.pk}
    assert "Assign to me" not in read_words(client.get(_here(ticket)))


def test_what_is_written_goes_to_the_chosen_side_once(world: World) -> None:
    house = world.service
    ticket = ask(world, requester_id=house.customer.pk)
    client = english(world, house.dispatcher)
    form = read_form(client.get(_here(ticket)), _here(ticket, "message/"))
    assert form.fields["side"] == ["TEAM"]
    given = form.filled(text="Мастер едет", side="CUSTOMER")
    answers = [client.post(_here(ticket, "message/"), given) for _click in range(2)]
    assert {answer.status_code for answer in answers} == {303}
    message = TicketMessage.objects.get(ticket__deleted_at=None)
    assert (message.side, message.text, message.author) == (
        Side.CUSTOMER,
        "Мастер едет",
        house.dispatcher,
    )
    empty = client.post(_here(ticket, "message/"), form.filled(text=" ", request_key="2"))
    assert empty.status_code == 422
    assert "Write something first." in read_words(empty)
    client.post(_here(ticket, "message/"), form.filled(text="Тихо", request_key="3"))
    shown = {
        show: read_words(client.get(_here(ticket), {"show": show}))
        for show in ("all", "customer", "team", "changes")
    }
    told = {show: ("Мастер едет" in words, "Тихо" in words) for show, words in shown.items()}
    assert told == {
        "all": (True, True),
        "customer": (True, False),
        "team": (False, True),
        "changes": (False, False),
    }


def test_what_stood_before_the_eyes_is_new_no_more(world: World) -> None:
    house = world.service
    ticket = ask(world, requester_id=house.customer.pk)
    new = actions.NewMessage(ticket.pk, Side.CUSTOMER, "Жду")
    actions.write_messages([new], by=world.actor(house.customer), at=world.at)
    client = english(world, house.technician)
    assert "Customer 1 not read" in read_words(client.get(_here(ticket)))
    assert not TicketRead.objects.filter(ticket__deleted_at=None).exists()
    last = TicketMessage.objects.get(ticket__deleted_at=None).pk
    for given in ({"customer": last}, {"customer": "9" * 400, "team": "x"}, {}):
        assert client.post(_here(ticket, "reading/"), given).status_code in (204, 400)
    assert "not read" not in read_words(client.get(_here(ticket)))


def test_a_deleted_ticket_comes_back_from_its_card(world: World) -> None:
    ticket = ask(world)
    client = english(world, world.service.head)
    assert _send(client, _here(ticket, "deletion/")).status_code == 303
    words = read_words(client.get(_here(ticket)))
    assert "left the lists" in words
    assert "Next steps" not in words
    assert english(world, world.service.technician).get(_here(ticket)).status_code == 404
    client.post(_here(ticket, "restoration/"))
    assert "left the lists" not in read_words(client.get(_here(ticket)))


def test_names_that_the_reader_does_not_see_stand_nowhere(world: World) -> None:
    """A technician who sees a ticket because it is assigned to them, and little else."""
    house = world.service
    ticket = ask(world, asset_id=house.depot.pk, company_id=house.polus.pk)
    _assign(world, ticket, house.technician, house.head)
    words = read_words(english(world, house.technician).get(_here(ticket)))
    assert ticket.number in words
    assert house.depot.name not in words


def test_by_which_right_somebody_sees_it_stands_before_those_by_which_they_do_not(
    world: World,
) -> None:
    house = world.service
    ticket = ask(world, assignee_ids=frozenset({house.technician.pk}))
    path = f"/office/tickets/{ticket.pk}/readers/?person={house.technician.pk}"
    ways = english(world, house.head).get(path).content.decode().split('<b class="m5">')[1:]
    shows = ["Held by the roles" in each and "It is among what" in each for each in ways]
    assert shows[0] and not shows[-1]
    assert shows == sorted(shows, reverse=True)


def test_moves_stand_among_the_stages_passed(world: World) -> None:
    house = world.service
    ticket = ask(world)
    _assign(world, ticket, house.technician)
    move(world, ticket, "Назначить", house.dispatcher)
    text = english(world, house.dispatcher).get(_here(ticket)).content.decode()
    passed = text.partition('class="tk-s"')[2].partition("</ol>")[0]
    assert passed.index("New") < passed.index('aria-current="step"') < passed.index("Assigned")


def test_questions_open_over_the_card(world: World) -> None:
    """As a part of the page, which is how a browser with a script asks for them."""
    house = world.service
    ticket = ask(world)
    client = english(world, house.head)
    step = f"steps/{way(world, ticket, 'Назначить')}/"
    for part, word in (
        (step, "Nobody is assigned to the ticket yet."),
        ("assignment/", "Assignees"),
        ("deletion/", "It leaves the lists"),
    ):
        answer = client.get(_here(ticket, part), headers={"HX-Request": "true"})
        assert word in read_words(answer)
        assert "<html" not in answer.content.decode()
