"""Does what happened reach the other program, signed, whatever that one answers?"""

import hashlib
import hmac
import time
from collections.abc import Iterator
from datetime import timedelta

import pytest

from naryad.core import egress
from naryad.history.models import Event
from naryad.letters.models import Letter
from naryad.tickets.codes import Side
from naryad.webhooks import actions
from naryad.webhooks.models import Webhook
from naryad.webhooks.outcome import FAILING_FOR, MOST_FAILURES
from naryad.webhooks.states import DeliveryState, Pause, WebhookState
from tests.core.servers import LocalServer, local_server
from tests.notifications.telling import assign, write
from tests.tickets.asking import ask
from tests.webhooks.hooks import add_hook, deliveries_of, note, send, told
from tests.world import World

MINUTE = timedelta(minutes=1)


@pytest.fixture
def server() -> Iterator[LocalServer]:
    with local_server() as running:
        running.answers["/hook"] = (200, {}, b"thanks")
        yield running


def _is_signed(server: LocalServer, secret: str) -> bool:
    for asked in server.asked:
        parts = dict(part.split("=", 1) for part in asked.headers["Naryad-Signature"].split(","))
        text = parts["t"].encode() + b"." + asked.body
        made = hmac.new(secret.encode(), text, hashlib.sha256).hexdigest()
        if not hmac.compare_digest(made, parts["v1"]):
            return False
    return bool(server.asked)


def test_what_happens_is_told_in_order_once_and_signed(
    own_world: World, server: LocalServer
) -> None:
    webhook, secret = add_hook(own_world, f"{server.url}/hook")
    ticket = ask(own_world)
    assign(own_world, ticket, own_world.service.technician)
    write(own_world, ticket, own_world.service.dispatcher, Side.TEAM, "among us")
    note(own_world.at)
    send(own_world.at)
    send(own_world.at)
    assert [each["kind"] for each in told(server.asked)] == [
        "ticket.created",
        "ticket.assigned",
        "ticket.message_written",
    ]
    assert {each["item"] for each in told(server.asked)} == {ticket.pk}
    came = told(server.asked)[1]["changes"]["assignees"]["new"]
    assert [each["id"] for each in came] == [own_world.service.technician.pk]
    assert b"among us" not in b"".join(each.body for each in server.asked)
    assert _is_signed(server, secret)
    first = deliveries_of(webhook)[0]
    assert server.asked[0].headers["Naryad-Delivery"] == str(first.pk)
    assert (first.state, first.status, first.answer) == (DeliveryState.TAKEN, 200, "thanks")
    assert first.body == server.asked[0].body.decode()
    # With the secret of another moment nothing fits any more.
    actions.renew_webhook_secret(
        webhook.pk, by=own_world.actor(own_world.service.admin), at=own_world.at
    )
    ask(own_world)
    note(own_world.at)
    send(own_world.at)
    assert not _is_signed(server, secret)


