"""Do customers rate the work, once it is done, and does nobody else?"""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from naryad.core.errors import Invalid, NotPermitted, NotVisible, ReadOnlyView
from naryad.core.outcomes import Outcome
from naryad.history.models import Event
from naryad.people.models import Person
from naryad.tickets import actions
from naryad.tickets.models import Ticket
from naryad.tickets.rating import NotDoneYet, RatedAlready, asks_for_rating
from tests.tickets.asking import ask, move
from tests.world import World


def done_ticket(world: World) -> Ticket:
    """Asked for by the customer, and done by the technician."""
    house = world.service
    ticket = ask(
        world, requester_id=house.customer.pk, assignee_ids=frozenset({house.technician.pk})
    )
    for ru, person in (
        ("Назначить", house.dispatcher),
        ("Принять", house.technician),
        ("Начать работу", house.technician),
        ("Работа выполнена", house.technician),
    ):
        assert move(world, ticket, ru, person).refusal is None
    return ticket


def _rate(
    world: World, ticket: Ticket, person: Person, points: Any, word: str = "", days: int = 0
) -> Outcome:
    new = actions.Rating(ticket.pk, points, word)
    at = world.at + timedelta(days=days)
    (outcome,) = actions.rate_tickets([new], by=world.actor(person), at=at)
    ticket.refresh_from_db()
    return outcome


def test_a_customer_says_how_it_was_and_history_tells(world: World) -> None:
    ticket, house = done_ticket(world), world.service
    assert asks_for_rating(ticket)
    version = ticket.version
    assert _rate(world, ticket, house.customer, 4, " Быстро ").refusal is None
    assert (ticket.rating, ticket.rating_word, ticket.rated_by) == (4, "Быстро", house.customer)
    assert ticket.version == version
    assert not asks_for_rating(ticket)
    event = Event.objects.latest("pk")
    assert (event.kind, event.subject_id) == ("ticket.rated", ticket.pk)
    assert event.changes["rating"] == {"old": None, "new": 4}


def test_nobody_rates_with_a_customers_eyes(world: World) -> None:
    ticket, house = done_ticket(world), world.service
    eyes = world.actor(house.customer, viewed_by=house.head)
    with pytest.raises(ReadOnlyView):
        actions.rate_tickets([actions.Rating(ticket.pk, 5)], by=eyes, at=world.at)
    ticket.refresh_from_db()
    assert ticket.rating is None


def test_a_low_rating_that_stays_low_is_no_news(world: World) -> None:
    ticket, house = done_ticket(world), world.service
    for points in (1, 2, 1, 4, 2):
        assert _rate(world, ticket, house.customer, points).refusal is None
    kinds = Event.objects.filter(subject_id=ticket.pk, kind__startswith="ticket.rated")
    told = ["ticket.rated_low", "ticket.rated", "ticket.rated", "ticket.rated", "ticket.rated_low"]
    assert list(kinds.order_by("pk").values_list("kind", flat=True)) == told


def test_a_low_rating_is_told_apart(world: World) -> None:
    ticket = done_ticket(world)
    assert _rate(world, ticket, world.service.customer, 2).refusal is None
    assert Event.objects.latest("pk").kind == "ticket.rated_low"


def test_it_changes_within_a_week_and_by_whoever_gave_it(world: World) -> None:
    ticket, house = done_ticket(world), world.service
    assert _rate(world, ticket, house.customer, 1).refusal is None
    # Sees it as well, for it is one of the same company.
    assert isinstance(_rate(world, ticket, house.lead_customer, 5).refusal, RatedAlready)
    assert _rate(world, ticket, house.customer, 3, days=6).refusal is None
    assert isinstance(_rate(world, ticket, house.customer, 5, days=14).refusal, RatedAlready)
    assert ticket.rating == 3


def test_work_that_was_done_anew_is_rated_anew(world: World) -> None:
    ticket, house = done_ticket(world), world.service
    assert _rate(world, ticket, house.customer, 1).refusal is None
    Ticket.objects.filter(pk=ticket.pk).update(completed_at=world.at + timedelta(days=20))
    ticket.refresh_from_db()
    assert asks_for_rating(ticket)
    assert _rate(world, ticket, house.lead_customer, 5, days=21).refusal is None
    assert (ticket.rating, ticket.rated_by) == (5, house.lead_customer)


def test_what_is_not_done_is_not_rated(world: World) -> None:
    ticket = ask(world, requester_id=world.service.customer.pk)
    assert isinstance(_rate(world, ticket, world.service.customer, 5).refusal, NotDoneYet)


def test_what_was_canceled_is_not_asked_about(world: World) -> None:
    ticket = ask(world, world.service.customer)
    assert move(world, ticket, "Отменить заявку", world.service.customer).refusal is None
    assert ticket.closed_at and not asks_for_rating(ticket)


@pytest.mark.parametrize(
    ("points", "word", "field"),
    [
        (None, "", "points"),
        (0, "", "points"),
        (6, "", "points"),
        (10**17, "", "points"),
        (5, "я" * 1001, "word"),
    ],
)
def test_an_unfit_rating_names_its_field(world: World, points: Any, word: str, field: str) -> None:
    ticket = done_ticket(world)
    refusal = _rate(world, ticket, world.service.customer, points, word).refusal
    assert isinstance(refusal, Invalid)
    assert set(refusal.errors) == {field}
    assert ticket.rating is None


def test_nobody_else_rates(world: World) -> None:
    ticket, house = done_ticket(world), world.service
    assert isinstance(_rate(world, ticket, house.admin, 5).refusal, NotPermitted)
    assert isinstance(_rate(world, ticket, house.technician, 5).refusal, NotPermitted)
    assert isinstance(_rate(world, ticket, house.loner, 5).refusal, NotVisible)
    assert ticket.rating is None


def test_many_cost_as_many_queries_as_one(world: World) -> None:
    by, tickets = world.actor(world.service.customer), [done_ticket(world) for _ in range(6)]
    costs = []
    for some in (tickets[:1], tickets[1:]):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            new = [actions.Rating(each.pk, 5) for each in some]
            assert all(each.is_done for each in actions.rate_tickets(new, by=by, at=world.at))
        costs.append(len(asked))
    assert costs[0] == costs[1]
