"""How do files that are read in look in the API?"""

from collections.abc import Sequence
from typing import Annotated, Any, Literal

from pydantic import Field

from naryad.api.schemas.shared import Given, Item

Imported = Literal[
    "areas",
    "asset-classes",
    "asset-types",
    "assets",
    "companies",
    "contracts",
    "criticalities",
    "customers",
    "employees",
    "skills",
    "tickets",
    "work-types",
]
RowStateName = Literal[
    "read", "new", "changed", "same", "error", "skipped", "done", "refused", "undone", "kept"
]
Place = Annotated[int, Field(ge=0, lt=100_000)]
Line = Annotated[int, Field(ge=1, lt=2**31)]
Text = Annotated[str, Field(max_length=32_767)]


class FileColumn(Item):
    """Of the file, from 0 in the order in which they stand."""

    column: int
    head: str
    samples: Sequence[str]


class MappedColumn(Item):
    """`to`: the name of a field, null where the column is not read. `part`: `full_name` of a cell
    that holds the whole name (`to` is last_name), `phones` of one with several (`to` is phone)."""

    column: int
    to: str | None
    part: str


class FieldItem(Item):
    """What a column can go to. `choices`: codes of what may stand there, if not everything."""

    name: str
    label: str
    required: bool
    choices: Sequence[str] | None


class KeyItem(Item):
    """By which of its fields together a row is known again."""

    code: str
    fields: Sequence[str]


class ImportItem(Item):
    """`state`: reading, mapping, checking, checked, running, paused, done, cancelled, broken (and
    then `because` says why), undoing or undone. `mapping`: what was proposed, until it is set.
    `values`: of a field, text of the file → code of a choice. `counts`: rows in each state. Of
    others' imports, which administrators see, all that the file holds is empty."""

    id: int
    noun: str
    by: int | None
    state: str
    because: str
    file_name: str
    size: int
    format: str
    sheets: Sequence[str]
    sheet: str
    header_line: int
    columns: Sequence[FileColumn]
    mapping: Sequence[MappedColumn]
    fields: Sequence[FieldItem]
    values: dict[str, dict[str, Any]]
    keys: Sequence[KeyItem]
    key: str
    options: dict[str, Any]
    total: int
    counts: dict[str, int]
    created_at: str
    checked_at: str | None
    started_at: str | None
    ended_at: str | None
    undone_at: str | None
    version: int


class GivenColumn(Given):
    column: Place
    to: Annotated[str, Field(max_length=60)] | None = None
    part: Literal["", "full_name", "phones"] = ""


class GivenOptions(Given):
    """`create`: nouns of which something new may be made of its name alone. `invite`: whoever is
    added. `empty`: what an empty cell means for what is there. `same`: field → the text for every
    row whose cell is empty."""

    create: Annotated[list[str], Field(max_length=20)] = []
    invite: Literal["now", "later", "never"] = "later"
    empty: Literal["keep", "clear"] = "keep"
    same: Annotated[dict[str, Text], Field(max_length=200)] = {}


class Matching(Given):
    """What is not sent stays as it is."""

    mapping: Annotated[list[GivenColumn], Field(max_length=2_000)] | None = None
    values: Annotated[dict[str, dict[str, str]], Field(max_length=200)] | None = None
    key: str | None = None
    options: GivenOptions | None = None
    version: int | None = None


class GivenSheet(Given):
    """`header_line`: where the heads stand, 0 where there are none; without it they are sought."""

    sheet: Annotated[str, Field(max_length=255)]
    header_line: Annotated[int, Field(ge=0, le=1_000)] | None = None


class Agreed(Given):
    """`version`: of the import whose `counts` somebody has agreed to."""

    version: int | None = None


class RemarkItem(Item):
    """`column`: null where it is said of the row as a whole."""

    column: int | None
    code: str
    message: str
    text: str


class RowItem(Item):
    """`cells`: as they are now; `fixed`: the columns that were mended. `target`: the item that it
    was found to be, or became. `changes`: field → what it says now, and what it will."""

    line: int
    state: str
    cells: Sequence[str]
    fixed: Sequence[int]
    remarks: Sequence[RemarkItem]
    target: int | None
    changes: dict[str, Sequence[str]]


class GivenCell(Given):
    column: Place
    text: Text


class RowPatch(Given):
    """`skipped`: it is left out, or taken in again."""

    cells: Annotated[list[GivenCell], Field(max_length=2_000)] = []
    skipped: bool | None = None


class GivenRow(RowPatch):
    line: Line


class RowPatches(Given):
    items: Annotated[list[GivenRow], Field(min_length=1, max_length=500)]
