"""Does a token for some nouns hear nothing of the others by the nouns that tell of many?"""

from naryad.history.generation import raise_generation
from naryad.people import actions as people
from naryad.webhooks.models import Delivery
from tests.api.calling import program_of
from tests.tickets.asking import ask
from tests.world import World

NEW = {"name": "Store", "url": "https://example.com/hook"}
OUTSIDE = "urn:naryad:problem:OutsideScopes"


def test_the_feed_and_sync_tell_only_of_what_a_token_is_for(world: World) -> None:
    house, actor = world.service, world.actor(world.service.admin)
    narrow = program_of(world, house.admin, "events:read", "sync:read", "tickets:write")
    wide = program_of(world, house.admin, "read")
    raise_generation()
    after = wide.get("events", after="now")["next"]
    people.delete_people([house.customer.pk], by=actor, at=world.at)
    ask(world)
    raise_generation()
    told = {each["noun"] for each in wide.get("events", after=after)["items"]}
    assert told >= {"people", "tickets"}
    page = narrow.get("events", after=after)
    assert {each["noun"] for each in page["items"]} == {"tickets"}
    assert narrow.get("events", after=page["next"])["items"] == []
    assert narrow.post("sync", {"noun": "tickets", "ids": [10**9]})["gone"] == [10**9]
    refused = narrow.post("sync", {"noun": "people", "ids": [house.customer.pk]}, status=403)
    assert refused["type"] == OUTSIDE


def test_a_webhook_is_set_up_only_by_whoever_hears_what_it_tells(world: World) -> None:
    house = world.service
    narrow = program_of(world, house.admin, "webhooks:write", "tickets:read")
    wide = program_of(world, house.admin)
    for kinds in (["person.*"], ["ticket.moved", "company.added"]):
        refused = narrow.post("webhooks", {**NEW, "kinds": kinds}, status=403)
        assert refused["type"] == OUTSIDE
    refused = narrow.post("webhooks", {**NEW, "kinds": ["nothing.at_all"]}, status=422)
    made = narrow.post("webhooks", {**NEW, "kinds": ["ticket.*"]}, status=201)
    others = wide.post("webhooks", {**NEW, "kinds": ["person.*"]}, status=201)
    for webhook, change in ((made, {"kinds": ["person.*"]}), (others, {"url": NEW["url"] + "/2"})):
        refused = narrow.patch(f"webhooks/{webhook['id']}", change, status=403)
        assert refused["type"] == OUTSIDE
    assert narrow.patch(f"webhooks/{made['id']}", {"name": "Shop"})["name"] == "Shop"
    Delivery.objects.create(
        organization_id=house.id,
        webhook_id=others["id"],
        kind="person.added",
        attempts=1,
        body='{"item": 1}',
        created_at=world.at,
        next_try_at=world.at,
    )
    path = f"webhooks/{others['id']}/deliveries"
    assert [each["body"] for each in narrow.get(path)["items"]] == [None]
    assert [each["body"] for each in wide.get(path)["items"]] == [{"item": 1}]
