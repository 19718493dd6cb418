"""Does a file hold exactly what its maker's list shows, and nothing for anybody else?"""

import csv
import io
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.http import StreamingHttpResponse
from django.test import Client
from django.urls import reverse
from python_calamine import CalamineWorkbook

from naryad.accounts.models import Login
from naryad.files.storing import path_of
from naryad.lists.fields import Asker
from naryad.lists.questions import Question
from naryad.people.models import Person, PersonArea, PersonRole, RolePermission
from naryad.spreadsheets import actions, batches
from naryad.spreadsheets.models import Export
from naryad.spreadsheets.nouns import open_noun
from naryad.spreadsheets.reading import find_ids, read_cells
from naryad.spreadsheets.states import ExportState
from naryad.spreadsheets.working import work_on
from naryad.tickets.actions import archive_tickets
from tests.tickets.asking import ask, move
from tests.web.people.crowds import add_crowd
from tests.world import FOREIGN_WORD, World

FORMULA = '=HYPERLINK("http://evil.example")'


def _enter(world: World, person: Person) -> Client:
    """Who reads English."""
    Login.objects.filter(pk=world.login(person).pk).update(language="en")
    return world.client(person)


def _ask(client: Client, noun: str, query: str = "", **given: Any) -> Export:
    """As a browser does; worked off at once."""
    path = reverse("export_new", args=[noun]) + query
    answer = client.post(path, {"format": "xlsx", "columns": ["name"]} | given)
    assert answer.status_code == 303, answer.content.decode()[:2000]
    return Export.objects.latest("pk")


def _made(client: Client, noun: str, query: str = "", **given: Any) -> Export:
    export = _ask(client, noun, query, **given)
    work_on(export.pk)
    export.refresh_from_db()
    assert export.state == ExportState.READY, export.because
    return export


def _fetch(client: Client, export: Export) -> bytes:
    answer = client.get(reverse("export_file", args=[export.pk]))
    assert isinstance(answer, StreamingHttpResponse)
    assert "attachment" in answer.headers["Content-Disposition"]
    return b"".join(answer)


