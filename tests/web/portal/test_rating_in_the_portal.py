"""Is a customer asked how the work was, and does the office read it?"""

from naryad.tickets.models import Ticket
from tests.tickets.asking import ask
from tests.tickets.test_rating import done_ticket
from tests.web.pages import english, read_form, read_words
from tests.world import World


def test_the_portal_asks_and_the_office_reads(world: World) -> None:
    ticket, house = done_ticket(world), world.service
    client = english(world, house.customer)
    assert "How was the work?" in read_words(client.get("/portal/requests/"))
    card = f"/portal/requests/{ticket.pk}/"
    form = read_form(client.get(card), f"{card}rating/").filled(points="2", word="Долго ждали")
    for _click in range(2):
        assert client.post(f"{card}rating/", form).status_code == 303
    ticket.refresh_from_db()
    assert (ticket.rating, ticket.rating_word) == (2, "Долго ждали")
    page = read_words(client.get(card))
    assert "2 of 5" in page and "Change the rating" in page
    office = english(world, house.dispatcher)
    shown = read_words(office.get(f"/office/tickets/{ticket.pk}/"))
    assert "2 of 5, low" in shown and "Долго ждали" in shown
    assert "Rated low by the customer" in shown
    found = read_words(office.get("/office/tickets/?rating.before=3&cols=number,title,rating"))
    assert ticket.number in found and "2 of 5, low" in found
    assert ticket.number not in read_words(office.get("/office/tickets/?rating.after=2"))


def test_bad_ratings_are_named_on_the_card(world: World) -> None:
    ticket, client = done_ticket(world), english(world, world.service.customer)
    for points in ("", "9" * 40, "²", "0"):
        answer = client.post(
            f"/portal/requests/{ticket.pk}/rating/", {"points": points, "request_key": points}
        )
        assert answer.status_code == 422
        assert "Choose from 1 to 5." in read_words(answer)
    assert Ticket.objects.get(pk=ticket.pk).rating is None


def test_what_is_not_done_is_not_asked_about(world: World) -> None:
    ticket = ask(world, world.service.customer)
    client = english(world, world.service.customer)
    assert "How was the work?" not in read_words(client.get(f"/portal/requests/{ticket.pk}/"))
    answer = client.post(f"/portal/requests/{ticket.pk}/rating/", {"points": "5"})
    assert answer.status_code == 409
