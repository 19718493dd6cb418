"""Does every way of seeing tickets find its page by going along an index, in every order?"""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from typing import Any

from django.db import connection, transaction

from naryad.access.arms import Arm
from naryad.access.kind import Kind
from naryad.access.permissions import Permission
from naryad.access.statements import Select
from naryad.tickets.models import Ticket, TicketArea, TicketAssignee
from naryad.tickets.visibility import ARMS, number_of_tickets, page_of_tickets
from tests.tickets.asking import ask
from tests.world import World

ORDERS = ("newest_key", "changed_key")
SIDES = (None, True, False)
# What a small table invites to, and a large one forbids.
_FORBIDDEN = ("seqscan", "bitmapscan", "sort", "incremental_sort", "hashjoin", "mergejoin")
_MANY = 1_000
_SAME = """organization_id type_id stage_id status_id title created_at entered_at changed_at
deadline_key search_text"""
_CARRIED = ("organization_id", "newest_key", "deadline_key", "changed_key")
_ALIAS = re.compile(r"t(_\d+)?")
Plan = dict[str, Any]


@transaction.atomic
def test_every_page_of_every_way_goes_along_an_index(own_world: World) -> None:
    """In a database of its own: what its server has learnt of others would change its plans."""
    world = own_world
    _fill(world)
    asked = [*product(ORDERS, SIDES), ("deadline_key", True)]
    for arm in ARMS:
        actor = _seeing_by(arm, world)
        for order, is_open in asked:
            for is_descending in (False, True):
                page = page_of_tickets(
                    actor, size=50, is_open=is_open, order=order, is_descending=is_descending
                )
                _goes_along(_plan(page), arm, f"{arm.permission} {arm.needs} {order} {is_open}")
        for is_open in SIDES:
            count = number_of_tickets(actor, cap=1_000, is_open=is_open)
            _goes_along(_plan(count), arm, f"{arm.permission} {arm.needs} count {is_open}")


def _fill(world: World) -> None:
    """Of nobody and nothing, so that the keys of the ways are rare."""
    first = ask(world)
    tickets = Ticket.objects.bulk_create(
        Ticket(
            **{name: getattr(first, name) for name in _SAME.split()},
            number=f"MANY-{number}",
            newest_key=str(number),
            changed_key=str(number),
        )
        for number in range(_MANY)
    )
    carried = [
        {"ticket": each, **{name: getattr(each, name) for name in _CARRIED}} for each in tickets
    ]
    house = world.service
    TicketArea.objects.bulk_create(
        TicketArea(area=house.default_area, is_living=True, is_open=True, **told)
        for told in carried
    )
    TicketAssignee.objects.bulk_create(
        TicketAssignee(
            person=house.dispatcher, since=world.at, is_living=True, is_open=True, **told
        )
        for told in carried
    )


def _seeing_by(arm: Arm, world: World) -> Any:
    """By this one alone; parts by being their assignee."""
    held = {each for each in (arm.permission, arm.needs) if each is not None}
    if arm.in_pages is not None:
        held.add(Permission.SEE_ASSIGNED_TICKETS)
    head = world.actor(world.service.head)
    kind = arm.kind or Kind.EMPLOYEE
    return replace(head, kind=kind, permissions=frozenset(held), is_administrator=False)


def _plan(asked: Select) -> Plan:
    with connection.cursor() as cursor:
        for each in _FORBIDDEN:
            cursor.execute(f"SET LOCAL enable_{each} = off")
        cursor.execute(f"EXPLAIN (FORMAT JSON) {asked.sql}", asked.values)
        (found,) = cursor.fetchone()
    plan: Plan = (json.loads(found) if isinstance(found, str) else found)[0]["Plan"]
    return plan


def _goes_along(plan: Plan, arm: Arm, said: str) -> None:
    """Where rows are limited, they come from an index in its order, and from the place of the
    key in it."""
    firsts = [node for node in _nodes(plan) if _is_first(node)]
    assert firsts, said
    scans = []
    for first in firsts:
        below = list(_nodes(first))
        kinds = {node["Node Type"] for node in below}
        assert not kinds & {"Sort", "Seq Scan", "Bitmap Heap Scan"}, (said, kinds)
        scans += [node for node in below if _is_of(node, arm)]
    conditions = [node.get("Index Cond", "") for node in scans]
    assert all("organization_id" in each for each in conditions), (said, conditions)
    assert any(arm.seek in each for each in conditions), (said, conditions)


def _is_first(node: Plan) -> bool:
    """The innermost limits: those of each key of each way."""
    if node["Node Type"] != "Limit":
        return False
    return all(each["Node Type"] != "Limit" for each in list(_nodes(node))[1:])


def _is_of(node: Plan, arm: Arm) -> bool:
    return node.get("Relation Name") == arm.table and bool(_ALIAS.fullmatch(node.get("Alias", "")))


def _nodes(plan: Plan) -> Iterator[Plan]:
    yield plan
    for below in plan.get("Plans", ()):
        yield from _nodes(below)
