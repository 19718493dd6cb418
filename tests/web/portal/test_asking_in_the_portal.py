"""Does a customer's request come about in three taps, and only from what is theirs?"""

import re
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from naryad.assets.models import Asset
from naryad.people.models import Person
from naryad.tickets.codes import Source
from naryad.tickets.models import Ticket
from tests.tickets.asking import ask
from tests.world import World

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


def _asked(world: World, person: Person | None = None, **given: Any) -> dict[str, Any]:
    return {"asset_id": world.service.lift.pk, "title": "Гудит", "request_key": "k1", **given}


def test_a_request_is_asked_in_three_taps(world: World) -> None:
    house = world.service
    client = _client(world, house.customer)
    assert _NEW in _page(client, "/portal/")
    first = _page(client, _NEW)
    assert f"{_NEW}?object={house.tower.pk}" in first
    form = _page(client, f"{_NEW}?object={house.lift.pk}")
    # Only one kind of request is open to them, so nothing is asked.
    assert "<select" not in form
    (type_id,) = re.findall(r'name="type_id" value="(\d+)"', form)
    answer = client.post(_NEW, _asked(world, type_id=type_id, text="С утра"))
    ticket = Ticket.objects.latest("pk")
    assert (answer.status_code, answer["Location"]) == (303, _card(ticket))
    assert (ticket.asset, ticket.company) == (house.lift, house.zenit)
    assert (ticket.requester, ticket.author) == (house.customer, house.customer)
    assert (ticket.source, ticket.text) == (Source.PORTAL, "С утра")


def test_a_double_tap_makes_one_request(world: World) -> None:
    client = _client(world, world.service.customer)
    type_id = ask(world).type_id
    before = Ticket.objects.count()
    places = {client.post(_NEW, _asked(world, type_id=type_id))["Location"] for _ in range(2)}
    assert (len(places), Ticket.objects.count()) == (1, before + 1)


def test_something_else_names_place_and_company(world: World) -> None:
    house = world.service
    client = _client(world, house.customer_of_two)
    form = _page(client, f"{_NEW}?object=")
    assert 'name="company_id"' in form and 'name="address"' in form
    given = _asked(world, asset_id="", type_id=ask(world).type_id, address="Мол, 2")
    wrong = client.post(_NEW, given)
    assert wrong.status_code == 422 and "id_company_id-error" in wrong.content.decode()
    assert client.post(_NEW, {**given, "company_id": house.polus.pk}).status_code == 303
    ticket = Ticket.objects.latest("pk")
    assert (ticket.company, ticket.address, ticket.asset) == (house.polus, "Мол, 2", None)


def test_who_speaks_for_nobody_still_asks_for_themselves(world: World) -> None:
    client = _client(world, world.service.former_customer)
    answer = client.post(_NEW, _asked(world, asset_id="", type_id=ask(world).type_id))
    if answer.status_code == 303:
        assert "Гудит" in _page(client, _LIST)
    else:
        assert answer.status_code == 403


def test_a_typed_type_that_is_not_offered_or_nothing_typed_is_refused(world: World) -> None:
    house = world.service
    client = _client(world, house.customer)
    before = Ticket.objects.count()
    for wrong in (
        {"type_id": house.ticket_type.pk},
        {"type_id": world.other.ticket_type.pk},
        {"type_id": "9" * 40},
        {"type_id": ask(world).type_id, "title": " "},
        {"type_id": ask(world).type_id, "title": "х" * 301},
    ):
        before = Ticket.objects.count()
        assert client.post(_NEW, _asked(world, **wrong)).status_code == 422
    assert Ticket.objects.count() == before


def test_equipment_that_is_not_seen_or_not_published_is_neither_shown_nor_taken(
    world: World,
) -> None:
    house = world.service
    type_id = ask(world).type_id
    client = _client(world, house.customer)
    first = _page(client, f"{_NEW}?under={house.depot.pk}")
    assert house.depot.name not in first and house.pump.name not in first
    Asset.objects.filter(pk=house.lift.pk).update(is_published=False)
    for hidden in (house.depot, house.pump, house.lift, world.other.lift):
        page = _page(client, f"{_NEW}?object={hidden.pk}")
        assert hidden.name not in page
        answer = client.post(_NEW, _asked(world, asset_id=hidden.pk, type_id=type_id))
        assert answer.status_code == 422
        assert "Choose from the list" in answer.content.decode()


def test_what_is_for_the_office_to_decide_cannot_be_handed_in(world: World) -> None:
    house = world.service
    given = {
        "requester_id": house.lead_customer.pk,
        "assignee_ids": [house.technician.pk],
        "number": "МОЙ-1",
        "deadline": "2030-01-01 10:00",
        "parent_id": ask(world).pk,
        "criticality_id": 1,
    }
    client = _client(world, house.customer)
    assert client.post(_NEW, _asked(world, type_id=ask(world).type_id, **given)).status_code == 303
    ticket = Ticket.objects.latest("pk")
    assert ticket.requester == house.customer
    assert ticket.number != "МОЙ-1" and ticket.parent is None
    assert not ticket.deadline or ticket.deadline.year != 2030


def test_what_was_typed_is_kept_until_it_is_sent(world: World) -> None:
    client = _client(world, world.service.customer)
    draft = f"{_NEW}draft/"
    assert client.post(draft, _asked(world, title="Почти")).status_code == 204
    assert 'value="Почти"' in _page(client, f"{_NEW}?object=")
    assert client.post(draft, {"drop": "1", "asset_id": "x"}).status_code == 303
    assert "Почти" not in _page(client, f"{_NEW}?object=")


def test_the_card_of_equipment_leads_to_a_request_about_it(world: World) -> None:
    house = world.service
    path = f"{_NEW}?object={house.lift.pk}"
    client = _client(world, house.customer)
    assert path in _page(client, f"/portal/equipment/{house.lift.pk}/")
    assert house.lift.name in _page(client, path)


def test_only_who_sent_photos_along_hears_that_they_are_to_be_chosen_again(world: World) -> None:
    client = _client(world, world.service.customer)
    wrong = _asked(world, type_id=ask(world).type_id, title="")
    photo = SimpleUploadedFile("lift.jpg", b"not looked at", content_type="image/jpeg")
    for sent, is_told in ((wrong, False), (wrong | {"files": photo}, True)):
        answer = client.post(_NEW, sent)
        assert answer.status_code == 422
        assert ("Choose the photos again" in answer.content.decode()) is is_told
