"""Which tickets does the list find, and what is done with many at once?"""

from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from naryad.assets.models import Asset
from naryad.core.errors import Invalid
from naryad.lists.bulk.actions import start_run, undo_run
from naryad.lists.bulk.models import BulkRun
from naryad.lists.bulk.picking import Picked
from naryad.lists.bulk.registry import find_verb
from naryad.lists.tickets import searching
from naryad.people.acting import today_of
from naryad.people.models import Person
from naryad.tickets.assigning import read_assignees
from naryad.tickets.models import Criticality, Ticket
from tests.tickets.asking import ask
from tests.web.pages import english, read_form, read_words
from tests.web.tickets.listed import Cast, build_cast
from tests.world import World

LIST = "/office/tickets/"
RUNS = "/office/runs/"


@pytest.fixture
def cast(world: World) -> Cast:
    return build_cast(world)


def test_of_common_words_the_newest_are_looked_through_and_the_page_says_so(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = cast.world.service
    Asset.objects.filter(pk=house.depot.pk).update(search_text=" лифт кран")
    Ticket.objects.filter(pk=cast.waiting.pk).update(asset=house.lift)
    Ticket.objects.filter(pk=cast.free.pk).update(asset=house.depot, newest_key="9")
    monkeypatch.setattr(searching, "FEW", -1)
    head = english(cast.world, house.head)
    notice = "Too many have these words. Where they do not stand together, the newest 1 were"
    for most, query, titles in (
        (5_000, "ничья+лифт", {"Ничья"}),
        # The oldest of them all has the words together, in its object.
        (1, "лифт+кран", {"Ничья"}),
        (1, "ничья+лифт", set[str]()),
        (1, "ничья+лифт&open=yes&sort=deadline", set[str]()),
    ):
        monkeypatch.setattr(searching, "MOST_LOOKED_AT", most)
        answer = head.get(f"{LIST}?q={query}")
        assert _titles_in(answer) == titles, query
        assert (notice in read_words(answer)) == (most == 1), query


def _titles_in(answer: Any) -> set[str]:
    words = read_words(answer)
    return {each.title for each in Ticket.objects.all() if each.title in words}


def _found(cast: Cast, query: str, person: Person | None = None) -> set[str]:
    answer = english(cast.world, person or cast.world.service.head).get(f"{LIST}?{query}")
    assert answer.status_code == 200, query
    return _titles_in(answer)


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("", {"Опоздавшая", "Ничья", "Ждущая", "Закрытая"}),
        ("open=yes", {"Опоздавшая", "Ничья", "Ждущая"}),
        ("open=no", {"Закрытая"}),
        ("overdue=yes", {"Опоздавшая"}),
        ("overdue=no", {"Ничья", "Ждущая", "Закрытая"}),
        ("assignee.empty=1&open=yes", {"Ничья", "Ждущая"}),
        ("assignee={technician}", {"Опоздавшая"}),
        ("assignee=me", set()),
        ("kind=wait", {"Ждущая"}),
        ("stage={parts}", {"Ждущая"}),
        ("type={type}", {"Опоздавшая", "Ничья", "Ждущая", "Закрытая"}),
        ("criticality={urgent}", set()),
        ("object={lift}", {"Опоздавшая", "Ничья", "Закрытая"}),
        ("within={tower}", {"Опоздавшая", "Ничья", "Закрытая"}),
        ("within={depot}", {"Ждущая"}),
        ("company={mayak}", {"Ждущая"}),
        ("requester={customer}", {"Ждущая"}),
        ("area={south}", {"Ждущая"}),
        ("deadline.empty=1", {"Закрытая"}),
        ("created=today", {"Опоздавшая", "Ничья", "Ждущая", "Закрытая"}),
        ("deleted=only", {"Удалённая", "Выброшена", "Часть"}),
        ("q=течёт", {"Ничья"}),
        ("q=старая-7", {"Закрытая"}),
        ("q=маяк", {"Ждущая"}),
        ("q=лифт+ничья", {"Ничья"}),
        ("number=~старая", {"Закрытая"}),
        # Several numbers share the box with words; nothing but these marks stands between them.
        ("q=старая-7;;{free}+;;+никакой", {"Закрытая", "Ничья"}),
        ("q={free}+;;", {"Ничья"}),
        ("q=старая-7+{free}", set()),
        ("q=ничья+;;+ждущая", set()),
        ("q=старая-7;;{free}&open=yes", {"Ничья"}),
        ("q=;;", set()),
    ],
)
def test_conditions_find_what_they_say(cast: Cast, query: str, titles: set[str]) -> None:
    house = cast.world.service
    names = ("lift", "tower", "depot", "mayak", "technician", "customer", "south")
    ids: dict[str, object] = {name: getattr(house, name).pk for name in names}
    urgent = Criticality.objects.get(organization=house.organization, position=0)
    ids |= {"free": cast.free.number}
    ids |= {"parts": cast.waiting.stage_id, "type": cast.late.type_id, "urgent": urgent.pk}
    assert _found(cast, query.format(**ids)) == titles


