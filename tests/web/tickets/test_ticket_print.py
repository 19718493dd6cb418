"""Is on paper what was chosen, and nothing that the reader does not see?"""

from naryad.core.outcomes import only
from naryad.people.models import Person
from naryad.tickets import actions
from naryad.tickets.codes import Side
from naryad.tickets.models import Stage, Ticket
from tests.tickets.asking import ask
from tests.tickets.test_rating import done_ticket
from tests.web.pages import english, read_words
from tests.world import World


def _written(world: World) -> Ticket:
    house, ticket = world.service, done_ticket(world)
    by = world.actor(house.dispatcher)
    for side, text in ((Side.TEAM, "Между нами"), (Side.CUSTOMER, "Мастер едет")):
        new = actions.NewMessage(ticket.pk, side, text)
        only(actions.write_messages([new], by=by, at=world.at))
    return ticket


def test_the_office_chooses_what_goes_on_paper(world: World) -> None:
    ticket = _written(world)
    client, path = english(world, world.service.dispatcher), f"/office/tickets/{ticket.pk}/print/"
    plain = read_words(client.get(path))
    assert ticket.number in plain and ticket.title in plain and "Accepted by" in plain
    assert "Между нами" not in plain and "Мастер едет" not in plain
    assert "Ticket created" not in plain
    assert "Мастер едет" in read_words(client.get(f"{path}?with=customer"))
    whole = read_words(client.get(f"{path}?with=customer&with=team&with=changes&with=x"))
    assert "Между нами" in whole and "Ticket created" in whole


def test_whom_to_call_about_it_stands_on_paper(world: World) -> None:
    house = world.service
    ticket = ask(world, requester_id=house.customer.pk)
    Person.objects.filter(pk=house.customer.pk).update(phone="+79165550133")
    path = f"/office/tickets/{ticket.pk}/print/"
    page = read_words(english(world, house.dispatcher).get(path))
    assert f"{house.customer.name} · +7 916 555-01-33" in page


def test_what_the_reader_does_not_see_is_not_on_paper(world: World) -> None:
    house, ticket = world.service, _written(world)
    page = read_words(
        english(world, house.technician).get(f"/office/tickets/{ticket.pk}/print/?with=changes")
    )
    card = read_words(english(world, house.technician).get(f"/office/tickets/{ticket.pk}/"))
    for name in (house.customer.name, house.zenit.name):
        assert (name in page) == (name in card)
    path = f"/office/tickets/{ticket.pk}/print/"
    assert english(world, house.technician_south).get(path).status_code == 404


def test_a_customers_paper_has_no_stage_and_no_word_of_the_team(world: World) -> None:
    house, ticket = world.service, _written(world)
    Stage.objects.filter(pk=ticket.stage_id).update(name={"ru": "Тайная"})
    path = f"/portal/requests/{ticket.pk}/print/?with=messages&with=told"
    page = read_words(english(world, house.customer).get(path))
    assert "Мастер едет" in page and "Request created" in page and "Accepted by" in page
    assert "Между нами" not in page
    assert "Тайная" not in page
    assert english(world, house.former_customer).get(path).status_code == 404
