"""Of what is the file of an export made: of rows, or of the files that hang on them?"""

from array import array
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from naryad.access.actor import Actor
from naryad.lists.noun_lists import NounList
from naryad.lists.questions import Question
from naryad.spreadsheets.about import say_about, say_tally
from naryad.spreadsheets.archives import Tally, write_archive
from naryad.spreadsheets.attachments import read_folders, refuse_too_heavy
from naryad.spreadsheets.cells import Row, name_columns
from naryad.spreadsheets.models import Export
from naryad.spreadsheets.nouns import columns_for_file, name_noun
from naryad.spreadsheets.reading import read_cells
from naryad.spreadsheets.refusals import NoColumns
from naryad.spreadsheets.sheets import columns_for, open_sheet
from naryad.spreadsheets.states import Format
from naryad.spreadsheets.way_back import read_back, write_heads
from naryad.spreadsheets.writing import Book, write_book

Note = Callable[[int, int], None]
_SEPARATORS = {"en": ","}


@dataclass(frozen=True, slots=True)
class Filling:
    """What is to be written, in the active language, as far as its maker may see it now. `asked`
    None: a directory, which has no list."""

    export: Export
    asked: NounList[Any] | None
    question: Question
    ids: "array[int]"
    by: Actor
    at: datetime

    @property
    def name(self) -> str:
        is_archive = self.export.format == Format.ZIP
        return _("Files of tickets") if is_archive else name_noun(self.export.noun)

    def prepare(self, note: Note) -> Callable[[Path], None]:
        """Raises NoColumns where no column is left, NoRoom, and NotVisible for what its maker may
        not read in again."""
        if self.export.imports_back:
            return self._prepare_way_back(note)
        assert self.asked is not None, "Only the way back does without a list."
        if self.export.format == Format.ZIP:
            return self._prepare_archive(self.asked, note)
        return self._prepare_columns(self.asked, note)

    def _prepare_columns(self, asked: NounList[Any], note: Note) -> Callable[[Path], None]:
        fields = {each.key: each for each in columns_for_file(asked)}
        columns = [key for key in self.export.columns if key in fields]
        if not columns:
            raise NoColumns
        heads = list(name_columns([fields[key] for key in columns]).values())
        rows = read_cells(asked, self.question, self.ids, columns, note=note)
        return self._write_book(heads, rows)

    def _prepare_way_back(self, note: Note) -> Callable[[Path], None]:
        sheet, zone = open_sheet(self.export.noun, self.by), ZoneInfo(self.export.zone)
        ids = sheet.in_order(self.ids, self.by)
        rows = read_back(sheet, ids, actor=self.by, zone=zone, note=note)
        return self._write_book(write_heads(columns_for(sheet, self.by)), rows)

    def _write_book(self, heads: Sequence[str], rows: Iterator[Row]) -> Callable[[Path], None]:
        book = Book(
            name=self.name,
            heads=heads,
            rows=rows,
            total=len(self.ids),
            about_name=_("About this file"),
            about=self._say_about,
            separator=_SEPARATORS.get(self.export.language, ";"),
        )
        return lambda path: write_book(path, book, Format(self.export.format))

    def _prepare_archive(self, asked: NounList[Any], note: Note) -> Callable[[Path], None]:
        refuse_too_heavy(self.ids, actor=self.by)
        tally = Tally()
        folders = read_folders(asked, self.question, self.ids, note=note)
        return lambda path: write_archive(
            path,
            folders,
            tally,
            at=self.at.astimezone(asked.asker.zone),
            about_name=_("About this file"),
            about=lambda: [*self._say_about(), *say_tally(tally)],
        )

    def _say_about(self) -> list[tuple[str, str]]:
        return [*say_about(self.export, self.asked, self.question, at=self.at)]