def test_today_is_the_day_of_the_organization(cast: Cast) -> None:
    """Whatever the hour of this run: noon is never near a midnight."""
    organization = cast.world.service.organization
    today = today_of(organization, at=cast.world.at)
    noon = datetime.combine(today, time(12), tzinfo=ZoneInfo(organization.zone))
    Ticket.objects.filter(pk=cast.free.pk).update(deadline=noon)
    Ticket.objects.exclude(pk=cast.free.pk).update(deadline=noon + timedelta(days=1))
    assert _found(cast, "deadline=today&open=yes") == {"Ничья"}
    assert _found(cast, "deadline=tomorrow&open=yes") == {"Опоздавшая", "Ждущая"}


@pytest.mark.parametrize(
    "sort", ["created", "-created", "deadline", "changed", "number", "-number"]
)
def test_every_order_shows_all(cast: Cast, sort: str) -> None:
    assert len(_found(cast, f"sort={sort}")) == 4


def test_the_deadline_is_said_in_words(cast: Cast) -> None:
    words = read_words(english(cast.world, cast.world.service.head).get(f"{LIST}?open=yes"))
    assert "overdue by 1\u00a0h" in words or "overdue by 1 h" in words
    assert "waiting, due" in words
    assert "Nobody" in words


def test_a_technician_finds_only_what_they_see(cast: Cast) -> None:
    """By words of a hidden one, too."""
    assert "Ждущая" not in _found(cast, "", cast.world.service.technician)
    assert _found(cast, "q=маяк", cast.world.service.technician) == set()


def test_the_names_of_what_one_does_not_see_are_not_told(cast: Cast) -> None:
    """Somebody does the ticket, whoever it is."""
    world = cast.world
    seen = read_words(english(world, world.service.technician).get(LIST))
    assert world.service.technician.last_name in seen


def test_a_page_of_forty_costs_as_many_queries_as_one_of_four(cast: Cast) -> None:
    def count() -> int:
        client = english(cast.world, cast.world.service.head)
        client.get(f"{LIST}?open=yes")
        with CaptureQueriesContext(connection) as asked:
            assert client.get(f"{LIST}?open=yes").status_code == 200
        return len(asked)

    few = count()
    for number in range(36):
        ask(cast.world, title=f"Ещё {number}")
    assert count() == few


def _run(cast: Cast, verb: str, given: dict[str, Any], *tickets: Ticket) -> BulkRun:
    for each in tickets:
        each.refresh_from_db()
    picked = [Picked(each.pk, each.version) for each in tickets]
    by = cast.world.actor(cast.world.service.head)
    return start_run(
        find_verb("ticket", verb), picked, given=given, came_from=LIST, by=by, at=cast.world.at
    )


def _undo(cast: Cast, run: BulkRun) -> None:
    undo_run(run.pk, by=cast.world.actor(cast.world.service.head), at=cast.world.at)


def _assigned(cast: Cast, *tickets: Ticket) -> list[set[int]]:
    ids = [each.pk for each in tickets]
    held = read_assignees(ids, organization_id=cast.world.service.id)
    return [set(held[pk]) for pk in ids]


@pytest.mark.parametrize(
    ("how", "late", "free"),
    [
        ("ADD", {"technician", "dispatcher"}, {"dispatcher"}),
        ("SET", {"dispatcher"}, {"dispatcher"}),
        ("REMOVE", {"technician"}, set()),
    ],
)
def test_many_are_assigned_and_each_gets_back_who_did_it(
    cast: Cast, how: str, late: set[str], free: set[str]
) -> None:
    house = cast.world.service
    before = _assigned(cast, cast.late, cast.free)
    given = {"how": how, "person_ids": [str(house.dispatcher.pk)]}
    run = _run(cast, "assign", given, cast.late, cast.free)
    wanted = [{getattr(house, name).pk for name in names} for names in (late, free)]
    assert _assigned(cast, cast.late, cast.free) == wanted
    if how != "REMOVE":
        _undo(cast, run)
        assert _assigned(cast, cast.late, cast.free) == before


