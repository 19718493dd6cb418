"""Does a session end by itself: unused, and in any case?"""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from tests.world import PASSWORD, World

DAY = timedelta(days=1)
SOON = timedelta(minutes=5)


def sign_in(world: World) -> Client:
    client = Client()
    given = {"email": world.service.customer.email, "password": PASSWORD}
    assert client.post("/sign-in/", given).status_code == 303
    return client


def age(client: Client, *, began: timedelta, used: timedelta) -> None:
    """As if the sign-in and the last noted request had been so long ago."""
    session, now = client.session, timezone.now()
    session["began"], session["used"] = (now - began).timestamp(), (now - used).timestamp()
    session.save()


def is_in(client: Client) -> bool:
    return client.get("/portal/").status_code == 200


def end_of(client: Client) -> datetime:
    row = Session.objects.get(session_key=client.session.session_key)
    return row.expire_date


def test_a_session_that_is_not_used_ends_on_the_server(world: World) -> None:
    client = sign_in(world)
    assert abs(end_of(client) - timezone.now() - 14 * DAY) < SOON
    age(client, began=14 * DAY + SOON, used=14 * DAY + SOON)
    assert not is_in(client)


def test_a_session_in_use_goes_on_with_one_write_a_day(world: World) -> None:
    client = sign_in(world)
    age(client, began=13 * DAY, used=13 * DAY)
    assert is_in(client)
    end = end_of(client)
    assert abs(end - timezone.now() - 14 * DAY) < SOON
    assert is_in(client)
    assert end_of(client) == end


def test_whatever_the_activity_a_session_ends_after_thirty_days(world: World) -> None:
    client = sign_in(world)
    age(client, began=29 * DAY, used=2 * DAY)
    assert is_in(client)
    assert abs(end_of(client) - timezone.now() - DAY) < SOON
    age(client, began=30 * DAY + SOON, used=SOON)
    assert not is_in(client)


def test_the_cookie_lasts_as_long_as_the_session(world: World) -> None:
    client = sign_in(world)
    age(client, began=29 * DAY, used=2 * DAY)
    client.get("/portal/")
    assert (
        abs(int(client.cookies["session"]["max-age"]) - DAY.total_seconds()) < SOON.total_seconds()
    )


def test_a_sign_in_begins_the_thirty_days_anew(world: World) -> None:
    client = sign_in(world)
    age(client, began=29 * DAY, used=SOON)
    client.post("/sign-out/")
    given = {"email": world.service.customer.email, "password": PASSWORD}
    client.post("/sign-in/", given)
    assert abs(end_of(client) - timezone.now() - 14 * DAY) < SOON


def test_a_session_of_before_the_limits_begins_now(world: World) -> None:
    client = Client()
    client.force_login(world.login(world.service.customer))
    assert is_in(client)
    assert client.session["began"] == pytest.approx(datetime.now(UTC).timestamp(), abs=300)
