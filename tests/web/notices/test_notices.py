"""What does the bell tell, and how is it marked as read?"""

from copy import copy

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from naryad.history.models import Event
from naryad.notifications.codes import Fate
from naryad.notifications.models import Notice
from naryad.notifications.switches import read_switches
from naryad.people.models import Person, PersonRole
from naryad.tickets.codes import Side
from naryad.tickets.models import Ticket
from tests.notifications.telling import assign, tell, write
from tests.tickets.asking import ask, move
from tests.web.pages import PART, english, read_words
from tests.world import World

PAGE, BELL, SEEN = "/notifications/", "/notifications/bell/", "/notifications/seen/"


def _assigned(world: World, **given: object) -> Ticket:
    ticket = ask(world, **given)
    assign(world, ticket, world.service.technician)
    tell(world.at)
    return ticket


def _twins(ticket: Ticket, count: int) -> list[Ticket]:
    rows = [copy(ticket) for _number in range(count)]
    for number, each in enumerate(rows):
        each.pk, each.number = None, f"ДВОЙНИК-{number}"
    return Ticket.objects.bulk_create(rows)


def _copy(
    world: World, ticket: Ticket, person: Person, count: int, *, about: Ticket | None = None
) -> None:
    """As many notices more as somebody gets in a busy week."""
    event = Event.objects.filter(subject="ticket", subject_id=ticket.pk).latest("pk")
    Event.objects.bulk_create(
        Event(
            organization_id=ticket.organization_id,
            kind=event.kind,
            subject="ticket",
            subject_id=ticket.pk,
            actor_id=event.actor_id,
            at=world.at,
            changes=event.changes,
        )
        for _number in range(count)
    )
    events = Event.objects.filter(subject="ticket", subject_id=ticket.pk).order_by("-pk")[:count]
    Notice.objects.bulk_create(
        Notice(
            organization_id=ticket.organization_id,
            person=person,
            ticket=about or ticket,
            event=each,
            rule="ASSIGNED",
            at=world.at,
            decided_at=world.at,
            mail_at=world.at,
            bell=Fate.TOLD,
            mail=Fate.OFF,
        )
        for each in events
    )


def _count(client: Client) -> str:
    answer = client.get(BELL, headers=PART)
    return answer.content.decode().partition('data-count="')[2].partition('"')[0]


def test_a_notice_stands_in_the_bell_and_leads_to_the_ticket(world: World) -> None:
    ticket = _assigned(world, title="Лифт стоит")
    client = english(world, world.service.technician)
    answer = client.get(PAGE)
    words = read_words(answer)
    assert "Assigned to you" in words and ticket.number in words and "Лифт стоит" in words
    assert f'href="/office/tickets/{ticket.pk}/"' in answer.content.decode()
    assert "Notifications: 1 new" in answer.content.decode()
    assert _count(client) == "1"


def test_it_is_read_one_by_one_all_at_once_or_by_looking_at_the_ticket(world: World) -> None:
    house = world.service
    ticket = _assigned(world)
    _copy(world, ticket, house.technician, 3)
    client = english(world, house.technician)
    first = Notice.objects.filter(person=house.technician, ticket=ticket).earliest("pk")
    answer = client.post(f"{PAGE}{first.pk}/reading/", {"next": "//evil.example/"})
    assert (answer.status_code, answer["Location"]) == (303, PAGE)
    assert _count(client) == "1"
    client.post(SEEN, {"path": "/office/tickets/"})
    assert _count(client) == "1"
    client.post(SEEN, {"path": f"/office/tickets/{ticket.pk}/"})
    assert _count(client) == "0"
    for _number in range(2):
        _copy(world, ask(world), house.technician, 2)
    assert _count(client) == "2"
    client.post(f"{PAGE}reading/")
    assert _count(client) == "0"
    assert "Nothing new" in read_words(client.get(f"{PAGE}?show=new"))


