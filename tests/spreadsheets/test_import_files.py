"""Does a file come in whole, with its columns proposed, or not at all?"""

import os
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from naryad.core.errors import Invalid, NotVisible, Stale
from naryad.files.actions import sweep_files
from naryad.files.models import File
from naryad.files.storing import path_of
from naryad.people.models import Person
from naryad.spreadsheets import actions
from naryad.spreadsheets.files_in.refusals import NoTable
from naryad.spreadsheets.import_refusals import FileForgotten, NothingGiven, NotNow, TooManyImports
from naryad.spreadsheets.import_rows import rows_of
from naryad.spreadsheets.importing import READ, go_on
from naryad.spreadsheets.models import Import
from naryad.spreadsheets.states import Format, ImportFormat, ImportState
from tests.spreadsheets.books import row_of, sheet_of, write_ours, write_xlsx
from tests.spreadsheets.staging import check, remarks
from tests.world import World

LIST = (
    "Список заказчиков на 27.11.2026\n"
    "\n"
    "ФИО;Телефон;Эл. почта;Компания;Пол\n"
    "Иванова Анна Петровна;8 916 123-45-67, 8 495 111-22-33;anna@example.com;Ромашка;Жен\n"
    "Петров Пётр;+7 903 111-22-33;petr@example.com;Лютик;муж\n"
)


def start(
    world: World, data: bytes, *, noun: str = "customers", person: Person | None = None
) -> Import:
    upload = SimpleUploadedFile("../заказчики.csv", data)
    by = world.actor(person or world.service.admin)
    return actions.start_import(
        noun, upload=upload, language="ru", zone="Europe/Moscow", by=by, at=world.at
    )


def read(run: Import) -> Import:
    go_on(run.pk, READ)
    run.refresh_from_db()
    return run


def mapped(run: Import) -> dict[str, str]:
    """Head → field, with the part."""
    return {
        run.columns[entry["column"]]["head"]: f"{entry['to']} {entry['part']}".strip()
        for entry in run.mapping
        if entry["to"]
    }


def remap(world: World, run: Import, **given: Any) -> Import:
    told = {
        "mapping": run.mapping,
        "values": run.values,
        "key": run.key,
        "options": run.options,
        "seen_version": run.version,
    }
    return actions.map_import(run.pk, **(told | given), by=world.actor(run.by), at=world.at)


def test_a_list_of_ones_own_is_read_and_its_columns_are_proposed(world: World) -> None:
    run = start(world, LIST.encode("cp1251"))
    assert (run.state, run.file_name) == (ImportState.READING, "заказчики.csv")
    read(run)
    assert (run.state, run.header_line, run.total) == (ImportState.MAPPING, 3, 2)
    assert mapped(run) == {
        "ФИО": "last_name full_name",
        "Телефон": "phone phones",
        "Эл. почта": "email",
        "Компания": "companies",
        "Пол": "sex",
    }
    assert run.columns[1]["samples"][1] == "+7 903 111-22-33"
    rows = list(rows_of(run).order_by("line").values_list("line", "cells"))
    assert [line for line, _cells in rows] == [4, 5]
    assert rows[1][1] == ["Петров Пётр", "+7 903 111-22-33", "petr@example.com", "Лютик", "муж"]
    assert run.counts == {"read": 2} and run.key


def test_what_was_pasted_is_read_as_a_file_is(world: World) -> None:
    run = actions.start_import(
        "customers",
        text="Last name\tFirst name\tE-mail\nDoe\tJane\tjane@example.com\n",
        language="en",
        zone="Europe/Moscow",
        by=world.actor(world.service.admin),
        at=world.at,
    )
    assert run.format == ImportFormat.PASTED
    assert list(mapped(read(run)).values()) == ["last_name", "first_name", "email"]


def test_cells_speak_where_heads_say_nothing(world: World) -> None:
    rows = "".join(f"Имя{n};+7 916 000-00-{n:02};a{n}@example.com\n" for n in range(10, 20))
    run = read(start(world, f"a;b;c\n{rows}".encode()))
    assert mapped(run) == {"b": "phone", "c": "email"}
    companies = "".join(f"{inn};Ромашка {inn}\n" for inn in ("7707083893", "7736207543"))
    run = read(start(world, f"x;Название\n{companies}".encode(), noun="companies"))
    assert mapped(run)["x"] == "inn"


