"""What does somebody ask of a list?"""

from dataclasses import dataclass, replace
from enum import StrEnum

from naryad.core.conditions.tree import AllOf, Tree
from naryad.lists.fields import Width


class Show(StrEnum):
    """What becomes of deleted rows."""

    HIDE = "hide"
    ONLY = "only"
    ALL = "all"


class Density(StrEnum):
    NORMAL = "normal"
    ROOMY = "roomy"


class Layout(StrEnum):
    """At a desk; a phone has its two lines either way."""

    TABLE = "table"
    CARDS = "cards"


@dataclass(frozen=True, slots=True)
class Order:
    """By a field of the list; without a key, the order that the list has by itself."""

    key: str = ""
    is_descending: bool = False

    def __str__(self) -> str:
        return f"-{self.key}" if self.is_descending else self.key


@dataclass(frozen=True, slots=True)
class Shown:
    """A chosen column."""

    key: str
    width: Width = Width.NORMAL


@dataclass(frozen=True, slots=True)
class Question:
    """`columns`: nothing means those of the list. `view`: the saved view that one stands on."""

    q: str = ""
    where: Tree | None = None
    deleted: Show = Show.HIDE
    order: Order = Order()
    columns: tuple[Shown, ...] = ()
    density: Density = Density.NORMAL
    view: str = ""
    layout: Layout = Layout.TABLE

    @property
    def parts(self) -> tuple[Tree, ...]:
        """All of these must hold."""
        if self.where is None:
            return ()
        return self.where.parts if isinstance(self.where, AllOf) else (self.where,)

    @property
    def is_plain(self) -> bool:
        """Nothing is narrowed down; whatever the order and the columns."""
        return not self.q and self.where is None and self.deleted == Show.HIDE

    def asking(self, *parts: Tree) -> "Question":
        """With these conditions in place of its own."""
        where = None if not parts else parts[0] if len(parts) == 1 else AllOf(parts)
        return replace(self, where=where)

    def without(self, part: Tree) -> "Question":
        return self.asking(*(each for each in self.parts if each != part))
