"""Is a webhook told what its owner sees at the moment of telling, and nothing else?"""

from typing import Any

import orjson
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from naryad.access.permissions import Permission
from naryad.core.outcomes import only
from naryad.people.models import Person, PersonRole, RolePermission
from naryad.tickets import actions as tickets
from naryad.tickets.codes import Side
from naryad.tickets.models import Ticket
from naryad.webhooks import actions
from naryad.webhooks.bodies import make_body
from naryad.webhooks.models import Delivery, Webhook
from tests.notifications.telling import write
from tests.tickets.asking import ask
from tests.webhooks.hooks import add_hook, deliveries_of, note
from tests.world import FOREIGN_WORD, World

URL = "https://example.com/hook"


def _bodies(world: World, webhook: Webhook) -> list[dict[str, Any]]:
    """What would leave now."""
    rows = Delivery.objects.filter(webhook=webhook).select_related(
        "webhook__owner__organization", "event"
    )
    made = [make_body(each, at=world.at) for each in rows.order_by("pk")]
    return [orjson.loads(body) for body in made if body is not None]


def _lend(world: World, person: Person) -> None:
    """The right to have webhooks, to a role of theirs."""
    role = PersonRole.objects.filter(person=person).earliest("pk").role
    RolePermission.objects.create(
        organization_id=world.service.id,
        role=role,
        permission=Permission.MANAGE_INTEGRATIONS,
    )


def test_the_owner_hears_of_what_they_see_alone(world: World) -> None:
    _lend(world, world.service.technician_south)
    mine, _secret = add_hook(world, URL, "ticket.created", owner=world.service.technician_south)
    all_of_it, _secret = add_hook(world, URL, "ticket.created")
    ticket = ask(world)
    note(world.at)
    assert [each["item"] for each in _bodies(world, all_of_it)] == [ticket.pk]
    assert _bodies(world, mine) == []


def test_a_right_that_was_lost_meanwhile_silences(world: World) -> None:
    house = world.service
    _lend(world, house.dispatcher)
    webhook, _secret = add_hook(world, URL, "ticket.created", owner=house.dispatcher)
    ask(world)
    note(world.at)
    assert len(_bodies(world, webhook)) == 1
    PersonRole.objects.filter(person=house.dispatcher).delete()
    assert _bodies(world, webhook) == []


@pytest.mark.parametrize(
    "change", [{"banned_at": True}, {"deleted_at": True}, {"kind": "CUSTOMER"}]
)
def test_an_owner_who_is_gone_hears_nothing(world: World, change: dict[str, Any]) -> None:
    webhook, _secret = add_hook(world, URL, "ticket.created")
    ask(world)
    note(world.at)
    values = {name: world.at if value is True else value for name, value in change.items()}
    Person.objects.filter(pk=world.service.admin.pk).update(**values)
    assert _bodies(world, webhook) == []


def test_what_the_owner_does_not_see_has_no_name_and_no_number(world: World) -> None:
    """A technician who sees the ticket, and not the people who do it."""
    house = world.service
    _lend(world, house.technician)
    webhook, _secret = add_hook(world, URL, "ticket.assigned", owner=house.technician)
    ticket = ask(world)
    new = tickets.Assignment(ticket.pk, frozenset({house.technician.pk, house.technician_south.pk}))
    only(tickets.assign_tickets([new], by=world.actor(house.dispatcher), at=world.at))
    note(world.at)
    (body,) = _bodies(world, webhook)
    came = body["changes"]["assignees"]["new"]
    assert [each["id"] for each in came] == [house.technician.pk, None]
    assert house.technician_south.last_name not in orjson.dumps(body).decode()


def test_another_organization_hears_nothing_of_ours(world: World) -> None:
    webhook, _secret = add_hook(world, URL, "ticket.*", "person.*", "company.*")
    theirs = Webhook.objects.get(organization=world.other.organization)
    Webhook.objects.filter(pk=theirs.pk).update(state="ACTIVE", pause="", kinds=["ticket.*"])
    ask(world)
    note(world.at)
    assert FOREIGN_WORD not in orjson.dumps(_bodies(world, webhook)).decode()
    assert {each.organization_id for each in deliveries_of(theirs)} <= {world.other.id}
    mine = Ticket.objects.filter(organization=world.service.organization)
    told = {each["item"] for each in _bodies(world, theirs)}
    assert told.isdisjoint(mine.values_list("pk", flat=True))


def test_a_filter_asks_as_the_owner(world: World) -> None:
    house = world.service
    tree = {"field": "company", "op": "is", "value": [str(house.mayak.pk)]}
    webhook, _secret = add_hook(world, URL, "ticket.created", filter=tree)
    fits = {"field": "company", "op": "is", "value": [str(house.zenit.pk)]}
    other, _secret = add_hook(world, URL, "ticket.created", filter=fits)
    ticket = ask(world, company_id=house.zenit.pk)
    note(world.at)
    assert _bodies(world, webhook) == []
    assert [each["item"] for each in _bodies(world, other)] == [ticket.pk]
    RolePermission.objects.filter(role=house.roles["HEAD"]).delete()
    Webhook.objects.filter(pk=other.pk).update(owner=house.head)
    assert _bodies(world, other) == []


def test_both_sides_of_a_talk_are_told_to_an_employee(world: World) -> None:
    webhook, _secret = add_hook(world, URL, "ticket.message_written")
    ticket = ask(world)
    write(world, ticket, world.service.dispatcher, Side.TEAM, "among us")
    note(world.at)
    (body,) = _bodies(world, webhook)
    assert body["changes"]["message"]["new"]["name"] == "SIDE_TEAM"
    assert "among us" not in orjson.dumps(body).decode()


def test_only_what_happens_from_then_on_is_noted_and_each_once(world: World) -> None:
    ask(world)
    note(world.at)
    webhook, _secret = add_hook(world, URL, "ticket.created")
    ask(world)
    note(world.at)
    note(world.at)
    assert len(deliveries_of(webhook)) == 1


def test_the_number_of_queries_does_not_grow_with_the_events(world: World) -> None:
    add_hook(world, URL)
    counts = []
    for many in (1, 8):
        for _each in range(many):
            ask(world)
        with CaptureQueriesContext(connection) as queries:
            note(world.at)
        counts.append(len(queries))
    assert counts[1] <= counts[0]


def test_old_ones_are_forgotten(world: World) -> None:
    webhook, _secret = add_hook(world, URL, "ticket.created")
    ask(world)
    note(world.at)
    assert actions.forget_deliveries(at=world.at) == 0
    Delivery.objects.filter(webhook=webhook).update(created_at=world.at.replace(year=2020))
    assert actions.forget_deliveries(at=world.at) >= 1
    assert deliveries_of(webhook) == []
