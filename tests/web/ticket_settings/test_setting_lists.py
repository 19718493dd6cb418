"""Can types, stages, statuses and criticalities be kept from their pages?"""

import pytest

from naryad.tickets.models import Criticality, Stage, Status, TicketType
from tests.tickets.asking import ask
from tests.web.pages import english, read_form, read_words
from tests.world import World

HERE = "/office/settings/tickets/"
MODELS = {"types": TicketType, "stages": Stage, "statuses": Status, "criticalities": Criticality}


@pytest.mark.parametrize("noun", MODELS)
def test_a_line_is_added_changed_deleted_and_restored(world: World, noun: str) -> None:
    client = english(world, world.service.head)
    new = f"{HERE}{noun}/new/"
    sent = read_form(client.get(new), new).filled(name_ru="Пробная", name_en="Trial")
    for _click in range(2):
        assert client.post(new, sent).status_code == 303
    row = MODELS[noun]._default_manager.get(name__en="Trial")

    edit = f"{HERE}{noun}/{row.pk}/edit/"
    sent = read_form(client.get(edit), edit).filled(name_en="Another")
    assert client.post(edit, sent).status_code == 303
    assert "Another" in read_words(client.get(f"{HERE}{noun}/"))

    deletion = f"{HERE}{noun}/{row.pk}/deletion/"
    sent = read_form(client.get(deletion), deletion).filled()
    for _click in range(2):
        assert client.post(deletion, sent).status_code == 303
    # The first look says that it was deleted.
    client.get(f"{HERE}{noun}/")
    assert "Another" not in read_words(client.get(f"{HERE}{noun}/"))
    assert "Another" in read_words(client.get(f"{HERE}{noun}/?deleted"))
    for _click in range(2):
        assert client.post(f"{HERE}{noun}/{row.pk}/restoration/").status_code == 303
    row.refresh_from_db()
    assert row.deleted_at is None


def test_what_is_in_force_says_where_and_stays(world: World) -> None:
    client = english(world, world.service.head)
    parts = Stage.objects.get(organization=world.service.organization, code="PARTS")
    path = f"{HERE}stages/{parts.pk}/deletion/"
    page = client.get(path)
    assert "“The part" not in read_words(page)
    assert "(Waiting for parts → Assigned)" in read_words(page)
    answer = client.post(path, read_form(page, path).filled())
    assert answer.status_code == 409
    assert "part of life cycles in force" in read_words(answer)


def test_a_row_moves_by_its_button_and_by_a_whole_order(world: World) -> None:
    client, house = english(world, world.service.head), world.service
    statuses = Status.objects.filter(organization=house.organization).order_by("position", "pk")
    first, second, *rest = statuses.values_list("pk", flat=True)
    path = f"{HERE}statuses/order/"
    assert client.post(path, {"move": f"{first}:1"}).status_code == 303
    assert list(statuses.values_list("pk", flat=True)[:2]) == [second, first]
    order = [*rest, first, second]
    answer = client.post(path, {"order": order, "quietly": "1"})
    assert answer.status_code == 204
    assert list(statuses.values_list("pk", flat=True)) == order


@pytest.mark.parametrize("given", ["x", "1:9", "999999999999999999999:1", "²:1"])
def test_a_step_of_nothing_moves_nothing(world: World, given: str) -> None:
    client = english(world, world.service.head)
    before = list(Status.objects.values_list("pk", "position").order_by("pk"))
    assert client.post(f"{HERE}statuses/order/", {"move": given}).status_code == 303
    assert list(Status.objects.values_list("pk", "position").order_by("pk")) == before


@pytest.mark.parametrize(
    ("noun", "values"),
    [
        ("types", {"number_mask": "{0}" * 40}),
        ("types", {"areas": "some", "area_ids": ["9" * 30]}),
        ("types", {"areas": "some"}),
        ("types", {"work_types": "some", "work_type_ids": ["x"]}),
        ("types", {"close_days": "9" * 40}),
        ("types", {"close_hours": "²"}),
        ("types", {"source": "ready:NONE"}),
        ("types", {"source": "type:" + "9" * 40}),
        ("stages", {"color": "MAUVE"}),
        ("stages", {"kind": ["NEW", "LOST"]}),
        ("stages", {"effects": ["RELEASE", "ASSIGN_MOVER"]}),
        ("stages", {"effects": ["ASSIGN_PERSON"], "assignee_id": "9" * 30}),
        ("stages", {"effects": ["ASSIGN_PERSON"], "assignee_id": "²"}),
        ("stages", {"assignee_id": "²"}),
        ("stages", {"name_ru": "", "name_en": ""}),
        ("criticalities", {"color": "MAUVE"}),
        ("criticalities", {"name_ru": "", "name_en": ""}),
        ("statuses", {"color": ""}),
        ("statuses", {"name_ru": "я" * 101}),
    ],
)
def test_bad_input_is_named_and_nothing_is_kept(
    world: World, noun: str, values: dict[str, object]
) -> None:
    client, path = english(world, world.service.head), f"{HERE}{noun}/new/"
    before = MODELS[noun]._default_manager.count()
    sent = read_form(client.get(path), path).filled(**{"name_ru": "Пробная", **values})
    answer = client.post(path, sent)
    assert answer.status_code == 422
    assert MODELS[noun]._default_manager.count() == before


def test_two_who_edit_one_stage_are_asked_about_what_both_have_changed(world: World) -> None:
    house = world.service
    path = f"{HERE}stages/{house.queue.pk}/edit/"
    mine, theirs = english(world, house.head), english(world, house.admin)
    form = read_form(mine.get(path), path)
    other = read_form(theirs.get(path), path)
    assert theirs.post(path, other.filled(name_en="Theirs")).status_code == 303
    answer = mine.post(path, form.filled(name_en="Mine"))
    assert answer.status_code == 409
    assert "Theirs" in read_words(answer)


def test_whom_a_stage_assigns_is_found_by_name(world: World) -> None:
    client = english(world, world.service.head)
    found = read_words(client.get(f"{HERE}assignees/?q=титов"))
    assert "Титов" in found
    assert "Зайцев" not in read_words(client.get(f"{HERE}assignees/?q=зайцев"))


def test_a_deleted_criticality_stays_with_the_tickets_that_have_it(world: World) -> None:
    client, house = english(world, world.service.head), world.service
    row = Criticality.objects.get(organization=house.organization, name__en="Emergency")
    ticket = ask(world, criticality_id=row.pk)
    path = f"{HERE}criticalities/{row.pk}/deletion/"
    page = client.get(path)
    assert "1 open ticket that you see has it and keeps it." in read_words(page)
    assert client.post(path, read_form(page, path).filled()).status_code == 303
    shown = client.get(f"/office/tickets/{ticket.pk}/")
    assert "Emergency" in read_words(shown)