def _sheets(data: bytes) -> dict[str, list[list[Any]]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


@pytest.mark.parametrize("form", ["xlsx", "ods"])
def test_a_sheet_holds_the_rows_of_the_list_and_says_how_many(world: World, form: str) -> None:
    client = _enter(world, world.service.dispatcher)
    Person.objects.filter(pk=world.service.customer.pk).update(position=FORMULA)
    export = _made(
        client, "customers", "?position=~HYPER", format=form, columns=["name", "position"]
    )
    rows, about = list(_sheets(_fetch(client, export)).values())
    assert rows[0] == ["Name, by last name", "Position"]
    assert [row[1] for row in rows[1:]] == [FORMULA]
    said = {str(name): value for name, value, *_rest in about}
    assert said["Rows"] == "1 of 1" and "HYPER" in said["Filter"]
    assert b"<f>" not in _fetch(client, export)


def test_text_with_separators_runs_nothing_and_keeps_phones(world: World) -> None:
    client, customer = _enter(world, world.service.dispatcher), world.service.customer
    Person.objects.filter(pk=customer.pk).update(position=FORMULA, phone="+79165550000")
    export = _made(
        client, "customers", "?position=~HYPER", format="csv", columns=["position", "phone"]
    )
    text = _fetch(client, export).decode("utf-8-sig")
    head, row = csv.reader(io.StringIO(text))
    assert head == ["Position", "Phone"]
    assert row[0] == f"'{FORMULA}" and row[1].startswith("+7")


def test_every_list_has_a_file_without_a_word_of_others(world: World) -> None:
    client = _enter(world, world.service.admin)
    for noun in ("areas", "assets", "companies", "contracts", "customers", "employees", "tickets"):
        page = client.get(reverse("export_new", args=[noun]))
        assert f'href="{reverse("exports")}"' in page.content.decode()
        keys = [key for key, _label in page_columns(page.content.decode())]
        query = "?deleted=all" if noun == "tickets" else ""
        export = _made(client, noun, query, columns=keys, format="csv")
        text = _fetch(client, export).decode("utf-8-sig")
        shown = client.get(reverse(noun) + query).content.decode()
        assert export.total == export.written == len(list(csv.reader(io.StringIO(text)))) - 1 > 0
        assert f">{export.total}<" in shown or f"{export.total} found" in shown, noun
        assert FOREIGN_WORD not in text


def page_columns(page: str) -> Iterator[tuple[str, str]]:
    for part in page.split('name="columns" value="')[1:]:
        yield part.split('"')[0], part


def test_a_technician_exports_what_a_technician_sees(world: World) -> None:
    mine = _made(_enter(world, world.service.technician), "tickets", columns=["number"])
    whole = _made(_enter(world, world.service.admin), "tickets", columns=["number"])
    shown = _enter(world, world.service.technician).get(reverse("tickets"))
    assert mine.total <= whole.total
    assert shown.status_code == 200


def test_the_archive_is_exported_where_it_is_asked_for(world: World) -> None:
    by, at = world.actor(world.service.head), world.at
    put_away, shown = ask(world, title="Put away"), ask(world, title="In the lists")
    for each in (put_away, shown):
        move(world, each, "Заказчик отказался", world.service.dispatcher)
    archive_tickets([put_away.pk], by=by, at=at)
    client = _enter(world, world.service.head)
    for query, title in (("?archived=yes", "Put away"), ("", "In the lists")):
        export = _made(client, "tickets", query, columns=["title"], format="csv")
        text = _fetch(client, export).decode("utf-8-sig")
        assert [row[-1] for row in csv.reader(io.StringIO(text))][1:] == [title]
        assert (export.total, export.gone) == (1, 0)


def test_a_hidden_field_is_neither_a_column_nor_a_condition(world: World) -> None:
    client = _enter(world, world.service.technician)
    assert client.get(reverse("export_new", args=["customers"]) + "?role=1").status_code in (
        403,
        422,
    )
    answer = client.post(
        reverse("export_new", args=["customers"]), {"format": "xlsx", "columns": ["role"]}
    )
    assert answer.status_code == 422
    assert client.get(reverse("export_new", args=["journal"])).status_code == 404


def test_wrong_input_is_said_at_its_field(world: World) -> None:
    client = _enter(world, world.service.dispatcher)
    for given in (
        {"format": "exe", "columns": ["name"]},
        {"format": "xlsx"},
        {"columns": ["a" * 9000]},
    ):
        assert client.post(reverse("export_new", args=["customers"]), given).status_code == 422


def test_only_its_maker_fetches_it_while_it_is_allowed_and_kept(world: World) -> None:
    house = world.service
    client = _enter(world, house.dispatcher)
    export = _made(client, "customers")
    path = reverse("export_file", args=[export.pk])
    assert _enter(world, house.admin).get(path).status_code == 404
    assert _enter(world, house.head).get(path).status_code == 404
    assert client.get(path).status_code == 200
    role = PersonRole.objects.filter(person=house.dispatcher).values("role_id")
    RolePermission.objects.filter(role_id__in=role)[0].delete()
    assert _enter(world, house.dispatcher).get(path).status_code == 403
    Export.objects.filter(pk=export.pk).update(rights=[], expires_at=export.created_at)
    assert _enter(world, house.dispatcher).get(path).status_code == 409


def test_whoever_has_left_an_area_fetches_nothing_that_was_seen_there(world: World) -> None:
    technician, dispatcher = world.service.technician, world.service.dispatcher
    mine = _made(_enter(world, technician), "assets")
    path = reverse("export_file", args=[mine.pk])
    assert _enter(world, technician).get(path).status_code == 200
    PersonArea.objects.filter(person=technician, area=world.service.north).delete()
    assert _enter(world, technician).get(path).status_code == 403
    # Whoever sees all sees all wherever they belong.
    all_of_it = reverse("export_file", args=[_made(_enter(world, dispatcher), "assets").pk])
    PersonArea.objects.filter(person=dispatcher).delete()
    assert _enter(world, dispatcher).get(all_of_it).status_code == 200


def test_what_is_gone_when_its_turn_comes_is_left_out_and_counted(world: World) -> None:
    add_crowd(world, 30)
    asker = Asker(world.actor(world.service.dispatcher), world.at, ZoneInfo("Europe/Moscow"))
    asked, notes = open_noun("customers", asker), []
    ids = find_ids(asked, Question())
    Person.objects.filter(pk=ids[-1]).update(deleted_at=world.at, is_living=False)
    rows = read_cells(asked, Question(), ids, ["name"], note=lambda *said: notes.append(said))
    assert len(list(rows)) == len(ids) - 1
    assert notes == [(len(ids), len(ids) - 1)]


def test_one_that_is_cancelled_leaves_no_file(world: World) -> None:
    client = _enter(world, world.service.dispatcher)
    export = _ask(client, "customers")
    Export.objects.filter(pk=export.pk).update(state=ExportState.RUNNING)
    assert client.post(reverse("export_cancellation", args=[export.pk])).status_code == 303
    work_on(export.pk)
    export.refresh_from_db()
    assert (export.state, export.file_key) == (ExportState.CANCELLED, None)
    assert client.get(reverse("export_file", args=[export.pk])).status_code == 409


def test_three_at_once_are_enough(world: World) -> None:
    client = _enter(world, world.service.dispatcher)
    for _each in range(batches.AT_ONCE):
        _ask(client, "customers")
    given = {"format": "xlsx", "columns": ["name"]}
    answer = client.post(reverse("export_new", args=["customers"]), given)
    assert answer.status_code == 409


def test_a_banned_maker_gets_nothing(world: World) -> None:
    export = _ask(_enter(world, world.service.dispatcher), "customers")
    Person.objects.filter(pk=world.service.dispatcher.pk).update(deleted_at=world.at)
    work_on(export.pk)
    export.refresh_from_db()
    assert (export.state, export.file_key) == (ExportState.STOPPED, None)


def test_files_go_after_a_day_and_their_lines_after_three_months(world: World) -> None:
    export = _made(_enter(world, world.service.dispatcher), "customers")
    kept = Path(path_of(str(export.file_key)))
    assert export.ended_at is not None
    actions.forget_exports(at=export.ended_at + timedelta(hours=23))
    assert kept.is_file()
    actions.forget_exports(at=export.ended_at + timedelta(hours=25))
    assert not kept.exists()
    actions.forget_exports(at=export.created_at + timedelta(days=91))
    assert not Export.objects.filter(pk=export.pk).exists()
