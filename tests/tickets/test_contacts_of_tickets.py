"""Whom does one call about a ticket: who names them, who reads them, and where do they stand?"""

import re
from importlib import import_module
from typing import Any

from django.apps import apps

from naryad.assets.models import Asset
from naryad.companies.models import Company
from naryad.history.models import Event
from naryad.people.models import Person
from naryad.tickets.models import Ticket
from naryad.tickets.ticket_columns import settle_columns
from tests.tickets.asking import ask
from tests.web.pages import english, read_form, read_words
from tests.world import World

NEW = "/office/tickets/new/"
PORTAL = "/portal/requests/new/"
_CELLS = ("name", "position", "phone", "email", "note")
GUARD = {"name": "Охрана", "phone": "8 921 555-01-75", "note": "Вход со двора"}


def _rows(*rows: dict[str, str], field: str = "contacts") -> dict[str, list[str]]:
    return {f"{field}.{cell}": [row.get(cell, "") for row in rows] for cell in _CELLS}


def _know(world: World) -> None:
    """One at the lift, one at its company."""
    house = world.service
    empty = dict.fromkeys(_CELLS, "")
    lift = {**empty, "name": "Анна у лифта", "phone": "+79215550111"}
    Asset.objects.filter(pk=house.lift.pk).update(contacts=[lift])
    of_zenit = {**empty, "name": "Борис из Зенита", "phone": "+79215550222"}
    Company.objects.filter(pk=house.zenit.pk).update(contact_persons=[of_zenit])


def _last(world: World) -> Ticket:
    return Ticket.objects.filter(organization=world.service.organization).latest("pk")


def test_they_are_typed_or_taken_over_and_stand_wherever_one_calls(world: World) -> None:
    _know(world)
    house, client = world.service, english(world, world.service.dispatcher)
    page = client.get(f"{NEW}?asset_id={house.lift.pk}")
    offered = re.findall(r'name="known_contacts" value="(\w+)"', page.content.decode())
    assert len(offered) == 2
    sent = read_form(page, NEW).filled(title="Стоит", **_rows(GUARD), known_contacts=offered[:1])
    again = client.post(NEW, {**sent, **_rows({**GUARD, "phone": "call me"})})
    assert again.status_code == 422 and "Row 1, Phone" in read_words(again)
    assert client.post(NEW, sent).status_code == 303
    ticket = _last(world)
    said = [(row["name"], row["phone"]) for row in ticket.contacts]
    assert said == [("Охрана", "+79215550175"), ("Анна у лифта", "+79215550111")]
    created = Event.objects.get(kind="ticket.created", subject_id=ticket.pk).changes
    assert created["contacts"]["new"][0] == "Охрана, +79215550175, Вход со двора"
    card = client.get(f"/office/tickets/{ticket.pk}/")
    assert 'href="tel:+79215550175"' in card.content.decode()
    assert read_words(card).count("Анна у лифта") >= 1
    field = english(world, house.head).get(f"/field/tickets/{ticket.pk}/").content.decode()
    assert re.findall(r'btn-lg" href="tel:([^"]+)"', field) == ["+79215550175"]
    assert "Охрана" in read_words(client.get(f"/office/tickets/{ticket.pk}/print/"))


def test_what_is_offered_follows_the_choice_and_no_other_is_taken(world: World) -> None:
    _know(world)
    house, client = world.service, english(world, world.service.dispatcher)
    path = "/office/tickets/contacts/"
    for query, names in (
        (f"asset_id={house.lift.pk}", (True, True)),
        (f"company_id={house.zenit.pk}", (False, True)),
        (f"asset_id={house.lift.pk}&company_id={house.mayak.pk}", (True, False)),
        (f"asset_id={'9' * 40}&company_id=x", (False, False)),
        ("", (False, False)),
    ):
        words = read_words(client.get(f"{path}?{query}"))
        assert ("Анна у лифта" in words, "Борис из Зенита" in words) == names, query
    unseen = english(world, house.technician_south).get(f"{path}?asset_id={house.lift.pk}")
    assert "Анна" not in read_words(unseen)
    page = client.get(f"{NEW}?asset_id={house.lift.pk}")
    sent = read_form(page, NEW).filled(title="Стоит", known_contacts=["0" * 18])
    refused = client.post(NEW, sent)
    assert refused.status_code == 422 and "Choose from the list." in read_words(refused)


def test_a_form_changes_them_and_keeps_them_when_it_changes_something_else(world: World) -> None:
    house, client = world.service, english(world, world.service.head)
    rows: Any = [{**dict.fromkeys(_CELLS, ""), "name": "Вахта", "phone": "+79215550333, 7"}]
    ticket = ask(world, contacts=tuple(rows), customer_contacts=tuple(rows))
    path = f"/office/tickets/{ticket.pk}/edit/"

    def save(**given: Any) -> Ticket:
        sent = read_form(client.get(path), path).filled(**given)
        assert client.post(path, sent).status_code == 303
        ticket.refresh_from_db()
        return ticket

    assert save(title="Иначе").contacts == rows
    edited = Event.objects.filter(kind="ticket.edited", subject_id=ticket.pk).latest("pk")
    assert list(edited.changes) == ["title"]
    assert [row["name"] for row in save(**_rows(GUARD, rows[0])).contacts] == ["Охрана", "Вахта"]
    assert save(**_rows(field="customer_contacts")).customer_contacts == []
    more = client.post(path, read_form(client.get(path), path).filled(more="contacts"))
    assert more.status_code == 200 and ticket.contacts == Ticket.objects.get(pk=ticket.pk).contacts
    assert english(world, house.technician_south).get(path).status_code == 404


