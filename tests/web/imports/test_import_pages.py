"""Does an import show every row with what it would do, let it be mended, run and taken back?"""

import io
from typing import Any

import pytest
from django.urls import reverse
from python_calamine import CalamineWorkbook

from naryad.people.models import Person
from naryad.spreadsheets.models import Import, ImportRow
from naryad.spreadsheets.states import ImportState, RowState
from tests.web.imports.files import bring_in, check, work_off
from tests.web.pages import PART, english, read_form, read_words
from tests.world import World

GOOD = "Импортов;Иван;ivan@import.example;Инженер"
FAULTY = "Ошибкин;Олег;nobody;Инженер"


def _page(run: Import, query: str = "") -> str:
    return reverse("import", args=[run.pk]) + query


def _checked(world: World, client: Any, *lines: str) -> Import:
    run = check(
        client,
        bring_in(client, *(lines or (GOOD, FAULTY))),
        key="email",
        invite="never",
        **{"same-companies": world.service.polus.name},
    )
    assert run.state == ImportState.CHECKED, run.because
    return run


def test_a_file_leads_by_way_of_its_columns_to_its_rows(world: World) -> None:
    client = english(world, world.service.admin)
    run = bring_in(client, GOOD, FAULTY)
    assert client.get(_page(run))["Location"] == reverse("import_columns", args=[run.pk])
    page = read_words(client.get(reverse("import_columns", args=[run.pk])))
    assert "Фамилия A Импортов Ошибкин" in page
    assert "rows: 2" in page
    check(client, run, key="email", **{"same-companies": world.service.polus.name})
    words = read_words(client.get(_page(run)))
    assert "2 rows in the file: 1 new, 1 with errors. Nothing is written yet." in words
    assert not Person.objects.filter(last_name="Импортов").exists()


def test_while_a_job_is_at_it_the_page_asks_again_and_then_leads_on(world: World) -> None:
    client = english(world, world.service.admin)
    run = _checked(world, client)
    client.post(reverse("import_check", args=[run.pk]))
    part = client.get(_page(run), headers=PART).content.decode()
    assert 'hx-trigger="load delay:' in part
    assert "<html" not in part
    work_off(run)
    assert client.get(_page(run), headers=PART)["HX-Redirect"] == _page(run)


def test_what_is_wrong_stands_at_its_cell_and_the_tabs_add_up(world: World) -> None:
    client = english(world, world.service.admin)
    run = _checked(world, client)
    answer = client.get(_page(run, "?state=error"))
    html = answer.content.decode()
    assert 'data-line="3"' in html
    assert 'data-line="2"' not in html
    assert 'id="said-3-2"' in html
    words = read_words(answer)
    assert "All 2" in words
    assert "With errors 1" in words
    assert "New rows 1" in words
    assert "E-mail" in words
    only_column = client.get(_page(run, "?state=error&column=0")).content.decode()
    assert "No rows here" in only_column
    assert 'data-line="2"' in client.get(_page(run, "?q=ivan@")).content.decode()


def _faults(answer: Any) -> str:
    """The chips over the rows."""
    whole: str = answer.content.decode()
    return whole.partition('id="import-faults"')[2].partition("</div>")[0]


def test_a_cell_is_mended_where_it_stands_and_waits_for_another_check(world: World) -> None:
    client = english(world, world.service.admin)
    run = _checked(world, client)
    assert ">E-mail<" in _faults(client.get(_page(run, "?state=error")))
    row = reverse("import_row", args=[run.pk, 3])
    given = {"cell-2": "oleg@import.example", "answer": "row"}
    answer = client.post(row + "?state=error", given, headers=PART)
    assert answer.status_code == 200
    words = read_words(answer)
    assert "Not checked" in words
    assert "oleg@import.example" in words
    assert ">E-mail<" not in _faults(answer)
    page = read_words(client.get(_page(run)))
    assert "1 row was changed here and waits for another check." in page
    assert "Import 1 row" not in page
    client.post(reverse("import_check", args=[run.pk]))
    work_off(run)
    assert run.counts["new"] == 2


