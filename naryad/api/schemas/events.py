"""How does what has happened look in the API?"""

from collections.abc import Sequence
from typing import Annotated, Any, Literal

from pydantic import Field

from naryad.api.schemas.shared import Given, Id, Item, example

Noun = Literal[
    "areas",
    "asset-classes",
    "asset-types",
    "assets",
    "companies",
    "contracts",
    "criticalities",
    "people",
    "skills",
    "stages",
    "statuses",
    "ticket-types",
    "tickets",
    "work-types",
]


class EventItem(Item):
    """`noun` and `item` say what it is about. `actor` is null for the program, and for whomever the
    caller does not see. `changes`: field → `old` and `new`; what they name and the caller does not
    see has the id null and the name “…”."""

    id: int
    kind: str
    noun: str
    item: int
    at: str
    device_at: str | None
    actor: int | None
    changes: dict[str, Any]


class EventPage(Item):
    """`next` is never null: a program asks from there again. `more`: at once."""

    items: Sequence[EventItem]
    next: str
    count: None
    more: bool


class Sync(Given):
    model_config = example(noun="assets")

    noun: Noun
    ids: Annotated[list[Id], Field(max_length=1_000)]


class Gone(Item):
    noun: str
    gone: Sequence[int]
