"""Does the page of a bulk run tell whom it may how far it has come, and what can still be done?"""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from naryad.access.kind import Kind
from naryad.lists.bulk.models import BulkRun
from naryad.people.models import Person, RolePermission
from tests.lists.bulk.runs import counts_of, deleted_among, start, version_of, work_off
from tests.people.inputs import fresh
from tests.web.pages import PART, english, read_form, read_forms, read_link, read_words
from tests.web.people.crowds import LISTS, add_crowd
from tests.world import World

RUNS = "/office/runs/"


def _page(run: BulkRun, part: str = "") -> str:
    return f"{RUNS}{run.pk}/{part}"


def _begin(world: World, client: Client, count: int = 450) -> tuple[BulkRun, list[int]]:
    ids = add_crowd(world, count)
    given = {"list": "customers", "do": "delete", "all": "1", "query": "q=толпин"}
    answer = client.post(RUNS, {**given, "answered": "1", "request_key": "k"})
    run = BulkRun.objects.get(total=count)
    assert answer["Location"] == _page(run)
    return run, ids


def test_a_long_run_shows_its_progress_and_asks_for_itself_until_it_has_ended(
    world: World,
) -> None:
    client = english(world, world.service.admin)
    run, ids = _begin(world, client)
    page = client.get(_page(run))
    assert "0 of 450 done" in read_words(page)
    assert 'hx-trigger="load delay:1s"' in page.content.decode()
    work_off(run, world, batches=1)
    part = client.get(_page(run), headers=PART)
    assert "<html" not in part.content.decode()
    assert "200 of 450 done" in read_words(part)
    work_off(run, world, batches=2)
    ended = client.get(_page(run), headers=PART).content.decode()
    assert "hx-trigger" not in ended
    assert "450 of 450 done" in ended
    assert deleted_among(ids) == 450


def test_every_page_shows_a_running_run(world: World) -> None:
    client = english(world, world.service.admin)
    assert "run-now" not in client.get(LISTS[Kind.EMPLOYEE]).content.decode()
    run, _ids = _begin(world, client)
    assert f'id="run-now" href="{_page(run)}"' in client.get(LISTS[Kind.EMPLOYEE]).content.decode()
    work_off(run, world, batches=1)
    assert "44 % done" in read_words(client.get(f"{RUNS}indicator/", headers=PART))
    work_off(run, world, batches=2)
    assert "Ended" in read_words(client.get(f"{RUNS}indicator/", headers=PART))
    assert "run-now" not in client.get(LISTS[Kind.EMPLOYEE]).content.decode()
    assert client.get(f"{RUNS}indicator/", headers=PART).content.strip() == b""


def test_nobody_elses_indicator_tells_of_it(world: World) -> None:
    run, _ids = _begin(world, english(world, world.service.admin))
    client = english(world, world.service.head)
    client.cookies["run"] = str(run.pk)
    assert client.get(f"{RUNS}indicator/", headers=PART).content.strip() == b""
    client.cookies["run"] = "x"
    assert "run-now" not in client.get(LISTS[Kind.EMPLOYEE]).content.decode()


def test_the_rest_is_cancelled_and_can_be_gone_on_with(world: World) -> None:
    client = english(world, world.service.admin)
    run, ids = _begin(world, client)
    work_off(run, world, batches=1)
    page = client.get(_page(run))
    form = read_form(page, _page(run, "cancellation/"))
    assert client.post(form.action, form.filled())["Location"] == _page(run)
    assert "Being cancelled" in read_words(client.get(_page(run)))
    work_off(run, world, batches=1)
    page = client.get(_page(run))
    assert "Cancelled" in read_words(page)
    assert "200 of 450 done" in read_words(page)
    again = next(each for each in read_forms(page) if each.fields.get("result") == ["waiting"])
    places = {client.post(again.action, again.filled())["Location"] for _click in range(2)}
    (place,) = places
    rest = BulkRun.objects.get(pk=int(place.split("/")[-2]))
    work_off(rest, world, batches=2)
    assert counts_of(rest)[:2] == (250, 250)
    assert deleted_among(ids) == 450