def test_what_happens_to_one_ticket_is_one_line_and_read_at_once(world: World) -> None:
    house = world.service
    ticket, other = _assigned(world, title="Лифт стоит"), _assigned(world, title="Насос")
    client = english(world, house.technician)
    write(world, ticket, house.dispatcher, Side.TEAM, "Возьми ключ")
    write(world, ticket, house.dispatcher, Side.CUSTOMER, "Едем")
    tell(world.at)
    words = read_words(client.get(PAGE))
    assert "3 changes: " in words
    assert words.count("Лифт стоит") == 1
    assert all(said in words for said in ("Assigned to you", "Message to the team", "Едем"))
    assert words.index("Лифт стоит") < words.index("Насос")
    assert _count(client) == "2"
    # What has come since the page was drawn is not read by its button.
    mine = Notice.objects.filter(person=house.technician, ticket=ticket).order_by("pk")
    first, second, third = mine
    client.post(f"{PAGE}{second.pk}/reading/")
    assert list(mine.values_list("read_at", flat=True))[2] is None
    assert _count(client) == "2"
    assert read_words(client.get(f"{PAGE}?show=new")).count("changes:") == 0
    client.post(f"{PAGE}{third.pk}/reading/")
    assert _count(client) == "1"
    words = read_words(client.get(PAGE))
    assert "2 changes: " in words and words.count("Лифт стоит") == 2
    assert other.title in words and first.pk < second.pk


@pytest.mark.parametrize("path", ["", "nowhere", "/x\x00", "/office/tickets/" + "9" * 150 + "/"])
def test_wherever_a_page_says_to_stand_it_answers(world: World, path: str) -> None:
    client = english(world, world.service.technician)
    assert client.post(SEEN, {"path": path}).status_code in (200, 400)


@pytest.mark.parametrize("query", ["?page=x", "?page=%00", "?show=all&show=new", "?page=1&page=2"])
def test_whatever_stands_in_the_address_the_page_answers(world: World, query: str) -> None:
    client = english(world, world.service.technician)
    assert client.get(PAGE + query).status_code in (200, 400)


def test_nobody_reads_or_marks_what_somebody_else_was_told(world: World) -> None:
    house = world.service
    _assigned(world, title="Чужое дело")
    notice = Notice.objects.get(person=house.technician, rule="ASSIGNED")
    for person in (house.dispatcher, house.customer, world.other.admin):
        client = english(world, person)
        assert "Чужое дело" not in client.get(PAGE).content.decode()
        assert client.post(f"{PAGE}{notice.pk}/reading/").status_code == 404
        client.post(f"{PAGE}reading/")
    notice.refresh_from_db()
    assert notice.read_at is None
    assert english(world, house.technician).post(f"{PAGE}{10**18}/reading/").status_code == 404


def test_what_one_sees_no_more_is_told_without_a_word_of_it(world: World) -> None:
    house = world.service
    ticket = _assigned(world, title="Тайна лифта")
    PersonRole.objects.filter(person=house.technician).delete()
    answer = english(world, house.technician).get(PAGE)
    assert "About something that you do not see any more" in read_words(answer)
    for hidden in ("Тайна", ticket.number, f"/{ticket.pk}/"):
        assert hidden not in answer.content.decode().partition("<main")[2]


def test_a_customers_bell_knows_neither_stages_nor_names_nor_the_team(world: World) -> None:
    house = world.service
    ticket = ask(world, requester_id=house.customer.pk)
    assign(world, ticket, house.technician)
    write(world, ticket, house.technician, Side.TEAM, "Он скандалит")
    move(world, ticket, "Назначить", house.dispatcher, comment="Ворчливый")
    write(world, ticket, house.technician, Side.CUSTOMER, "Еду к вам")
    tell(world.at)
    client = english(world, house.customer)
    pages = [client.get(each) for each in (PAGE, f"{PAGE}tickets/{ticket.pk}/")]
    text = " ".join(each.content.decode().partition("<main")[2] for each in pages)
    assert "Еду к вам" in text
    ticket.refresh_from_db()
    hidden = {"Он скандалит", "Ворчливый", house.technician.last_name, house.dispatcher.last_name}
    hidden |= set(ticket.stage.name.values()) - set(ticket.status.name.values())
    assert [each for each in hidden if each in text] == []


def test_a_person_who_has_become_a_customer_reads_nothing_that_employees_were_told(
    world: World,
) -> None:
    house = world.service
    ticket = ask(world, requester_id=house.technician.pk)
    assign(world, ticket, house.technician)
    move(world, ticket, "Назначить", house.dispatcher)
    tell(world.at)
    Person.objects.filter(pk=house.technician.pk).update(kind="CUSTOMER")
    ticket.refresh_from_db()
    text = english(world, house.technician).get(PAGE).content.decode()
    assert ticket.number not in text and ticket.stage.name["en"] not in text


