"""How do files that are made of lists look in the API?"""

from collections.abc import Sequence
from typing import Annotated, Any, Literal

from pydantic import Field

from naryad.api.schemas.imports import Imported
from naryad.api.schemas.shared import Given, Item

# What comes out and cannot come in besides.
Listed = Literal[Imported, "inquiries"]
Kind = Literal["xlsx", "ods", "csv", "zip"]


class ExportItem(Item):
    """`state`: waiting, running, ready, cancelled or stopped, and then `because` says why. `total`
    rows were found, `written` of them stand in the file by now, and `gone` were not visible any
    more when their turn came. `ready`: its maker can fetch the file, until `expires_at`."""

    id: int
    noun: str
    format: str
    columns: Sequence[str]
    imports_back: bool
    by: int | None
    state: str
    because: str
    total: int | None
    written: int
    gone: int
    ready: bool
    file_name: str
    size: int
    created_at: str
    started_at: str | None
    ended_at: str | None
    expires_at: str | None


class NewExport(Given):
    """`noun`: a list, or a directory, of which all lines come. `q`, `filter`, `sort` and `deleted`
    ask as lists do. Without `columns` those come that pages show first. `imports_back`: in their
    place all that can be read in again."""

    noun: Listed
    format: Kind = "xlsx"
    columns: Annotated[list[str], Field(max_length=200)] | None = None
    imports_back: bool = False
    q: str = ""
    filter: dict[str, Any] | None = None
    sort: str | None = None
    deleted: Literal["only", "all"] | None = None


class ColumnItem(Item):
    """`shown`: among those that come where none are named."""

    name: str
    label: str
    shown: bool


class Columns(Item):
    """`imports_back`: the caller may have a file that can be read in again."""

    noun: str
    formats: Sequence[str]
    imports_back: bool
    columns: Sequence[ColumnItem]
