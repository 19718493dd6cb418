"""Do the examples of the documents run as they stand, in a shell and in Python?

Each is read from the page, and given nothing but values for its variables.
"""

import os
import re
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from html import unescape
from pathlib import Path
from typing import Any

import httpx
import pytest
from django.db import transaction

from naryad.api.operations import OPERATIONS, Operation
from tests.access.api_operations import API_OPERATIONS, BODIES, PLACES
from tests.api.calling import Program, fill_path, program_of
from tests.api.listening import listening
from tests.files.pictures import photo_with_place
from tests.world import House, World

_ENTRY = re.compile(
    r'<code class="b">(\w+)</code> <code class="any">(\S+)</code>(.*?)</details>', re.DOTALL
)
_EXAMPLE = re.compile(r'<pre class="api-pre" tabindex="0"><code>(.*?)</code></pre>', re.DOTALL)
_AS_ADMIN = {row["operation"]: row["admin"] for row in API_OPERATIONS}
# What the cast's own do not allow, a new one does: made as the operations say.
_MADE_BY = {"delete", "restore", "one", "edit", "invite", "move"}


def test_every_example_runs_as_it_stands(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = world.service
    program = program_of(world, house.admin)
    (tmp_path / "photo.jpg").write_bytes(photo_with_place())
    (tmp_path / "list.csv").write_text("Название\nКедр\n")
    monkeypatch.chdir(tmp_path)
    wrong, run = [], set()
    with listening() as host:
        page = program.client.get(
            "/api/v1/docs", headers={**program.headers, "Host": host}
        ).content.decode()
        for operation, curl, python in _read(page):
            with _taken_back():
                values = _values(house, program, operation)
                answers = (
                    _run_curl(curl, values, program.token, tmp_path),
                    _run_python(python, values, program.token),
                )
                wrong += [
                    f"{operation.name}: {said[:500]}\n{curl}\n{python}"
                    for said in answers
                    if not said.startswith(_fit_answers(operation))
                ]
            run.add(operation.name)
    assert "\n".join(wrong) == ""
    assert run == set(OPERATIONS)


def _fit_answers(operation: Operation) -> tuple[str, ...]:
    """What it answers when all goes well; of an import or export that stands elsewhere, and of what
    was done already, that it is not the time for it. That is said of what is understood alone."""
    as_admin = str(_AS_ADMIN[operation.name])
    return (str(operation.status), *([as_admin] if as_admin == "409" else []))


@contextmanager
def _taken_back() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def _read(page: str) -> Iterator[tuple[Operation, str, str]]:
    known = {(each.method, _say_path(each)): each for each in OPERATIONS.values()}
    for method, path, said in _ENTRY.findall(page):
        curl, python = (unescape(each) for each in _EXAMPLE.findall(said))
        yield known[method, path], curl, python


def _say_path(operation: Operation) -> str:
    return "/api/v1/" + re.sub(r"\{\w+:(\w+)\}", r"{\1}", operation.path)


def _run_curl(curl: str, values: Mapping[str, int], token: str, folder: Path) -> str:
    """Status and body. A variable without a value ends the shell."""
    variables = {name.upper(): str(value) for name, value in values.items()}
    with _taken_back():
        ended = subprocess.run(
            ["bash", "-uc", 'curl() { command curl -s -w "\\n%{http_code}" "$@"; }\n' + curl],
            env={"PATH": os.environ["PATH"], "NARYAD_TOKEN": token, **variables},
            cwd=folder,
            capture_output=True,
            check=False,
        )
    body, _line, status = ended.stdout.rpartition(b"\n")
    return f"{status.decode()} {body.decode(errors='replace')}{ended.stderr.decode()}"


def _run_python(python: str, values: Mapping[str, int], token: str) -> str:
    with _taken_back():
        known = {"httpx": httpx, "token": token, **values}
        imports, _line, call = python.rpartition("httpx.request(")
        exec(imports, known)
        answer = eval(f"httpx.request({call}", known)
    return f"{answer.status_code} {answer.text}"


def _values(house: House, program: Program, operation: Operation) -> dict[str, int]:
    places = {name: choose(house) for name, choose in PLACES.items() if "." not in name}
    if operation.name in PLACES:
        places = dict.fromkeys(places, PLACES[operation.name](house))
    places |= _ids(house, operation)
    verb = operation.name.rpartition(".")[2]
    if _AS_ADMIN[operation.name] != str(operation.status) and verb in _MADE_BY:
        return _make_one(house, program, operation, places)
    return places


def _ids(house: House, operation: Operation) -> dict[str, int]:
    """Of what bodies name and paths do not."""
    many = {"people.edit_many": house.customer.pk, "companies.edit_many": house.polus.pk}
    newcomer = {"role_id": house.roles["CUSTOMER"].pk}
    return {
        **(newcomer if operation.name.startswith("people.add") else {}),
        "type_id": house.equipment_type.pk,
        "parent_id": house.tower.pk,
        "reason_id": house.ban_reason.pk,
        "item_id": house.lift.pk,
        "id": many.get(operation.name, house.lift.pk),
    }


def _make_one(
    house: House, program: Program, operation: Operation, places: dict[str, int]
) -> dict[str, int]:
    noun = operation.name.partition(".")[0]
    add = OPERATIONS[f"{noun}.add"]
    made = program.post(add.path, BODIES[add.name](house), status=add.status)
    places = dict.fromkeys(places, made["id"])
    if operation.name.endswith(".restore"):
        program.delete(fill_path(OPERATIONS[f"{noun}.delete"].path, places))
    if operation.name == "tickets.move":
        places |= _way_on(program, made)
    return places


def _way_on(program: Program, ticket: Any) -> dict[str, int]:
    candidates = program.get(f"tickets/{ticket['id']}/moves", possible="")["items"]
    way = next(each for each in candidates if each["offered"] and not each["wants_scan"])
    return {"stage_id": way["to"], "stage_now_id": ticket["stage"]}