def test_what_a_bookkeeping_program_writes_is_known(world: World) -> None:
    text = (
        "Справочник: Контрагенты;;;;;;\n;;;;;;\n"
        "Код;Наименование;Полное наименование;ИНН;Юр./физ. лицо;Телефоны;Эл. почта\n"
        "00-000012;Ромашка;ООО «Ромашка»;7707083893;Юр. лицо;"
        "8 (495) 111-22-33, 8 916 123-45-67, доб. 5;info@a.example, b@a.example\n"
    )
    run = read(start(world, text.encode("cp1251"), noun="companies"))
    keys = ("external_id", "name", "full_name", "inn", "counterparty", "phones", "emails")
    assert tuple(mapped(run).values()) == keys
    assert remarks(check(world, run)) == {}
    Import.objects.filter(pk=run.pk).update(state=ImportState.CANCELLED)
    short = read(start(world, "Код;Наименование\nМАЯК;Маяк\n".encode(), noun="companies"))
    assert mapped(short)["Код"] == "code"


def test_a_head_of_whole_names_is_believed_where_some_are_short(world: World) -> None:
    text = "ФИО;Телефон\nИванова Анна;1\nСидоров;2\nКим;3\n"
    assert mapped(read(start(world, text.encode())))["ФИО"] == "last_name full_name"
    text = "Фамилия;Телефон\nИванова Анна;1\nСидоров;2\nКим;3\n"
    assert mapped(read(start(world, text.encode())))["Фамилия"] == "last_name"


def test_words_of_choices_are_proposed(world: World) -> None:
    text = "Название;Вид контрагента\nРомашка;Юр лицо\nЛютик;Физич.\nМак;Прочее\n"
    run = read(start(world, text.encode(), noun="companies"))
    assert run.values == {"counterparty": {"Юр лицо": "LEGAL_ENTITY", "Физич.": "INDIVIDUAL"}}


def test_a_layout_is_remembered_for_the_person_who_matched_it(world: World) -> None:
    text = "Заголовок;Ещё один\nИванова;Анна\n".encode()
    run = read(start(world, text))
    chosen = [
        {"column": 0, "to": "last_name", "part": ""},
        {"column": 1, "to": "first_name", "part": ""},
    ]
    options = {"create": [], "invite": "never", "empty": "keep", "same": {"companies": "Ромашка"}}
    remap(world, run, mapping=chosen, options=options, key="name_company")
    check(world, run)
    again = read(start(world, text))
    assert again.mapping == chosen and again.options == options
    noted = "Заголовок;Ещё один;Замечания\nИванова;Анна;плохо\n".encode()
    copy = read(start(world, noted))
    assert copy.mapping == [*chosen, {"column": 2, "to": None, "part": ""}]
    other = read(start(world, text, person=world.service.head))
    assert other.mapping != chosen


def test_a_file_that_cannot_be_read_is_refused_at_once_or_stops_and_leaves_nothing(
    world: World, tmp_path: Path
) -> None:
    with pytest.raises(NoTable) as caught:
        start(world, b"MZ\x90\x00" + bytes(100))
    assert caught.value.field == "upload"
    assert not File.objects.filter(owner_noun="import").exists()
    path = write_xlsx(tmp_path / "a", "<worksheet><sheetData><row", sheet_of([]))
    run = start(world, path.read_bytes())
    lying = path_of(str(run.file_key))
    assert lying.is_file()
    read(run)
    assert run.state == ImportState.BROKEN and run.because["ru"] and run.because["en"]
    assert run.file_key is None and not rows_of(run).exists()
    assert not File.objects.filter(owner_noun="import", deleted_at=None).exists()


def test_heads_alone_are_no_import(world: World) -> None:
    run = read(start(world, "Фамилия;Имя\n".encode()))
    assert run.state == ImportState.BROKEN


def test_another_sheet_and_another_row_of_heads_can_be_chosen(world: World, tmp_path: Path) -> None:
    one = sheet_of(
        [row_of(1, A="x", B="y"), row_of(2, A="Фамилия", B="Имя"), row_of(3, A="Н", B="А")]
    )
    two = sheet_of([row_of(1, A="Почта"), row_of(2, A="two@example.com")])
    run = read(start(world, write_xlsx(tmp_path / "a", one, two).read_bytes()))
    assert (run.sheets, run.sheet, run.header_line, run.total) == (["S1", "S2"], "S1", 2, 1)
    by = world.actor(run.by)
    actions.read_anew(run.pk, sheet="S2", header_line=None, by=by, at=world.at)
    assert (read(run).header_line, mapped(run), run.total) == (1, {"Почта": "email"}, 1)
    actions.read_anew(run.pk, sheet="S1", header_line=0, by=by, at=world.at)
    assert (read(run).total, [column["head"] for column in run.columns]) == (3, ["", ""])
    with pytest.raises(Invalid):
        actions.read_anew(run.pk, sheet="S3", header_line=None, by=by, at=world.at)


