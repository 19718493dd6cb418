"""Can a life cycle be drawn, checked and published from its page, without a script?"""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from naryad.tickets.codes import CycleState
from naryad.tickets.models import Cycle, CycleStage, Transition
from tests.web.pages import english, read_form, read_words
from tests.world import World


def _page(world: World) -> str:
    return f"/office/settings/tickets/types/{world.service.ticket_type.pk}/cycle/"


def _draft(world: World, part: str) -> str:
    return f"/office/settings/cycles/{world.service.draft.pk}/{part}/"


def _send(client: Client, path: str, **values: object) -> Any:
    return client.post(path, read_form(client.get(path), path).filled(**values))


def test_a_cycle_is_drawn_checked_and_published(world: World) -> None:
    client, house = english(world, world.service.head), world.service
    assert "nothing is wrong" in read_words(client.get(_page(world)))
    work = CycleStage.objects.filter(stage__code="IN_PROGRESS").first()
    assert work is not None
    answer = _send(client, _draft(world, "stages/new"), stage_id=str(work.stage_id))
    assert answer.status_code == 303
    words = read_words(client.get(_page(world)))
    assert "No way leads to “In progress”." in words
    assert "“In progress” has no way out." in words

    publication = _draft(world, "publication")
    assert _send(client, publication).status_code == 409

    for ends in ((house.queue.pk, work.stage_id), (work.stage_id, house.over.pk)):
        path = _draft(world, "transitions/new")
        answer = _send(client, path, from_id=ends[0], to_id=ends[1], name_en="On we go")
        assert answer.status_code == 303
        assert "#way-" in answer["Location"]
    assert "nothing is wrong" in read_words(client.get(_page(world)))
    assert _send(client, publication).status_code == 303
    house.draft.refresh_from_db()
    assert house.draft.state == CycleState.PUBLISHED
    assert "version 1 in force" in read_words(client.get(_page(world)))


def test_only_the_draft_that_was_seen_is_published(world: World) -> None:
    client, path = english(world, world.service.head), _draft(world, "publication")
    form = read_form(client.get(path), path)
    client.post(f"/office/settings/transitions/{world.service.accept.pk}/removal/")
    answer = client.post(path, form.filled())
    assert answer.status_code == 409
    assert "has changed since you looked" in read_words(answer)


def test_a_new_version_says_what_it_takes_away(world: World) -> None:
    client = english(world, world.service.head)
    base = Cycle.objects.get(organization=world.service.organization, state=CycleState.PUBLISHED)
    page = f"/office/settings/tickets/types/{base.type_id}/"
    assert _send(client, f"{page}draft/", source=f"type:{base.type_id}").status_code == 303
    draft = Cycle.objects.get(type_id=base.type_id, state=CycleState.DRAFT)
    gone = CycleStage.objects.get(cycle=draft, stage__code="APPROVAL").stage_id
    client.post(f"/office/settings/cycles/{draft.pk}/stages/{gone}/removal/")
    path = f"/office/settings/cycles/{draft.pk}/publication/"
    assert "has not: Awaiting approval." in read_words(client.get(path))
    assert _send(client, path).status_code == 303
    assert "version 1, replaced" in read_words(client.get(f"{page}cycle/1/"))
    history = read_words(client.get(f"{page}history/"))
    assert "Life cycle published" in history
    assert "Version 2 in force" in history


def test_a_transition_and_a_stage_come_back_by_undo(world: World) -> None:
    client, house = english(world, world.service.head), world.service
    way = f"/office/settings/transitions/{house.finish.pk}/"
    living = Transition.objects.filter(cycle=house.draft, deleted_at=None)
    for part, left in (("removal", 1), ("return", 2), ("return", 2)):
        assert client.post(f"{way}{part}/").status_code == 303
        assert living.count() == left
    stage = _draft(world, f"stages/{house.over.pk}")
    for part, left in (("removal", 0), ("return", 2), ("return", 2)):
        assert client.post(f"{stage}{part}/").status_code == 303
        assert living.count() == left


