"""What does a ticket keep of formatted text, and who sees the pictures in it?"""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from naryad.access.actor import Actor
from naryad.core.drafts import keep_draft
from naryad.core.errors import Invalid, NotVisible, Stale
from naryad.core.outcomes import only
from naryad.files.actions import sweep_files
from naryad.files.models import File
from naryad.files.visibility import readable_file
from naryad.history.models import Event
from naryad.people.models import Person
from naryad.tickets import actions
from naryad.tickets.actions import add_picture, delete_tickets, edit_tickets
from naryad.tickets.models import Ticket
from naryad.tickets.ticket_input import TicketEdit, TicketInput
from naryad.tickets.visibility import tickets_visible_to
from tests.files.pictures import png
from tests.tickets.asking import a_ticket, ask
from tests.world import World


@pytest.fixture(autouse=True)
def files_folder(settings: Settings, tmp_path: Path) -> None:
    settings.FILES_FOLDER = tmp_path / "files"


def _picture(world: World, person: Person | None = None) -> str:
    by = world.actor(person or world.service.dispatcher)
    return add_picture(png(8, 8), name="plate.png", by=by, at=world.at)


def _shown(*keys: str) -> str:
    return "<p><b>Look:</b></p>" + "".join(f'<img src="/files/{key}/" alt="Plate">' for key in keys)


def _edit(world: World, ticket: Ticket, person: Person | None = None, **given: Any) -> Ticket:
    new, by = a_ticket(world, **given), world.actor(person or world.service.dispatcher)
    edit = TicketEdit(ticket.pk, new, frozenset(given))
    only(edit_tickets([edit], by=by, at=world.at))
    return Ticket.objects.get(pk=ticket.pk)


def _sees(actor: Actor, key: str) -> bool:
    try:
        return bool(readable_file(actor, key))
    except NotVisible:
        return False


def test_a_picture_is_seen_by_whoever_sees_the_ticket_and_by_nobody_else(world: World) -> None:
    house, key = world.service, _picture(world)
    everybody = [*house.people.values(), world.other.admin]
    actors = [house.system, *(world.actor(person) for person in everybody)]
    looking = world.actor(house.dispatcher, viewed_by=house.admin)
    seers = {actor.person_id for actor in actors if _sees(actor, key)}
    assert seers == {house.dispatcher.pk}, "until it is saved it is of whoever writes"
    assert not _sees(looking, key)
    ticket = ask(world, html=_shown(key), requester_id=house.customer.pk)
    assert key in ticket.html
    for is_deleted in (False, True):
        if is_deleted:
            only(delete_tickets([ticket.pk], by=world.actor(house.head), at=world.at))
        for actor in actors:
            sees = tickets_visible_to(actor, with_deleted=True).filter(pk=ticket.pk).exists()
            assert _sees(actor, key) == sees, actor
    customer = world.actor(house.customer)
    assert not _sees(customer, key), "the ticket is deleted now"


def test_a_customer_sees_the_pictures_of_their_request(world: World) -> None:
    house, key = world.service, _picture(world)
    ask(world, html=_shown(key), requester_id=house.customer.pk)
    seen = [_sees(world.actor(each), key) for each in (house.customer, house.customer_of_two)]
    assert seen == [True, False]


def test_only_pictures_that_one_may_show_stay(world: World) -> None:
    """One's own that waits goes along; of another ticket that one sees a copy is made."""
    house = world.service
    south, mine = _picture(world, house.technician_south), _picture(world)
    first = ask(world, html=_shown(mine, south, "0" * 32))
    assert (mine in first.html, south in first.html) == (True, False)
    assert first.text == "Look:\n\n[Plate]"
    second = ask(world, html=first.html)
    (copy,) = File.objects.filter(owner_noun="ticket_text", owner_id=second.pk)
    assert copy.key in second.html and mine not in second.html
    hidden = ask(world, html=_shown(_picture(world)), asset_id=house.depot.pk)
    stolen = ask(world, house.technician, html=hidden.html)
    assert stolen.html == "<p><strong>Look:</strong></p>"