def test_outcomes_are_told_by_kind_and_by_page(world: World) -> None:
    house, client = world.service, english(world, world.service.admin)
    ids = add_crowd(world, 60)
    run = start(world, "delete", [*ids, house.admin.pk, house.deleted.pk])
    page = client.get(_page(run))
    assert "All 62 Done 60 Was so already 1 Refused 1" in read_words(page)
    refused = client.get(f"{_page(run)}?result=refused")
    assert "Анна Орлова Refused You cannot do this to yourself." in read_words(refused)
    assert "Толпин" not in read_words(refused)
    second = client.get(read_link(page, "next"))
    assert "Т0059 Толпин" in read_words(second)
    assert client.get(read_link(second, "prev")).content.count(b"subj cut") == 50
    nonsense = client.get(f"{_page(run)}?result=nothing&page=nonsense")
    assert nonsense.status_code == 200


def test_a_page_of_many_rows_makes_no_more_queries_than_one_of_two(world: World) -> None:
    client, counted = english(world, world.service.admin), []
    for count in (2, 50):
        ids = add_crowd(world, count)
        run = start(world, "delete", [*ids, world.service.admin.pk])
        client.get(_page(run))
        with CaptureQueriesContext(connection) as queries:
            client.get(_page(run))
        counted.append(len(queries))
    assert counted[1] <= counted[0] <= 12


def test_names_of_people_whom_the_reader_sees_no_more_are_not_told(world: World) -> None:
    house = world.service
    run = start(world, "delete", [house.customer.pk], by=world.actor(house.head))
    words = read_words(english(world, house.head).get(_page(run)))
    assert "Захар Зайцев" in words
    RolePermission.objects.filter(role=house.roles["HEAD"]).delete()
    page = english(world, house.head).get(_page(run))
    assert page.status_code == 200
    assert "Зайцев" not in page.content.decode()
    assert "Not visible to you Done" in read_words(page)


def test_what_has_changed_since_is_named_by_the_undo(world: World) -> None:
    house, client = world.service, english(world, world.service.admin)
    run = start(world, "delete", [house.customer.pk, house.loner.pk])
    Person.objects.filter(pk=house.loner.pk).update(version=version_of(house.loner) + 1)
    form = read_form(client.get(_page(run)), _page(run, "undo/"))
    places = {client.post(form.action, form.filled())["Location"] for _click in range(2)}
    (place,) = places
    page = client.get(place)
    assert "Ольга Одинцова Changed meanwhile" in read_words(page)
    assert "takes back an earlier action" in read_words(page)
    assert fresh(house.customer).deleted_at is None
    assert fresh(house.loner).deleted_at is not None
    old = client.get(_page(run))
    assert "was taken back" in read_words(old)
    assert not [each for each in read_forms(old) if each.action.endswith("/undo/")]


def test_a_stopped_run_says_why_in_the_readers_language(world: World) -> None:
    house = world.service
    ids = add_crowd(world, 201)
    run = start(world, "delete", ids, by=world.actor(house.head))
    Person.objects.filter(pk=house.head.pk).update(banned_at=world.at, ban_reason=house.ban_reason)
    work_off(run, world, batches=1)
    page = english(world, house.admin).get(_page(run))
    assert "Stopped" in read_words(page)
    assert "You do not have the right to do this." in read_words(page)
    assert "Глеб Громов" in read_words(page)


def test_ones_own_runs_are_listed_and_everybodys_for_administrators(world: World) -> None:
    house = world.service
    run = start(world, "delete", [house.customer.pk], by=world.actor(house.head))
    mine = english(world, house.head).get(RUNS)
    assert _page(run) in mine.content.decode()
    assert "Everybody's" not in read_words(mine).replace("&#39;", "'")
    assert _page(run) not in english(world, house.admin).get(RUNS).content.decode()
    whole = english(world, house.admin).get(f"{RUNS}?of=all").content.decode()
    assert _page(run) in whole
    assert "Глеб Громов" in whole
    not_whole = english(world, house.dispatcher).get(f"{RUNS}?of=all").content.decode()
    assert _page(run) not in not_whole


@pytest.mark.parametrize("part", ["", "cancellation/", "undo/", "again/"])
def test_the_run_of_somebody_else_does_not_exist(world: World, part: str) -> None:
    run = start(world, "delete", [world.service.customer.pk])
    for person in (world.service.head, world.other.admin):
        client = english(world, person)
        ask = client.post if part else client.get
        answer = ask(_page(run, part), {"result": "waiting"})
        assert answer.status_code == 404