def test_a_draft_comes_back_by_undo(world: World) -> None:
    client = english(world, world.service.head)
    assert client.post(_draft(world, "discarding")).status_code == 303
    assert "has no life cycle yet" in read_words(client.get(_page(world)))
    for _click in range(2):
        assert client.post(_draft(world, "return")).status_code == 303
    assert "draft 1" in read_words(client.get(_page(world)))


def test_a_caption_for_one_role_is_kept(world: World) -> None:
    client, house = english(world, world.service.head), world.service
    role = house.roles["TECHNICIAN"].pk
    path = f"/office/settings/transitions/{house.finish.pk}/edit/"
    assert _send(client, path, **{f"caption_{role}_en": "My word"}).status_code == 303
    assert "“My word”" in read_words(client.get(_page(world)))


def test_two_who_edit_one_transition_are_asked_about_what_both_have_changed(world: World) -> None:
    house = world.service
    mine, theirs = english(world, house.head), english(world, house.admin)
    path = f"/office/settings/transitions/{house.finish.pk}/edit/"
    form = read_form(mine.get(path), path)
    assert _send(theirs, path, name_en="Theirs", after_days="2").status_code == 303
    answer = mine.post(path, form.filled(name_en="Mine"))
    assert answer.status_code == 409
    words = read_words(answer)
    assert "Theirs" in words
    # What they alone have changed is taken over.
    assert "After the entry into the stage, days" in words


def test_two_who_set_the_start_are_told(world: World) -> None:
    house, path = world.service, _draft(world, "start")
    mine, theirs = english(world, house.head), english(world, house.admin)
    form = read_form(mine.get(path), path)
    assert _send(theirs, path, start_stage_id=str(house.over.pk)).status_code == 303
    # What the other alone has changed is kept.
    assert mine.post(path, form.filled(start_status_id="")).status_code == 303
    house.draft.refresh_from_db()
    assert (house.draft.start_stage_id, house.draft.start_status_id) == (house.over.pk, None)
    answer = mine.post(path, form.filled(start_stage_id="", request_key="another"))
    assert answer.status_code == 409
    assert "Handed in" in read_words(answer)


@pytest.mark.parametrize(
    "values",
    [
        {"from_id": "9" * 30},
        {"to_id": "²"},
        {"branch": ["MAIN", "SIDE"]},
        {"who": "ROLES"},
        {"who": "ROLES", "role_ids": ["9" * 30]},
        {"who": "NOBODY"},
        {"after_days": "1", "before_days": "1"},
        {"after_minutes": "-1"},
        {"status_id": "9" * 18},
        {"name_ru": "", "name_en": ""},
        {"name_ru": "\x00"},
    ],
)
def test_a_bad_transition_is_named(world: World, values: dict[str, object]) -> None:
    client, house = english(world, world.service.head), world.service
    sent = {"from_id": house.over.pk, "to_id": house.queue.pk, "name_ru": "Назад", **values}
    before = Transition.objects.count()
    answer = _send(client, _draft(world, "transitions/new"), **sent)
    assert answer.status_code in (400, 422)
    assert Transition.objects.count() == before


@pytest.mark.parametrize("query", ["?from=x", "?from=999999999999999999999&to=²", "?from=1&from=2"])
def test_an_address_may_ask_for_anything(world: World, query: str) -> None:
    client = english(world, world.service.head)
    assert client.get(_draft(world, "transitions/new") + query).status_code == 200


def test_a_page_asks_as_much_whatever_the_cycle(world: World) -> None:
    client = english(world, world.service.head)
    base = Cycle.objects.get(organization=world.service.organization, state=CycleState.PUBLISHED)
    large = f"/office/settings/tickets/types/{base.type_id}/cycle/"
    counts = []
    for path in (_page(world), large):
        client.get(path)
        with CaptureQueriesContext(connection) as queries:
            client.get(path)
        counts.append(len(queries))
    # A draft is also checked, which takes two more.
    assert counts[1] <= counts[0] <= 30