def test_without_a_script_a_row_has_a_page_with_all_its_cells(world: World) -> None:
    client = english(world, world.service.admin)
    run = _checked(world, client)
    row = reverse("import_row", args=[run.pk, 3])
    form = read_form(client.get(row), row)
    assert form.fields["cell-2"] == ["nobody"]
    answer = client.post(row, form.filled(**{"cell-2": "oleg@import.example"}))
    assert answer["Location"] == _page(run)
    kept = ImportRow.objects.get(run=run, line=3)
    assert kept.fixed == {"2": "oleg@import.example"}
    again = client.post(row, read_form(client.get(row), row).filled(**{"cell-2": "nobody"}))
    assert again.status_code == 303
    kept.refresh_from_db()
    assert kept.fixed == {}


def test_a_row_is_left_out_and_taken_in_again(world: World) -> None:
    client = english(world, world.service.admin)
    run = _checked(world, client)
    row = reverse("import_row", args=[run.pk, 2])
    for do, state in (("leave-out", RowState.SKIPPED), ("take-in", RowState.NEW)):
        client.post(row, read_form(client.get(row), row).filled(do=do))
        client.post(reverse("import_check", args=[run.pk]))
        work_off(run)
        assert ImportRow.objects.get(run=run, line=2).state == state


def test_a_run_says_first_what_it_writes_and_its_result_adds_up(world: World) -> None:
    client = english(world, world.service.admin)
    run = _checked(world, client)
    path = reverse("import_run", args=[run.pk])
    question = client.get(path)
    words = read_words(question)
    assert "1 row is added." in words
    assert "1 row with errors is left out." in words
    assert "Nobody is sent an invitation." in words
    assert client.post(path, read_form(question, path).filled())["Location"] == _page(run)
    work_off(run)
    assert run.state == ImportState.DONE
    page = read_words(client.get(_page(run)))
    assert "2 rows in the file: 1 with errors, 1 imported." in page
    assert Person.objects.filter(last_name="Импортов", deleted_at=None).count() == 1


def test_an_undo_says_what_goes_and_takes_it_back(world: World) -> None:
    client = english(world, world.service.admin)
    run = _checked(world, client)
    path = reverse("import_run", args=[run.pk])
    client.post(path, read_form(client.get(path), path).filled())
    work_off(run)
    undo = reverse("import_undo", args=[run.pk])
    assert "1 that was added is deleted; it can be restored." in read_words(client.get(undo))
    client.post(undo)
    work_off(run)
    assert run.state == ImportState.UNDONE
    assert "1 taken back" in read_words(client.get(_page(run)))
    assert not Person.objects.filter(last_name="Импортов", deleted_at=None).exists()


