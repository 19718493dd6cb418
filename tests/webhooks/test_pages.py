"""Can somebody set a webhook up, see how it fares, and read what it told, on pages?"""

from typing import Any

import pytest

from naryad.access.permissions import Permission
from naryad.core.sealing import unseal
from naryad.history.models import Event
from naryad.people.models import PersonRole, RolePermission
from naryad.webhooks.models import Delivery, Webhook
from tests.tickets.asking import ask
from tests.web.pages import english, read_form, read_words
from tests.webhooks.hooks import add_hook, deliveries_of, note
from tests.world import World

LIST = "/office/settings/webhooks/"
NEW = f"{LIST}new/"
URL = "https://example.com/hook"


def _typed(**changes: Any) -> dict[str, Any]:
    return {"name": "Accounting", "url": URL, "kinds_ticket": ["ticket.created"], **changes}


def _add(world: World, **changes: Any) -> Any:
    client = english(world, world.service.admin)
    return client.post(NEW, read_form(client.get(NEW), NEW).filled(**_typed(**changes)))


def _added() -> Webhook:
    return Webhook.objects.latest("pk")


def test_the_secret_is_shown_once_and_kept_sealed(world: World) -> None:
    answer = _add(world, filter="/office/tickets/?open=yes")
    assert answer.status_code == 200 and answer.headers["Cache-Control"] == "no-store"
    kept = _added()
    secret = unseal(kept.sealed_secret, purpose="webhook")
    assert secret in answer.content.decode()
    assert (kept.url, kept.kinds, kept.owner) == (URL, ["ticket.created"], world.service.admin)
    assert kept.filter == {"field": "open", "op": "is", "value": ["yes"]}
    client = english(world, world.service.admin)
    for place in (f"{LIST}{kept.pk}/", f"{LIST}{kept.pk}/settings/", LIST):
        page = client.get(place)
        assert secret not in page.content.decode() and "Accounting" in read_words(page)
    told = Event.objects.get(kind="webhook.added", subject_id=kept.pk)
    assert secret not in str(told.changes) and URL in str(told.changes)
    journal = read_words(client.get("/office/journal/?kind=rights"))
    assert "Webhook added" in journal and URL in journal


WRONG: list[tuple[str, Any, str]] = [
    ("name", "", "name"),
    ("url", "", "url"),
    ("url", "ftp://example.com/", "url"),
    ("url", "http://example.com/", "url"),
    ("url", "https://user:pass@example.com/", "url"),
    ("filter", "/office/assets/?type=1", "filter"),
    ("filter", "/office/tickets/", "filter"),
    ("filter", "/office/tickets/?nothing.is=1", "filter"),
]


@pytest.mark.parametrize(("field", "value", "at"), WRONG)
def test_a_field_that_is_wrong_says_so(world: World, field: str, value: Any, at: str) -> None:
    before = Webhook.objects.count()
    answer = _add(world, **{field: value})
    assert answer.status_code == 422
    assert f'id="id_{at}-error"' in answer.content.decode()
    assert Webhook.objects.count() == before


def test_nothing_chosen_and_an_unknown_event_are_refused(world: World) -> None:
    assert "Choose at least one event." in read_words(_add(world, kinds_ticket=[]))
    assert _add(world, kinds_ticket=["ticket.exploded"]).status_code == 422


def test_a_filter_of_two_sorts_is_refused(world: World) -> None:
    answer = _add(world, kinds_asset=["asset.*"], filter="/office/tickets/?open=yes")
    assert answer.status_code == 422


def test_it_is_changed_and_its_filter_stays_as_it_was(world: World) -> None:
    _add(world, filter="/office/tickets/?open=yes")
    kept = _added()
    here, client = f"{LIST}{kept.pk}/settings/", english(world, world.service.admin)
    form = read_form(client.get(here), here)
    assert (
        client.post(here, form.filled(name="Store", kinds_ticket=["ticket.*"])).status_code == 303
    )
    kept.refresh_from_db()
    assert (kept.name, kept.kinds, kept.version) == ("Store", ["ticket.*"], 2)
    assert kept.filter == {"field": "open", "op": "is", "value": ["yes"]}


