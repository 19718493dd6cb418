"""Does a program read in, mend, run and take back a file as somebody does on pages?"""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from naryad.companies.models import Company
from naryad.spreadsheets.importing import CHECK, READ, RUN, UNDO, go_on
from tests.api.calling import Program, paths_of_errors, program_of
from tests.world import World

_FILE = "Название;ИНН;Примечание\nКедр;7707083893;Платит\nСосна;12;\nКлён;;\n"


def _begin(program: Program, text: str = _FILE, noun: str = "companies") -> Any:
    """Read already, as the worker does."""
    file = SimpleUploadedFile("list.csv", text.encode())
    made = program.post("imports", {"noun": noun, "file": file}, status=201)
    assert (made["state"], made["because"]) == ("reading", "")
    go_on(made["id"], READ)
    return program.get(f"imports/{made['id']}")


def test_a_file_is_read_matched_checked_mended_run_and_taken_back(world: World) -> None:
    program = program_of(world, world.service.head, **{"Accept-Language": "en"})
    run = _begin(program)
    path = f"imports/{run['id']}"
    assert [each["head"] for each in run["columns"]] == ["Название", "ИНН", "Примечание"]
    assert [each["to"] for each in run["mapping"]] == ["name", "inn", "note"]
    assert {"name", "inn"} <= {each["name"] for each in run["fields"]}
    mapping = [*run["mapping"][:2], {**run["mapping"][2], "to": None}]
    set_ = program.patch(path, {"mapping": mapping, "key": "name", "version": run["version"]})
    assert set_["mapping"][2]["to"] is None
    late = program.patch(path, {"key": "inn", "version": run["version"]}, status=409)
    assert late["current"]["key"] == "name"
    assert program.post(f"{path}/check")["state"] == "checking"
    go_on(run["id"], CHECK)
    counts = program.get(path)["counts"]
    assert (counts["new"], counts["error"]) == (2, 1)
    (wrong,) = program.get(f"{path}/rows", state="error")["items"]
    assert [(each["column"], each["text"]) for each in wrong["remarks"]] == [(1, "12")]
    cells = [{"column": 1, "text": "7736050003"}]
    mended = program.patch(f"{path}/rows/{wrong['line']}", {"cells": cells})
    assert (mended["state"], mended["cells"][1], mended["fixed"]) == ("read", "7736050003", [1])
    left = {"items": [{"line": wrong["line"] + 1, "skipped": True}]}
    assert program.post(f"{path}/rows/batch", left)["counts"]["skipped"] == 1
    assert program.post(f"{path}/run", {}, status=409)["type"].endswith("NotChecked")
    program.post(f"{path}/check")
    go_on(run["id"], CHECK)
    assert program.post(f"{path}/run", {"version": 1}, status=409)["type"].endswith("CheckedSince")
    agreed = {"version": program.get(path)["version"]}
    assert program.post(f"{path}/run", agreed)["state"] == "running"
    assert program.post(f"{path}/pause")["state"] == "running"
    program.post(f"{path}/run", {})
    while program.get(path)["state"] == "running":
        go_on(run["id"], RUN)
        if program.get(path)["state"] == "paused":
            program.post(f"{path}/run", {})
    done = program.get(f"{path}/rows", state="done")["items"]
    assert [each["cells"][0] for each in done] == ["Кедр", "Сосна"]
    assert Company.objects.get(pk=done[0]["target"]).name == "Кедр"
    assert program.post(f"{path}/undo")["state"] == "undoing"
    while program.get(path)["state"] == "undoing":
        go_on(run["id"], UNDO)
    assert program.get(path)["state"] == "undone"
    assert not Company.objects.filter(name="Кедр", deleted_at=None).exists()


def test_rows_come_page_by_page_and_are_sought(world: World) -> None:
    program = program_of(world, world.service.head)
    run = _begin(program, "Название\n" + "".join(f"Дом {each}\n" for each in range(5)))
    path = f"imports/{run['id']}/rows"
    first = program.get(path, limit=3)
    rest = program.get(path, limit=3, cursor=first["next"])
    lines = [each["line"] for each in first["items"] + rest["items"]]
    assert lines == sorted(set(lines)) and len(lines) == 5 and rest["next"] is None
    assert [each["cells"] for each in program.get(path, q="дом 3")["items"]] == [["Дом 3"]]
    for wrong in (
        {"state": "odd"},
        {"column": "x"},
        {"column": -1},
        {"column": 10**6},
        {"order": "line"},
        {"cursor": "x"},
    ):
        assert program.call("GET", path, **wrong).status_code == 422, wrong