def test_where_many_change_their_number_is_typed(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("naryad.web.forms.imports.MANY", 0)
    client = english(world, world.service.admin)
    email = world.service.customer.email
    line = f"{world.service.customer.last_name};Новое;{email};Новая должность"
    run = _checked(world, client, line)
    path = reverse("import_run", args=[run.pk])
    form = read_form(client.get(path), path)
    refused = client.post(path, form.filled(typed="7"))
    assert refused.status_code == 422
    assert "Type 1." in read_words(refused)
    assert client.post(path, form.filled(typed="1")).status_code == 303
    run.refresh_from_db()
    assert run.state == ImportState.RUNNING


def test_what_changes_shows_what_was_there(world: World) -> None:
    client = english(world, world.service.admin)
    house = world.service
    line = f"{house.customer.last_name};{house.customer.first_name};{house.customer.email};Новая"
    run = _checked(world, client, line)
    html = client.get(_page(run, "?state=changed")).content.decode()
    assert f"<s>{house.customer.position or '—'}</s>" in html


def test_the_copy_with_remarks_names_the_cell_and_comes_in_again(world: World) -> None:
    client = english(world, world.service.admin)
    run = _checked(world, client)
    answer = client.get(reverse("import_remarks", args=[run.pk]), {"rows": "faulty"})
    book = CalamineWorkbook.from_filelike(io.BytesIO(b"".join(answer)))
    rows = book.get_sheet_by_index(0).to_python()
    assert rows[0] == ["Фамилия", "Имя", "E-mail", "Должность", "Remarks"]
    assert len(rows) == 2
    assert rows[1][:3] == ["Ошибкин", "Олег", "nobody"]
    assert rows[1][4].startswith("E-mail (C2): ")
    path = reverse("import_new", args=["customers"])
    copy = io.BytesIO(b"".join(client.get(reverse("import_remarks", args=[run.pk]))))
    copy.name = "копия.xlsx"
    client.post(path, {"upload": copy})
    again = work_off(Import.objects.latest("pk"))
    assert again.pk != run.pk
    by_column = {entry["column"]: entry["to"] for entry in again.mapping}
    assert by_column[2] == "email"
    assert by_column[4] is None
    assert again.total == 2


def test_rows_come_from_the_clipboard(world: World) -> None:
    client = english(world, world.service.admin)
    path = reverse("import_new", args=["customers"])
    form = read_form(client.get(path), path)
    answer = client.post(path, form.filled(text="Фамилия\tE-mail\nВставкин\tv@import.example"))
    assert answer.status_code == 303
    run = work_off(Import.objects.latest("pk"))
    assert [each["head"] for each in run.columns] == ["Фамилия", "E-mail"]
    nothing = client.post(path, {})
    assert nothing.status_code == 422


def test_a_template_has_the_heads_of_either_language(world: World) -> None:
    client = english(world, world.service.admin)
    for language, head in (("ru", "Last name"), ("en", "Last name*")):
        path = reverse("import_template", args=["customers", language])
        assert path in client.get(reverse("import_new", args=["customers"])).content.decode()
        book = CalamineWorkbook.from_filelike(io.BytesIO(client.get(path).content))
        heads = book.get_sheet_by_index(0).to_python()[0]
        assert (head in heads) == (language == "en")
    unknown = reverse("import_template", args=["customers", "fr"])
    assert client.get(unknown).status_code == 404


def test_another_administrator_sees_that_there_was_one_and_no_row(world: World) -> None:
    house = world.service
    run = _checked(world, english(world, house.head))
    client = english(world, house.admin)
    words = read_words(client.get(_page(run)))
    assert "The rows are not yours" in words
    assert "Ошибкин" not in words
    assert client.get(reverse("import_row", args=[run.pk, 3])).status_code == 404
    assert client.get(reverse("import_remarks", args=[run.pk])).status_code == 404


def test_lists_lead_to_an_import_whom_it_is_for(world: World) -> None:
    path = reverse("import_new", args=["customers"])
    for who, is_offered in (("dispatcher", True), ("technician", False)):
        client = english(world, world.service.people[who])
        assert (path in client.get("/office/customers/").content.decode()) == is_offered


def test_a_word_of_the_file_is_matched_to_a_choice(world: World) -> None:
    """Before the check one is asked what the words mean that are none of the choices."""
    client = english(world, world.service.admin)
    heads, line = "Фамилия;Имя;E-mail;Пол", "Словов;Иван;s@import.example;дядя"
    run = bring_in(client, line, heads=heads)
    path = reverse("import_columns", args=[run.pk])
    form = read_form(client.get(path), path)
    assert form.fields["to-3"] == ["sex"]
    assert form.fields["text-0"] == ["дядя"]
    company = {"same-companies": world.service.polus.name}
    check(client, run, **company, **{"word-0": "MALE"})
    assert run.values == {"sex": {"дядя": "MALE"}}
    assert run.counts["new"] == 1


def test_a_column_that_brings_unknown_words_asks_for_them_before_the_check(world: World) -> None:
    client = english(world, world.service.admin)
    heads, line = "Фамилия;Имя;E-mail;Колонка", "Словов;Иван;s@import.example;дядя"
    run = bring_in(client, line, heads=heads)
    path = reverse("import_columns", args=[run.pk])
    form = read_form(client.get(path), path)
    given = {"to-3": "sex", "same-companies": world.service.polus.name}
    assert client.post(path, form.filled(**given))["Location"] == f"{path}#words"
    form = read_form(client.get(path), path)
    assert form.fields["text-0"] == ["дядя"]
    assert client.post(path, form.filled())["Location"] == _page(run)
    assert work_off(run).counts["error"] == 1


def test_the_heads_are_said_to_stand_in_another_line(world: World) -> None:
    client = english(world, world.service.admin)
    run = bring_in(client, GOOD, FAULTY)
    path = reverse("import_sheet", args=[run.pk])
    form = read_form(client.get(reverse("import_columns", args=[run.pk])), path)
    assert client.post(path, form.filled(header_line="2"))["Location"] == _page(run)
    work_off(run)
    assert run.columns[0]["head"] == "Импортов"
    assert run.total == 1