def test_who_saves_second_is_told(world: World) -> None:
    _add(world)
    kept = _added()
    here, client = f"{LIST}{kept.pk}/settings/", english(world, world.service.admin)
    late = read_form(client.get(here), here).filled(name="Mine")
    client.post(here, read_form(client.get(here), here).filled(name="Theirs"))
    assert client.post(here, late).status_code == 409


def test_it_is_paused_resumed_and_ended(world: World) -> None:
    _add(world)
    kept = _added()
    here, client = f"{LIST}{kept.pk}/", english(world, world.service.admin)
    client.post(f"{here}state/", {"state": "PAUSED"})
    assert "Paused by hand" in read_words(client.get(here))
    client.post(f"{here}state/", {"state": "ACTIVE"})
    kept.refresh_from_db()
    assert (kept.state, kept.pause) == ("ACTIVE", "")
    end = f"{here}end/"
    assert client.post(end, read_form(client.get(end), end).filled()).status_code == 303
    kept.refresh_from_db()
    assert (kept.state, kept.sealed_secret) == ("ENDED", "")
    assert here not in client.get(LIST).content.decode()
    kinds = Event.objects.filter(subject="webhook", subject_id=kept.pk).order_by("pk")
    assert list(kinds.values_list("kind", flat=True)) == [
        "webhook.added",
        "webhook.paused",
        "webhook.resumed",
        "webhook.ended",
    ]


def test_the_log_shows_what_was_sent_and_not_what_still_waits(world: World) -> None:
    webhook, _secret = add_hook(world, URL, "ticket.created")
    ask(world)
    note(world.at)
    here, client = f"{LIST}{webhook.pk}/", english(world, world.service.admin)
    assert "Ticket created" not in read_words(client.get(here)).partition("What it has told")[2]
    (delivery,) = deliveries_of(webhook)
    assert client.get(f"{LIST}deliveries/{delivery.pk}/").status_code == 404
    Delivery.objects.filter(pk=delivery.pk).update(
        attempts=1, status=500, state="FAILED", body='{"a": "ж"}', answer="<b>no</b>"
    )
    assert "Ticket created" in read_words(client.get(here)).partition("What it has told")[2]
    page = client.get(f"{LIST}deliveries/{delivery.pk}/").content.decode()
    assert "ж" in page and "&lt;b&gt;no" in page
    answer = client.post(f"{LIST}deliveries/{delivery.pk}/repetition/")
    assert answer.status_code == 303
    repeated = Delivery.objects.latest("pk")
    assert (repeated.event, repeated.asked_by) == (delivery.event, world.service.admin)


def test_another_managers_webhook_is_not_there_and_nobody_changes_what_is_not_theirs(
    world: World,
) -> None:
    house = world.service
    role = PersonRole.objects.filter(person=house.head).earliest("pk").role
    RolePermission.objects.create(
        organization_id=house.id, role=role, permission=Permission.MANAGE_INTEGRATIONS
    )
    of_admin, _secret = add_hook(world, URL)
    of_head, _secret = add_hook(world, URL, owner=house.head)
    head, admin = english(world, house.head), english(world, house.admin)
    assert head.get(f"{LIST}{of_admin.pk}/").status_code == 404
    assert head.post(f"{LIST}{of_admin.pk}/state/", {"state": "PAUSED"}).status_code == 404
    assert head.get(f"{LIST}{of_head.pk}/settings/").status_code == 200
    # An administrator would read what the head of service sees; so only silence is theirs.
    assert admin.get(f"{LIST}{of_head.pk}/settings/").status_code == 403
    assert admin.post(f"{LIST}{of_head.pk}/test/").status_code == 403
    assert admin.post(f"{LIST}{of_head.pk}/secret/").status_code == 403
    assert admin.post(f"{LIST}{of_head.pk}/state/", {"state": "PAUSED"}).status_code == 303
    assert admin.post(f"{LIST}{of_head.pk}/state/", {"state": "ACTIVE"}).status_code == 403
