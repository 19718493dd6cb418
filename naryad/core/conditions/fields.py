"""What must a field be able to tell, so that conditions can ask it?"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from django.db.models import Q

from naryad.core.conditions.operators import FieldKind

Value = str | Decimal | date | datetime | bool | int


@dataclass(frozen=True, slots=True)
class Setting:
    """When and by whom it is asked: days are those of `zone`, `me` is the id behind «me»."""

    at: datetime
    zone: ZoneInfo
    me: int | None = None

    @property
    def today(self) -> date:
        return self.at.astimezone(self.zone).date()


@dataclass(frozen=True, slots=True)
class OneOf:
    values: frozenset[Value]


@dataclass(frozen=True, slots=True)
class Contains:
    text: str


@dataclass(frozen=True, slots=True)
class Starts:
    text: str


@dataclass(frozen=True, slots=True)
class Empty:
    pass


@dataclass(frozen=True, slots=True)
class Between:
    """From `low` on and below `high`; a missing end is open. Numbers say which ends belong."""

    low: Any = None
    high: Any = None
    without_low: bool = False
    with_high: bool = False


Asked = OneOf | Contains | Starts | Empty | Between


class Field(Protocol):
    """Both ways of asking give one answer, yes or no and nothing else, for every row: what is
    null is empty, and is none of any values. Texts are compared folded (see `fold`)."""

    @property
    def key(self) -> str: ...

    @property
    def kind(self) -> FieldKind: ...

    @property
    def choices(self) -> Collection[str]:
        """The codes that a CHOICE may be asked for."""

    def meets(self, asked: Asked) -> Q:
        """In SQL, without a join to many."""

    def value(self, row: Any) -> Any:
        """In Python: a value or None; of REFERENCES and many-valued choices, a set."""


def fold(text: str) -> str:
    """Case aside, ё as е: as the database folds it."""
    return text.lower().replace("ё", "е")