def test_criticality_and_deadline_of_many_change_and_come_back(cast: Cast) -> None:
    urgent = Criticality.objects.get(organization=cast.world.service.organization, position=0)
    before = [(each.criticality_id, each.deadline) for each in (cast.late, cast.free)]
    first = _run(cast, "criticality", {"criticality_id": urgent.pk}, cast.late, cast.free)
    second = _run(cast, "deadline", {"has_none": "on"}, cast.late, cast.free)
    for each in (cast.late, cast.free):
        each.refresh_from_db()
        assert (each.criticality_id, each.deadline) == (urgent.pk, None)
    _undo(cast, second)
    _undo(cast, first)
    for each, held in zip((cast.late, cast.free), before, strict=True):
        each.refresh_from_db()
        assert each.deadline == held[1]


@pytest.mark.parametrize(
    "given", [{"deadline": "32.13.2026"}, {"deadline": ""}, {"deadline": "soon", "has_none": "on"}]
)
def test_a_deadline_that_cannot_be_read_is_nobodys(cast: Cast, given: dict[str, Any]) -> None:
    before = BulkRun.objects.count()
    with pytest.raises(Invalid) as refused:
        _run(cast, "deadline", given, cast.late, cast.free)
    assert set(refused.value.errors) == {"deadline"}
    assert BulkRun.objects.count() == before


def test_work_and_whole_of_many_change_and_come_back(cast: Cast) -> None:
    """What would make one of them a part of itself is refused for it alone."""
    work, tickets = cast.world.service.work_type, (cast.late, cast.free, cast.waiting)

    def held() -> list[tuple[int | None, int | None]]:
        for each in tickets:
            each.refresh_from_db()
        return [(each.work_type_id, each.parent_id) for each in tickets]

    run = _run(cast, "work-type", {"work_type_id": str(work.pk)}, cast.late, cast.free)
    assert held() == [(work.pk, None), (work.pk, None), (None, None)]
    _undo(cast, run)
    assert held() == [(None, None)] * 3
    run = _run(cast, "parent", {"parent_id": str(cast.free.pk)}, *tickets)
    assert (run.done, run.refused) == (2, 1)
    assert held() == [(None, cast.free.pk), (None, None), (None, cast.free.pk)]
    out = _run(cast, "parent", {"parent_id": "0"}, cast.waiting)
    assert held()[2] == (None, None)
    _undo(cast, out)
    assert held()[2] == (None, cast.free.pk)
    _undo(cast, run)
    assert held()[0] == (None, None)


def test_many_are_deleted_and_brought_back(cast: Cast) -> None:
    run = _run(cast, "delete", {}, cast.late, cast.free)
    assert _found(cast, "open=yes") == {"Ждущая"}
    _undo(cast, run)
    assert _found(cast, "open=yes") == {"Ждущая", "Опоздавшая", "Ничья"}


@pytest.mark.parametrize(
    ("verb", "given", "said"),
    [
        ("assign", {}, "Choose whom."),
        ("assign", {"how": "SWAP"}, "Choose one from the list."),
        ("assign", {"person_ids": "9" * 30}, "Choose employees from the list."),
        ("criticality", {"criticality_id": "77"}, "Choose one from the list."),
        ("work-type", {}, "Choose one from the list."),
        ("work-type", {"work_type_id": "9" * 30}, "Choose one from the list."),
        ("parent", {"parent_id": "-1"}, "Choose one from the list."),
        ("deadline", {}, "Say until when, or that there is no deadline."),
        ("deadline", {"deadline": "soon"}, "Give a day and a time"),
        ("deadline", {"deadline": "2030-01-01T10:00", "has_none": "on"}, "Either a deadline"),
    ],
)
def test_what_makes_no_sense_for_many_is_said(
    cast: Cast, verb: str, given: dict[str, str], said: str
) -> None:
    client = english(cast.world, cast.world.service.head)
    question = client.post(RUNS, {"do": verb, "pick": [cast.late.pk], "list": "tickets"})
    answer = client.post(RUNS, read_form(question, RUNS).filled(**given))
    assert answer.status_code == 422
    assert said in read_words(answer)