def test_customers_name_whom_to_call_and_read_only_whom_they_have_named(world: World) -> None:
    house = world.service
    client = english(world, house.customer)
    type_id = ask(world).type_id
    path = f"{PORTAL}?object={house.lift.pk}"
    begun = read_form(client.get(path), PORTAL).fields
    assert begun["call_name"] == [house.customer.name]
    sent = {"asset_id": house.lift.pk, "title": "Гудит", "type_id": type_id}
    for wrong, said in (
        ({"call_name": "", "call_phone": "8 921 555-01-75"}, "Say whose phone it is."),
        ({"call_name": "Пост 3", "call_phone": "call me"}, "There is no such number."),
        ({"call_name": "x" * 201}, "At most 200 characters."),
    ):
        refused = client.post(PORTAL, {**sent, **wrong, "request_key": said})
        assert refused.status_code == 422 and said in read_words(refused)
    called = {"call_name": "Пост 3", "call_phone": "8 921 555-01-75", "request_key": "k"}
    # What is the team's does not come in by the portal.
    assert client.post(PORTAL, {**sent, **called, **_rows(GUARD)}).status_code == 303
    ticket = _last(world)
    assert ticket.contacts == [] and ticket.customer_contacts[0]["phone"] == "+79215550175"
    Ticket.objects.filter(pk=ticket.pk).update(contacts=[{**GUARD, "phone": "+79215550999"}])
    for page in (f"/portal/requests/{ticket.pk}/", f"/portal/requests/{ticket.pk}/print/"):
        words = read_words(client.get(page))
        assert "Пост 3, +7 921 555-01-75" in words and "Охрана" not in words
    stranger = english(world, house.customer_of_two)
    assert stranger.get(f"/portal/requests/{ticket.pk}/").status_code == 404
    field = english(world, house.head).get(f"/field/tickets/{ticket.pk}/").content.decode()
    assert re.findall(r'btn-lg" href="tel:([^"]+)"', field) == ["+79215550175"]


def _found(world: World, person: Person, words: str) -> bool:
    address = "/office/tickets/" if person.kind == "EMPLOYEE" else "/portal/requests/"
    page = english(world, person).get(address, {"q": words})
    return "Стоит с людьми" in page.content.decode()


def test_tickets_are_found_by_them_and_by_the_teams_the_team_alone_finds_any(world: World) -> None:
    house = world.service
    guard = {**dict.fromkeys(_CELLS, ""), "name": "Анна-Мария Сторожева", "phone": "+79215550175"}
    named = {**guard, "name": "Вахтёр Ёжиков", "phone": "+79215550999"}
    given: Any = {"contacts": (guard,), "customer_contacts": (named,)}
    ask(world, title="Стоит с людьми", requester_id=house.customer.pk, **given)
    for words in ("сторожева", "мария", "8 (921) 555-01-75", "9215550175"):
        assert _found(world, house.dispatcher, words), words
        assert not _found(world, house.customer, words), words
    for words in ("ежиков", "+7 921 555-09-99", "стоит"):
        assert _found(world, house.dispatcher, words), words
        assert _found(world, house.customer, words), words


def test_a_copy_takes_them_along(world: World) -> None:
    client = english(world, world.service.dispatcher)
    sent = read_form(client.get(NEW), NEW).filled(title="Стоит", **_rows(GUARD))
    assert client.post(NEW, sent).status_code == 303
    page = client.get(f"{NEW}?copy={_last(world).pk}")
    copied = read_form(page, NEW).fields
    assert "Охрана" in copied["contacts.name"] and "Вход со двора" in copied["contacts.note"]
    assert client.post(NEW, read_form(page, NEW).filled()).status_code == 303
    assert [row["phone"] for row in _last(world).contacts] == ["+79215550175"]


def test_tickets_of_before_are_found_by_them_as_new_ones_are(world: World) -> None:
    house = world.service
    guard = {**dict.fromkeys(_CELLS, ""), "name": "Анна-Мария Сторожева", "phone": "+79215550175"}
    named = {**guard, "name": "Вахтёр Ёжиков", "phone": "+79215550999, 12"}
    given: Any = {"contacts": (guard,), "customer_contacts": (named,)}
    ticket = ask(world, title="Стоит с людьми", requester_id=house.customer.pk, **given)
    written = ticket.search_text
    ticket.contacts = ticket.customer_contacts = []
    settle_columns(ticket)
    assert len(ticket.search_text) < len(written)
    Ticket.objects.filter(pk=ticket.pk).update(search_text=ticket.search_text)
    migration = import_module("naryad.tickets.migrations.0021_contacts_are_searched")
    for _run in "12":
        migration.search_contacts(apps, None)
        ticket.refresh_from_db()
        assert sorted(ticket.search_text.split()) == sorted(written.split())
        assert ticket.search_text.partition("\n")[2] == written.partition("\n")[2]
