"""Are favourites one person's own, on the card, in the list and nowhere else?"""

from naryad.history.models import Event
from naryad.tickets import actions
from naryad.tickets.models import FavouriteTicket
from tests.tickets.asking import ask
from tests.web.pages import english, read_words
from tests.web.test_view_as import look_through
from tests.world import World

LIST = "/office/tickets/"
MINE = f"{LIST}?favourite=yes"


def test_a_favourite_is_found_by_whoever_marked_it_and_by_nobody_else(world: World) -> None:
    house = world.service
    ticket, other = ask(world, title="Дорогая сердцу"), ask(world, title="Обычная")
    client, door = english(world, house.dispatcher), f"{LIST}{ticket.pk}/favourite/"
    before = Event.objects.count()
    for _click in range(2):
        answer = client.post(door, {"on": "1"})
        assert (answer.status_code, answer["Location"]) == (303, f"{LIST}{ticket.pk}/")
    assert FavouriteTicket.objects.filter(ticket=ticket).count() == 1
    assert Event.objects.count() == before
    words = read_words(client.get(MINE))
    assert ticket.title in words
    assert other.title not in words
    assert "Favourite" in read_words(client.get(f"{LIST}{ticket.pk}/"))
    assert ticket.title not in read_words(english(world, house.head).get(MINE))
    assert "Remove from favourites" not in read_words(
        english(world, house.head).get(f"{LIST}{ticket.pk}/")
    )
    client.post(door, {"on": ""})
    assert ticket.title not in read_words(client.get(MINE))


def test_one_goes_back_to_where_one_marked_it(world: World) -> None:
    ticket = ask(world)
    client = english(world, world.service.dispatcher)
    here = f"{LIST}?open=yes&open={ticket.pk}"
    door = f"{LIST}{ticket.pk}/favourite/"
    answer = client.post(door, {"on": "1"}, headers={"Referer": f"http://testserver{here}"})
    assert answer["Location"] == here
    elsewhere = client.post(door, {"on": "1"}, headers={"Referer": "http://evil.example//evil"})
    assert elsewhere["Location"] == f"{LIST}{ticket.pk}/"


def test_what_is_not_visible_any_more_is_no_favourite_in_a_list(world: World) -> None:
    house = world.service
    ticket = ask(world, title="Чужая беда", asset_id=house.depot.pk)
    FavouriteTicket.objects.create(
        organization=house.organization, ticket=ticket, person=house.technician, at=world.at
    )
    assert ticket.title not in read_words(english(world, house.technician).get(MINE))
    hidden = actions.mark_favourites(
        [ticket.pk], is_favourite=True, by=world.actor(house.technician), at=world.at
    )
    assert not hidden[0].is_done


def test_whoever_looks_with_anothers_eyes_sees_none_of_their_favourites(world: World) -> None:
    house = world.service
    ticket = ask(world, title="Дорогая сердцу")
    english(world, house.dispatcher).post(f"{LIST}{ticket.pk}/favourite/", {"on": "1"})
    client = look_through(world, house.dispatcher)
    assert ticket.title in read_words(client.get(LIST))
    assert ticket.title not in read_words(client.get(MINE))
