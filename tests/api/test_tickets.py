"""Can a program do with tickets what somebody can, and no more?"""

import json
from typing import Any

from naryad.history.generation import raise_generation
from naryad.tickets.models import Ticket, TicketType, Transition
from tests.api.calling import Program, paths_of_errors, program_of
from tests.threads import at_once
from tests.tickets.asking import ask, first_type, move, publish_second
from tests.world import World


def _candidates(program: Program, ticket_id: int) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = program.get(f"tickets/{ticket_id}/moves", possible="")["items"]
    return found


def test_only_what_is_possible_is_asked_for_by_that_word(world: World) -> None:
    program, ticket = program_of(world, world.service.dispatcher), ask(world)
    path = f"tickets/{ticket.pk}/moves"
    candidates = program.get(path, possible="")["items"]
    assert program.get(path, possible="true")["items"] == candidates
    assert "kind" in program.get(path)["items"][0] and "to" in candidates[0]
    refused = program.call("GET", path, possible="false")
    assert paths_of_errors(json.loads(refused.content)) == ["possible"]


def test_a_ticket_is_made_from_a_few_words(world: World) -> None:
    house = world.service
    program = program_of(world, house.dispatcher)
    types = [each for each in program.get("ticket-types")["items"] if each["published"]]
    made = program.post(
        "tickets",
        {
            "type": types[0]["id"],
            "description": "The lift stands\nbetween two floors",
            "asset": house.lift.pk,
            "assignees": [house.technician.pk],
        },
        status=201,
    )
    assert made["title"] == "The lift stands"
    assert made["company"] == house.zenit.pk, "From the object."
    assert made["assignees"] == [house.technician.pk]
    assert made["fields"] == {} and made["stage"] is not None
    kept = Ticket.objects.get(pk=made["id"])
    assert (kept.source, kept.author) == ("API", house.dispatcher)
    listed = program.get("tickets", asset=str(house.lift.pk))["items"]
    assert made["id"] in [each["id"] for each in listed]


def test_a_ticket_that_is_sent_again_over_a_bad_line_is_one(own_world: World) -> None:
    """One after the other and at once, and no number is lost on it."""
    house = own_world.service
    TicketType.objects.filter(pk=first_type(house).pk).update(number_mask="К{00}")
    program = program_of(own_world, house.dispatcher)
    body = {"type": first_type(house).pk, "title": "Лифт стоит", "asset": house.lift.pk}

    def send() -> str:
        other, headers = Program(program.token), {"Idempotency-Key": "cellar-1"}
        answer = other.call("POST", "tickets", body, headers=headers)
        assert answer.status_code == 201
        return str(answer.json()["number"])

    assert set(at_once(*[send] * 3)) | {send()} == {"К01"}
    assert Ticket.objects.filter(title="Лифт стоит").count() == 1
    assert ask(own_world).number == "К02"


def test_a_customer_has_a_status_and_no_stage_and_asks_for_themselves(world: World) -> None:
    house = world.service
    program = program_of(world, house.customer)
    sent = {"description": "No light", "requester": house.admin.pk, "assignees": []}
    types = [each["id"] for each in program.get("ticket-types")["items"]]
    if len(types) != 1:
        sent["type"] = types[0]
    made = program.post("tickets", sent, status=201)
    assert made["stage"] is None and made["status"] is not None and made["branch"] is None
    assert made["requester"] == house.customer.pk
    assert program.call("GET", "stages").status_code == 404
    assert program.call("GET", "tickets", stage=str(house.queue.pk)).status_code == 422


def test_only_what_was_sent_changes_and_an_old_version_is_a_conflict(world: World) -> None:
    program = program_of(world, world.service.dispatcher)
    ticket = ask(world)
    before = program.get(f"tickets/{ticket.pk}")
    changed = program.patch(f"tickets/{ticket.pk}", {"address": "Gate 2", "version": 1})
    assert (changed["address"], changed["title"]) == ("Gate 2", before["title"])
    late = program.patch(f"tickets/{ticket.pk}", {"address": "Gate 3", "version": 1}, status=409)
    assert late["current"]["address"] == "Gate 2"


def test_it_moves_along_its_life_cycle(world: World) -> None:
    house = world.service
    program, ticket = program_of(world, house.dispatcher), ask(world)
    path = f"tickets/{ticket.pk}/moves"
    ways = _candidates(program, ticket.pk)
    free = next(each for each in ways if each["offered"] and not each["wants_comment"])
    open_to = {each["to"] for each in ways if each["offered"]}
    barred = [each for each in ways if each["to"] not in open_to]
    assert all(each["reasons"] for each in barred)
    refused = program.post(path, {"to": free["to"]}, status=422)
    assert paths_of_errors(refused) == ["seen_in"]
    assert program.post(path, {"to": 10**9, "version": ticket.version}, status=409)
    for each in barred:
        sent = {"to": each["to"], "version": ticket.version, "comment": "so"}
        assert program.call("POST", path, sent).status_code in (403, 409)
    moved = program.post(path, {"to": free["to"], "seen_in": ticket.stage_id, "comment": "so"})
    assert moved["stage"] == free["to"]
    for seen in ({"seen_in": ticket.stage_id}, {"version": ticket.version}):
        late = program.post(path, {"to": free["to"], **seen}, status=409)
        assert late["current"] == moved
    raise_generation()
    (last, first) = program.get(path)["items"]
    page = program.get(path, limit=1, fields="stage", count="exact")
    assert (page["items"], page["count"]) == ([{"id": last["id"], "stage": last["stage"]}], 2)
    assert program.get(path, limit=1, cursor=page["next"])["items"] == [first]
    assert (last["old_stage"], last["stage"]) == (ticket.stage_id, free["to"])
    assert (first["kind"], last["comment"]) == ("ticket.created", "so")