def test_each_bad_answer_is_kept_and_tried_again_later(
    own_world: World, server: LocalServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """500, a redirect to a private address, an answer without end, one that never comes."""
    monkeypatch.setattr(egress, "SECONDS", 0.5)
    webhook, _secret = add_hook(own_world, f"{server.url}/hook", "ticket.created")
    ask(own_world)
    note(own_world.at)
    at = own_world.at
    for answer, status, said in (
        ((500, {}, b"\xffno\x00"), 500, "\ufffdno"),
        ((302, {"Location": "http://169.254.169.254/"}, b""), None, "not followed"),
        ((503, {}, b"x" * 10_000_000), 503, "x" * 4096),
    ):
        server.answers["/hook"] = answer
        send(at)
        (delivery,) = deliveries_of(webhook)
        assert (delivery.state, delivery.status) == (DeliveryState.WAITING, status)
        assert said in delivery.answer and len(delivery.answer) <= 4096
        calls = len(server.asked)
        send(at)
        assert len(server.asked) == calls, "It waits for its time."
        at = delivery.next_try_at
    server.trickles, begun = "body", time.monotonic()
    server.answers["/hook"] = (200, {}, b"")
    send(at)
    assert time.monotonic() - begun < 5
    (delivery,) = deliveries_of(webhook)
    assert delivery.state == DeliveryState.WAITING and delivery.attempts == 4
    server.trickles = ""
    send(delivery.next_try_at)
    (delivery,) = deliveries_of(webhook)
    assert (delivery.state, delivery.attempts) == (DeliveryState.TAKEN, 5)
    assert Webhook.objects.get(pk=webhook.pk).failures == 0


def test_after_a_day_it_is_given_up_and_who_takes_nothing_is_paused_with_a_letter(
    own_world: World, server: LocalServer
) -> None:
    webhook, _secret = add_hook(own_world, f"{server.url}/hook", "ticket.created")
    server.answers["/hook"] = (500, {}, b"")
    ask(own_world)
    note(own_world.at)
    at, end = own_world.at, own_world.at + timedelta(hours=40)
    while at < end and Webhook.objects.get(pk=webhook.pk).state == WebhookState.ACTIVE:
        send(at)
        (delivery,) = deliveries_of(webhook)
        if delivery.state != DeliveryState.WAITING:
            break
        at = delivery.next_try_at
    webhook.refresh_from_db()
    assert (webhook.state, webhook.pause) == (WebhookState.PAUSED, Pause.FAILING)
    assert webhook.failures >= MOST_FAILURES and at - own_world.at >= FAILING_FOR
    letter = Letter.objects.get(kind="webhook-paused")
    assert letter.person == own_world.service.admin
    calls = len(server.asked)
    send(at + timedelta(days=1))
    assert len(server.asked) == calls, "A paused one is silent."
    by = own_world.actor(own_world.service.admin)
    actions.resume_webhook(webhook.pk, by=by, at=own_world.at + timedelta(hours=25))
    (delivery,) = deliveries_of(webhook)
    assert delivery.state == DeliveryState.FAILED, "What waited for more than a day is given up."


def test_who_wants_no_more_is_paused_at_once(own_world: World, server: LocalServer) -> None:
    webhook, _secret = add_hook(own_world, f"{server.url}/hook", "ticket.created")
    server.answers["/hook"] = (410, {}, b"gone")
    ask(own_world)
    note(own_world.at)
    send(own_world.at)
    webhook.refresh_from_db()
    assert (webhook.state, webhook.pause) == (WebhookState.PAUSED, Pause.GONE)
    assert Event.objects.filter(kind="webhook.paused_by_itself", subject_id=webhook.pk).exists()
    assert Letter.objects.filter(kind="webhook-paused").count() == 1
    ask(own_world)
    note(own_world.at)
    assert len(deliveries_of(webhook)) == 1, "What happens meanwhile is not noted."


def test_one_whose_sender_died_goes_again_under_the_same_number(
    own_world: World, server: LocalServer
) -> None:
    webhook, _secret = add_hook(own_world, f"{server.url}/hook", "ticket.created")
    ask(own_world)
    note(own_world.at)
    taken = actions.take_delivery(webhook.pk, at=own_world.at)
    assert taken is not None
    assert actions.take_delivery(webhook.pk, at=own_world.at + MINUTE) is None
    send(own_world.at + 3 * MINUTE)
    (asked,) = server.asked
    assert asked.headers["Naryad-Delivery"] == str(taken.pk)
    assert asked.headers["Naryad-Attempt"] == "2"


def test_a_test_and_a_repetition_go_out_once_also_from_a_paused_one(
    own_world: World, server: LocalServer
) -> None:
    webhook, _secret = add_hook(own_world, f"{server.url}/hook", "ticket.created")
    by = own_world.actor(own_world.service.admin)
    ticket = ask(own_world)
    note(own_world.at)
    send(own_world.at)
    actions.pause_webhook(webhook.pk, by=by, at=own_world.at)
    (first,) = deliveries_of(webhook)
    actions.repeat_delivery(first.pk, by=by, at=own_world.at)
    server.answers["/hook"] = (500, {}, b"")
    actions.try_webhook(webhook.pk, by=by, at=own_world.at)
    send(own_world.at)
    send(own_world.at)
    send(own_world.at + timedelta(hours=1))
    bodies = told(server.asked)
    assert [each["kind"] for each in bodies] == ["ticket.created", "ticket.created", "webhook.test"]
    assert bodies[1]["item"] == ticket.pk and bodies[1]["id"] == bodies[0]["id"]
    states = [each.state for each in deliveries_of(webhook)]
    assert states == [DeliveryState.TAKEN, DeliveryState.FAILED, DeliveryState.FAILED]
    webhook.refresh_from_db()
    assert (webhook.failures, webhook.state) == (0, WebhookState.PAUSED)
