"""What must a noun say of itself to be read in from a file, and written out to be read back?"""

from abc import ABC, abstractmethod
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.utils.functional import Promise

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.core.outcomes import Outcome
from naryad.spreadsheets.sheets.columns import Found, SheetColumn, SheetKey

# Key of a column → what its kind says; complete for `current`, `add` and `edit`.
Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Known:
    """One thing as it is. `words`: key of a column → the cell that an export writes in the active
    language, and that is found again when it is read back; numbers and days as in `Values`."""

    version: int
    values: Values
    words: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class RowEdit:
    """`values`: all columns, those that the file does not name as they were."""

    id: int
    values: Values
    seen_version: int | None


class Sheet(ABC):
    """Both directions of one noun; one for the whole program, so it keeps nothing of its own.

    Each method reads and writes for many rows in a fixed number of queries.
    `unique`: columns whose value no two living rows may share; of several rows of one file with
    the same one the first counts. `called_by`: columns by whose text another row of the same file
    may refer to this one. `columns_of_fields`: field of a refusal → key of a column, where the two
    differ. `invites`: whoever it adds may be asked in.
    """

    noun: ClassVar[str]
    label: ClassVar[str | Promise]
    to_add: ClassVar[Permission]
    to_edit: ClassVar[Permission]
    keys: ClassVar[Sequence[SheetKey]]
    unique: ClassVar[Sequence[str]] = ()
    called_by: ClassVar[Sequence[str]] = ()
    columns_of_fields: ClassVar[Mapping[str, str]] = {}
    invites: ClassVar[bool] = False

    @abstractmethod
    def columns(self, actor: Actor) -> Sequence[SheetColumn]:
        """In the order of our template; `open_sheet` leaves out what the actor may not."""

    @abstractmethod
    def visible(self, actor: Actor) -> QuerySet[Any]:
        """The living rows that the actor sees."""

    @abstractmethod
    def current(self, ids: Collection[int], actor: Actor) -> Mapping[int, Known]:
        """As they are now: what an export writes, and what a row of a file is compared with.
        Ids that the actor does not see are left out."""

    @abstractmethod
    def find_by_key(self, key: SheetKey, rows: Sequence[Values], actor: Actor) -> Sequence[Found]:
        """Which visible rows are meant, one answer a row, in order; NOT_FOUND where a column of
        the key is empty."""

    @abstractmethod
    def add(self, rows: Sequence[Values], *, by: Actor, at: datetime) -> list[Outcome]:
        """Through the action of the form, one outcome a row. Columns that a row lacks count as left
        empty; what the actor may not fill in is left out by `columns_for` before."""

    def foresee(self, rows: Sequence[Values], *, by: Actor, at: datetime) -> list[Outcome]:
        """What `add` would say, in a transaction that is taken back, to rows on which no other of
        them hangs. What can be said for sure without writing them is said so, by the decisions of
        the action itself."""
        return self.add(rows, by=by, at=at)

    @abstractmethod
    def edit(self, edits: Sequence[RowEdit], *, by: Actor, at: datetime) -> list[Outcome]:
        """Through the action of the form."""

    @abstractmethod
    def delete(self, ids: Sequence[int], *, by: Actor, at: datetime) -> list[Outcome]:
        """Softly, through the action of the list; children before those they hang on, where the
        action wants it so."""

    def bearing(self, ids: Collection[int], actor: Actor) -> Collection[int]:
        """Those that would take others along when they are deleted, or leave them without: an undo
        leaves them, since the others are somebody's work."""
        return ()

    def in_order(self, ids: Sequence[int], actor: Actor) -> Sequence[int]:
        """As they are written out, so that whoever reads them into an empty organization gets them
        in the same places."""
        return ids

    def named(self, text: str) -> Values:
        """Of something that is made of its name alone, on the way (`SheetColumn.can_create`)."""
        return {"name": text}

    def invite(self, ids: Sequence[int], *, by: Actor, at: datetime) -> list[Outcome]:
        """Ask in those that a run has added, where they are people. Nobody else is."""
        return []