def test_pages_follow_each_other_in_as_many_queries_whatever_is_told(world: World) -> None:
    house = world.service
    ticket = _assigned(world)
    client = english(world, house.dispatcher)
    client.get(PAGE)
    counts = []
    for targets in ([ticket], _twins(ticket, 110)):
        for each in targets:
            _copy(world, ticket, house.dispatcher, 1, about=each)
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(PAGE)
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert "99+" in answer.content.decode()
    older = (
        answer.content.decode().partition("&amp;page=")[2]
        or (answer.content.decode().partition("?page=")[2])
    )
    token = older.partition('"')[0]
    assert read_words(client.get(f"{PAGE}?page={token}")).count("Assigned to you") == 30


def test_the_bell_costs_a_page_one_query(world: World) -> None:
    client = english(world, world.service.technician)
    client.get("/profile/")
    with CaptureQueriesContext(connection) as queries:
        client.get("/profile/")
    asked = [each["sql"] for each in queries if "notifications_notice" in each["sql"]]
    assert len(asked) == 1


def test_switches_are_kept_and_only_those_of_ones_kind(world: World) -> None:
    house = world.service
    address = "/profile/notifications/"
    client = english(world, house.technician)
    assert "Assigned to me" in read_words(client.get(address))
    sent = ["ASSIGNED:BELL", "MOVED:MAIL", "STATUS:BELL", "junk", "A:B:C", ":", "x" * 9_000]
    assert client.post(address, {"on": sent}).status_code == 303
    kept = read_switches([house.technician.pk], organization_id=house.id).chosen
    assert kept[house.technician.pk, "MOVED", "MAIL"] is True
    assert kept[house.technician.pk, "ASSIGNED", "MAIL"] is False
    assert not any(rule == "STATUS" for _person, rule, _channel in kept)
    customer = read_words(english(world, house.customer).get(address))
    assert "Status changed" in customer and "Moved to another stage" not in customer


def test_the_bell_is_not_for_other_eyes(world: World) -> None:
    house = world.service
    client = english(world, house.admin)
    client.post(f"/office/people/{house.technician.pk}/view/")
    assert client.get(PAGE).status_code == 403
    assert 'id="bell"' not in client.get("/office/tickets/").content.decode()


def test_why_somebody_was_told_or_not(world: World) -> None:
    house = world.service
    ticket = _assigned(world)
    address = f"/office/tickets/{ticket.pk}/telling/"
    client = english(world, house.head)
    assert house.technician.name in read_words(client.get(address))
    told = read_words(client.get(f"{address}?person={house.technician.pk}"))
    assert "Rule: Assigned to me" in told and "Told" in told and "Waits a little" in told
    other = read_words(client.get(f"{address}?person={house.head.pk}"))
    assert "No rule names this person for it." in other
    mine = read_words(english(world, house.technician).get(f"{PAGE}tickets/{ticket.pk}/"))
    assert "Rule: Assigned to me" in mine
    for query in ("?person=x", "?person=" + "9" * 40, "?q=%00", f"?person={10**17}"):
        assert client.get(address + query).status_code in (200, 404, 400)
    assert english(world, house.technician_south).get(
        f"{PAGE}tickets/{ticket.pk}/"
    ).status_code == (404)


def test_whoever_asks_about_themselves_is_spoken_to(world: World) -> None:
    house = world.service
    ticket = _assigned(world, requester_id=house.customer.pk)
    write(world, ticket, house.customer, Side.CUSTOMER, "Скоро?")
    tell(world.at)
    mine = read_words(english(world, house.customer).get(f"{PAGE}tickets/{ticket.pk}/"))
    assert "you have done it yourself" in mine and "You are not told of this." in mine
    assert "this person" not in mine
    other = english(world, house.head).get(
        f"/office/tickets/{ticket.pk}/telling/?person={house.customer.pk}"
    )
    assert "it was this person's own doing" in read_words(other)


def test_what_has_just_happened_is_being_looked_at(world: World) -> None:
    ticket = ask(world)
    answer = english(world, world.service.technician).get(f"{PAGE}tickets/{ticket.pk}/")
    assert "Is just being looked at." in read_words(answer)
