"""Who may what? Printed from the code and the tables that tests hold against it: docs/access.md.

`./dev access` writes it; test_paper.py fails while it is not what the code says.
"""

from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from pathlib import Path

from naryad.access.arms import Arm
from naryad.access.blocks import BLOCK_NAMES
from naryad.access.permissions import CATALOG, Permission, expand
from naryad.access.roles import STARTING_ROLES, RoleCode, StartingRole
from naryad.api.contract import NOUNS
from naryad.api.operations import OPERATIONS, Operation
from tests.access.api_operations import API_OPERATIONS

TARGET = Path(__file__).parents[2] / "docs" / "access.md"
HEAD = """\
# Who may what

Printed by `./dev access` from the code; a test compares. What a person may is the sum of the roles
that the person holds; the roles below are those an organization starts with, all but Administrator
can be changed. Every list, search, count, file and operation begins with what the person sees, and
every action asks for its right itself. What is not seen answers 404, what is not permitted 403.
"""


def print_access() -> str:
    return "\n".join([HEAD, *_rights(), *_sight(), *_operations()]).rstrip() + "\n"


def _rights() -> Iterator[str]:
    yield "## Rights\n\n“c”: customers can hold it, too.\n"
    for block, name in BLOCK_NAMES.items():
        yield f"### {name}\n"
        yield from _table(
            ["right", "code", "", "what it allows", *(role.en for role in STARTING_ROLES)],
            (
                [
                    meaning.name,
                    f"`{meaning.permission}`",
                    "c" if len(meaning.kinds) > 1 else "",
                    meaning.sentence,
                    *(_mark(role, meaning.permission) for role in STARTING_ROLES),
                ]
                for meaning in CATALOG
                if meaning.block == block
            ),
        )


def _mark(role: StartingRole, permission: Permission) -> str:
    """Administrators have all rights, future ones too; a wider right brings what it covers."""
    held = expand(role.permissions)
    return "x" if role.code == RoleCode.ADMINISTRATOR or permission in held else ""


def _sight() -> Iterator[str]:
    """The arms of each noun: the ways by which a row comes into sight."""
    yield "## What brings into sight\n"
    rows = []
    for noun in ("people", "companies", "assets", "contracts", "tickets"):
        arms = import_module(f"naryad.{noun}.visibility").ARMS
        rows += list(dict.fromkeys((noun, *_say_arm(arm)) for arm in arms))
    yield from _table(["of", "right", "together with", "whose rows"], rows)


def _say_arm(arm: Arm) -> tuple[str, str, str]:
    who = f"`{arm.permission}`" if arm.permission else "everybody"
    whole = "all of the organization" if arm.is_whole else ""
    narrowed = f"by `{arm.seek}`" if arm.seek else "narrowed by a rule"
    return who, f"`{arm.needs}`" if arm.needs else "", whole or narrowed


def _operations() -> Iterator[str]:
    """The table is that of tests/access/api_operations.py: written by hand, called by a test."""
    callers = [column for column in API_OPERATIONS[0] if column != "operation"]
    yield "## Operations of the API\n"
    yield "What each caller is answered who names something of the organization and sends what is"
    yield "fit; the stranger is the administrator of another organization.\n"
    told = {row["operation"]: row for row in API_OPERATIONS}
    places = {noun.name: place for place, noun in enumerate(NOUNS)}
    known = sorted(OPERATIONS.items(), key=lambda each: places[each[0].partition(".")[0]])
    yield from _table(
        ["operation", "call", *callers],
        (
            [f"`{name}`", f"`{_call(made)}`", *(told[name][each] for each in callers)]
            for name, made in known
        ),
    )


def _call(operation: Operation) -> str:
    return f"{operation.method} {operation.path}".replace("{row:", "{")


def _table(columns: Sequence[object], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    yield _row(columns)
    yield "|" + "---|" * len(columns)
    yield from map(_row, rows)
    yield ""


def _row(cells: Sequence[object]) -> str:
    return f"| {' | '.join(map(str, cells))} |".replace("  ", " ")