def test_what_is_wrong_is_named_as_it_was_sent(world: World) -> None:
    program = program_of(world, world.service.head)
    run = _begin(program)
    path = f"imports/{run['id']}"
    for wrong, place in (
        ({"mapping": [{"column": 0, "to": "secret"}]}, "mapping.0"),
        ({"mapping": [{"column": 7, "to": "name"}]}, "mapping.7"),
        ({"mapping": [{"column": 0, "to": "name", "part": "all"}]}, "mapping.0.part"),
        ({"key": "nothing"}, "key"),
        ({"options": {"create": ["secrets"]}}, "options.create"),
        ({"options": {"same": {"secret": "x"}}}, "options.same.secret"),
        ({"state": "done"}, "state"),
    ):
        assert paths_of_errors(program.patch(path, wrong, status=422)) == [place], wrong
    hostile = SimpleUploadedFile("list.xlsx", b"PK\x03\x04nothing")
    refused = program.post("imports", {"noun": "companies", "file": hostile}, status=422)
    assert paths_of_errors(refused) == ["file"]
    program.post(f"{path}/check")
    go_on(run["id"], CHECK)
    assert program.call("PATCH", f"{path}/rows/99", {}).status_code == 404
    beyond = {"cells": [{"column": 9, "text": "x"}]}
    assert program.patch(f"{path}/rows/2", beyond, status=422)["type"].endswith("NoSuchLine")


def test_a_token_reads_in_only_what_it_may_write(world: World) -> None:
    head = world.service.head
    wide = program_of(world, head)
    people = _begin(wide, "Фамилия;Имя\nИванова;Анна\n", "customers")
    narrow = program_of(world, head, "imports:write", "companies:write", "people:read")
    file = SimpleUploadedFile("list.csv", b"a;b\n1;2\n")
    asked = {"noun": "customers", "file": file}
    assert narrow.call("POST", "imports", asked).status_code == 403
    assert narrow.get(f"imports/{people['id']}")["state"] == "mapping"
    assert narrow.call("POST", f"imports/{people['id']}/check").status_code == 403
    mine = _begin(narrow)
    narrower = program_of(world, head, "imports:read", "companies:read")
    assert [each["id"] for each in narrower.get("imports")["items"]] == [mine["id"]]
    assert narrower.call("GET", f"imports/{people['id']}/rows").status_code == 403


def test_nothing_is_made_on_the_way_that_a_token_is_not_for(world: World) -> None:
    head = world.service.head
    text = "Фамилия;Имя;E-mail;Компания;Роли\nИванова;Анна;new@import.example;Новая;Customer\n"
    narrow = program_of(world, head, "imports:write", "people:write")
    wide = program_of(world, head, "imports:write", "people:write", "companies:write")
    said = {"options": {"create": ["companies"], "invite": "never"}}
    path = f"imports/{_begin(narrow, text, 'customers')['id']}"
    assert narrow.call("PATCH", path, said).status_code == 403
    first = _begin(wide, text, "customers")
    wide.patch(f"imports/{first['id']}", said)
    wide.post(f"imports/{first['id']}/check")
    go_on(first["id"], CHECK)
    # The next file of this layout is matched as this one, what is made on the way included.
    second = _begin(narrow, text, "customers")
    assert second["options"]["create"] == ["companies"]
    narrow.post(f"imports/{second['id']}/check")
    go_on(second["id"], CHECK)
    for run in (first, second):
        assert narrow.call("POST", f"imports/{run['id']}/run", {}).status_code == 403
        assert narrow.call("POST", f"imports/{run['id']}/undo").status_code == 403
    assert wide.post(f"imports/{first['id']}/run", {})["state"] == "running"
    narrow.patch(f"imports/{second['id']}", {"options": {"invite": "never"}})
    assert narrow.get(f"imports/{second['id']}")["options"]["create"] == []