def test_one_that_was_given_up_keeps_no_rows(world: World) -> None:
    run = start(world, LIST.encode())
    actions.cancel_import(run.pk, by=world.actor(run.by), at=world.at)
    assert read(run).state == ImportState.CANCELLED
    assert not rows_of(run).exists()


def test_what_was_matched_is_checked_against_what_one_may(world: World) -> None:
    run = read(start(world, LIST.encode()))
    wrong = [run.mapping[0] | {"to": "password"}, *run.mapping[1:]]
    with pytest.raises(Invalid) as caught:
        remap(world, run, mapping=wrong, key="no such", options={"create": ["roles"]})
    assert set(caught.value.errors) == {"to-0", "key", "create"}
    for place in (0, 1):
        twice = [run.mapping[0], run.mapping[0] | {"column": place}]
        with pytest.raises(Invalid):
            remap(world, run, mapping=twice)
    with pytest.raises(Stale):
        remap(world, run, seen_version=run.version - 1)
    with pytest.raises(NotVisible):
        actions.map_import(
            run.pk,
            mapping=run.mapping,
            values={},
            key=run.key,
            options={},
            seen_version=None,
            by=world.actor(world.service.head),
            at=world.at,
        )
    again = remap(world, run, values={"sex": {"Жен": "FEMALE", "муж": "NONE"}, "nothing": {}})
    assert again.values == {"sex": {"Жен": "FEMALE"}}
    Import.objects.filter(pk=run.pk).update(state=ImportState.RUNNING)
    with pytest.raises(NotNow):
        remap(world, run, seen_version=None)


def test_nothing_too_much_and_nothing_foreign_is_begun(world: World) -> None:
    by = world.actor(world.service.admin)
    with pytest.raises(NothingGiven):
        actions.start_import("customers", language="ru", zone="UTC", by=by, at=world.at)
    with pytest.raises(NotVisible):
        start(world, LIST.encode(), noun="logins")
    with pytest.raises(NotVisible):
        start(world, LIST.encode(), person=world.service.customer)
    for _each in range(3):
        start(world, LIST.encode())
    with pytest.raises(TooManyImports):
        start(world, LIST.encode())
    # Nor do those that wait for a person go on, all at once.
    waiting = read(Import.objects.latest("pk"))
    Import.objects.filter(pk=start(world, LIST.encode()).pk).update(state=ImportState.UNDOING)
    with pytest.raises(TooManyImports):
        actions.check_import(waiting.pk, by=by, at=world.at)
    actions.cancel_import(
        Import.objects.filter(state=ImportState.READING)[0].pk, by=by, at=world.at
    )
    assert actions.check_import(waiting.pk, by=by, at=world.at).state == ImportState.CHECKING


def test_our_own_file_is_known_again_in_every_format(world: World, tmp_path: Path) -> None:
    heads = ["Фамилия*", "Имя*", "Email", "Рабочий телефон"]
    for format in (Format.XLSX, Format.ODS, Format.CSV):
        path = write_ours(tmp_path / format, format, [heads, ["Ли", "Ан", "a@example.com", "1"]])
        assert mapped(read(start(world, path.read_bytes())))["Фамилия*"] == "last_name"
        Import.objects.update(state=ImportState.CANCELLED)


def test_the_file_lies_as_long_as_it_may_be_read_anew_and_no_longer(
    world: World, django_capture_on_commit_callbacks: Any
) -> None:
    run = read(start(world, LIST.encode()))
    lying = path_of(str(run.file_key))
    long_ago = (world.at - timedelta(days=3)).timestamp()
    os.utime(lying, (long_ago, long_ago))
    sweep_files(at=world.at)
    assert lying.is_file()
    with django_capture_on_commit_callbacks(execute=True):
        while actions.forget_imports(at=world.at + timedelta(days=31)):
            continue
    assert not lying.exists()
    run.refresh_from_db()
    by = world.actor(run.by)
    with pytest.raises(FileForgotten):
        actions.read_anew(run.pk, sheet="", header_line=None, by=by, at=world.at)