def test_a_picture_that_leaves_the_text_is_gone(world: World) -> None:
    kept, left = _picture(world), _picture(world)
    ticket = ask(world, html=_shown(kept, left))
    by = world.actor(world.service.dispatcher)
    ticket = _edit(world, ticket, html=_shown(kept))
    assert (_sees(by, kept), _sees(by, left)) == (True, False)
    assert kept in _edit(world, ticket, title="Other words").html
    ticket = _edit(world, ticket, text="Plain")
    assert (ticket.html, ticket.text, _sees(by, kept)) == ("", "Plain", False)


def test_history_tells_words_and_never_markup(world: World) -> None:
    ticket = ask(world, text="Pump leaks")
    _edit(world, ticket, html="<p>Pump <b>leaks</b></p>")
    ticket = _edit(world, ticket, html="<p>Pump <b>stands</b></p>")
    told = [event.changes for event in Event.objects.filter(kind="ticket.edited").order_by("pk")]
    assert told == [
        {"formatting": {"old": None, "new": "FORMATTING_CHANGED"}},
        {"text": {"old": "Pump leaks", "new": "Pump stands"}},
    ]
    assert "strong" not in ticket.search_text


def test_a_conflict_shows_words_and_says_when_only_the_looks_differ(world: World) -> None:
    ticket, by = ask(world, html="<p><b>Pump</b></p>"), world.actor(world.service.dispatcher)
    _edit(world, ticket, html="<p><i>Pump</i></p>")
    fields = frozenset({"text", "html"})
    for html, mine in (("<p><s>Pump</s></p>", "Pump"), ("<p><s>Fan</s></p>", "Fan")):
        edit = TicketEdit(ticket.pk, a_ticket(world, html=html), fields, seen_version=1)
        (outcome,) = edit_tickets([edit], by=by, at=world.at)
        assert isinstance(outcome.refusal, Stale)
        theirs = "Pump" if mine == "Fan" else "Pump\n(formatted in another way)"
        assert outcome.refusal.differences == {"text": (mine, theirs)}


def test_too_heavy_a_text_is_refused_alone(world: World) -> None:
    by = world.actor(world.service.dispatcher)
    htmls = ("a" * 1_000_000, "<p>" + "я" * 20_001, "<p><b>Fine</b></p>")
    inputs: list[TicketInput] = [a_ticket(world, html=html) for html in htmls]
    *heavy, fine = actions.create_tickets(inputs, by=by, at=world.at)
    for outcome in heavy:
        assert isinstance(outcome.refusal, Invalid)
        assert set(outcome.refusal.errors) == {"text"}
    assert fine.is_done


def test_many_texts_cost_as_many_queries_as_one(world: World) -> None:
    by, counts = world.actor(world.service.dispatcher), []
    for count in (1, 20):
        inputs = [a_ticket(world, html=_shown("0" * 32)) for _each in range(count)]
        with CaptureQueriesContext(connection) as made:
            outcomes = actions.create_tickets(inputs, by=by, at=world.at)
        assert all(outcome.is_done for outcome in outcomes)
        counts.append(len(made))
    assert counts[0] == counts[1]


def test_what_nobody_saves_is_forgotten_but_for_what_a_draft_names(world: World) -> None:
    house, by = world.service, world.actor(world.service.dispatcher)
    lost, drafted, fresh = (_picture(world) for _each in range(3))
    saved = _picture(world)
    ask(world, html=_shown(saved))
    keep_draft(
        organization_id=house.id,
        person_id=house.dispatcher.pk,
        form="ticket_new",
        values={"html": [_shown(drafted)]},
        at=world.at,
    )
    long_ago = world.at - timedelta(days=31)
    File.objects.filter(key__in=[lost, drafted, saved]).update(at=long_ago)
    sweep_files(at=world.at)
    assert [_sees(by, key) for key in (lost, drafted, fresh, saved)] == [False, True, True, True]
