"""Of what are the schemas of all nouns made?"""

from collections.abc import Sequence
from typing import Annotated, Any, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field

T = TypeVar("T")
# What fits into the ids of the database.
Id = Annotated[int, Field(ge=1, lt=10**18)]
Ids = Annotated[list[Id], Field(max_length=1_000)]
MOST_AT_ONCE = 500


class Given(BaseModel):
    """What a caller sends: nothing that is not named here."""

    model_config = ConfigDict(extra="forbid")

    def sent(self) -> dict[str, Any]:
        """Only what was sent: what is missing stays as it is, null empties."""
        return {name: getattr(self, name) for name in self.model_fields_set}


def example(**said: Any) -> ConfigDict:
    """What an example of it says beside what cannot be left out; ids stand for those of whoever
    reads it."""
    return ConfigDict(json_schema_extra={"example": said})


class Item(BaseModel):
    """What a caller gets."""

    model_config = ConfigDict(extra="forbid")


class Names(Given):
    """A name in two languages, at least one of them filled."""

    ru: str = ""
    en: str = ""


class NamesItem(Item):
    ru: str
    en: str


class Page(Item, Generic[T]):
    """`next`: what `cursor` the next page has; null on the last. `count`: null unless asked for."""

    items: Sequence[T]
    next: str | None
    count: int | None


class Problem(Item):
    """RFC 9457; `current` is the state of now, where somebody else has saved it in between."""

    type: str
    title: str
    status: int
    detail: str
    errors: Sequence["Misfit"]
    current: dict[str, Any] | None = None


class Misfit(Item):
    """`path`: where in the body, as in `items.3.email`, or the name of a parameter."""

    path: str
    message: str
    code: str


class Result(Item):
    """Of one row of many: `index` as it was sent, `status` as it would be had it come alone."""

    index: int
    id: int | None
    status: int
    problem: Problem | None


class Results(Item):
    results: Sequence[Result]