def test_a_customer_moves_by_captions_and_is_told_no_stage(world: World) -> None:
    house = world.service
    ticket = ask(world, house.customer, company_id=house.zenit.pk)
    program = program_of(world, house.customer)
    ways = _candidates(program, ticket.pk)
    stages = [str(house.queue.name), str(house.over.name)]
    assert all(each["offered"] and each["caption"] for each in ways)
    path = f"tickets/{ticket.pk}/moves"
    assert program.call("POST", path, {"to": 10**9, "version": 1}).status_code == 403
    for guess in (ticket.stage_id, ticket.stage_id + 1):
        assert program.call("POST", path, {"to": 10**9, "seen_in": guess}).status_code == 403
    for each in ways:
        said = program.post(path, {"to": each["to"], "version": ticket.version, "comment": "so"})
        assert said["stage"] is None
        break
    assert not any(name in str(program.get(path)) for name in stages)


def test_no_number_and_no_page_tells_a_customer_of_moves_of_the_office(world: World) -> None:
    """Which leave the status as it was."""
    house = world.service
    Transition.objects.filter(pk=house.finish.pk).update(status=None)
    publish_second(world)
    ticket = ask(world, type_id=house.ticket_type.pk, requester_id=house.customer.pk)
    office, customer = program_of(world, house.dispatcher), program_of(world, house.customer)
    assert move(world, ticket, "Сдать", house.head).is_done
    raise_generation()
    path = f"tickets/{ticket.pk}/moves"
    assert office.get(path, count="exact")["count"] == 2
    first = customer.get(path, limit=1, count="exact")
    assert [each["kind"] for each in first["items"]] == ["ticket.created"]
    assert (first["count"], first["next"]) == (1, None)


def test_messages_go_both_ways(world: World) -> None:
    house = world.service
    ticket = ask(world, house.customer, company_id=house.zenit.pk)
    office, customer = program_of(world, house.dispatcher), program_of(world, house.customer)
    path = f"tickets/{ticket.pk}/messages"
    office.post(path, {"text": "among us", "side": "team"}, status=201)
    office.post(path, {"text": "we come"}, status=201)
    mine = customer.post(path, {"text": "thanks"}, status=201)
    assert mine["author"] == house.customer.pk
    assert [each["text"] for each in customer.get(path)["items"]] == ["thanks", "we come"]
    page = office.get(path, limit=2)
    rest = office.get(path, limit=2, cursor=page["next"])
    assert [each["text"] for each in page["items"] + rest["items"]] == [
        "thanks",
        "we come",
        "among us",
    ]
    assert customer.call("POST", path, {"text": "x", "side": "team"}).status_code == 403
    assert office.call("POST", path, {"text": " "}).status_code == 422


def test_lists_need_as_many_queries_for_one_as_for_many(
    world: World, django_assert_max_num_queries: Any
) -> None:
    program = program_of(world, world.service.admin)
    for _each in range(6):
        ask(world)
    program.get("tickets", limit=1)
    with django_assert_max_num_queries(25):
        assert len(program.get("tickets", limit=6)["items"]) == 6


def test_a_patch_with_assignees_is_done_whole_or_not_at_all(world: World) -> None:
    house = world.service
    program = program_of(world, house.dispatcher)
    path = f"tickets/{ask(world).pk}"
    before = program.get(path)
    sent = {"title": "Half of it", "assignees": [house.customer.pk]}
    refused = program.patch(path, sent, status=422)
    assert paths_of_errors(refused) == ["assignees"]
    assert program.get(path) == before
    sent = {"title": "All of it", "assignees": [house.technician.pk], "version": before["version"]}
    after = program.patch(path, sent)
    assert (after["title"], after["assignees"]) == ("All of it", [house.technician.pk])


def test_assignees_alone_are_not_written_over_what_was_not_seen(world: World) -> None:
    house = world.service
    program = program_of(world, house.dispatcher)
    path = f"tickets/{ask(world).pk}"
    seen = program.get(path)["version"]
    program.patch(path, {"assignees": [house.technician.pk], "version": seen})
    late = program.patch(path, {"assignees": [], "version": seen}, status=409)
    assert late["current"]["assignees"] == [house.technician.pk]
    headers = {"If-Match": f'"{seen}"'}
    program.patch(path, {"assignees": []}, headers=headers, status=409)
    assert program.get(path)["assignees"] == [house.technician.pk]
    assert program.patch(path, {"assignees": []})["assignees"] == []


def test_what_items_name_is_asked_by_the_same_name(world: World) -> None:
    program = program_of(world, world.service.head)
    mine = [ask(world).pk for _each in range(3)]
    for sort in ("-created_at", "-changed_at"):
        found = program.get("tickets", sort=sort, limit=3, fields="created_at")["items"]
        assert {each["id"] for each in found} == set(mine)
    assert program.call("GET", "tickets", sort="created").status_code == 422
