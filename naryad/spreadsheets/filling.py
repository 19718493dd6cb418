"""Of what is the file of an export made: of rows, or of the files that hang on them?"""

from array import array
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from naryad.access.actor import Actor
from naryad.lists.noun_lists import NounList
from naryad.lists.questions import Question
from naryad.spreadsheets.about import say_about, say_tally
from naryad.spreadsheets.archives import Tally, write_archive
from naryad.spreadsheets.attachments import read_folders, refuse_too_heavy
from naryad.spreadsheets.cells import name_columns
from naryad.spreadsheets.models import Export
from naryad.spreadsheets.nouns import columns_for_file, name_noun
from naryad.spreadsheets.reading import read_cells
from naryad.spreadsheets.refusals import NoColumns
from naryad.spreadsheets.states import Format
from naryad.spreadsheets.writing import Book, write_book

Note = Callable[[int, int], None]
_SEPARATORS = {"en": ","}


@dataclass(frozen=True, slots=True)
class Filling:
    """What is to be written, in the active language, as far as its maker may see it now."""

    export: Export
    asked: NounList[Any]
    question: Question
    ids: "array[int]"
    by: Actor
    at: datetime

    @property
    def name(self) -> str:
        is_archive = self.export.format == Format.ZIP
        return _("Files of tickets") if is_archive else name_noun(self.export.noun)

    def prepare(self, note: Note) -> Callable[[Path], None]:
        """Raises NoColumns where no column is left, and NoRoom."""
        if self.export.format == Format.ZIP:
            return self._prepare_archive(note)
        return self._prepare_book(note)

    def _prepare_book(self, note: Note) -> Callable[[Path], None]:
        fields = {each.key: each for each in columns_for_file(self.asked)}
        columns = [key for key in self.export.columns if key in fields]
        if not columns:
            raise NoColumns
        book = Book(
            name=self.name,
            heads=list(name_columns([fields[key] for key in columns]).values()),
            rows=read_cells(self.asked, self.question, self.ids, columns, note=note),
            total=len(self.ids),
            about_name=_("About this file"),
            about=self._say_about,
            separator=_SEPARATORS.get(self.export.language, ";"),
        )
        return lambda path: write_book(path, book, Format(self.export.format))

    def _prepare_archive(self, note: Note) -> Callable[[Path], None]:
        refuse_too_heavy(self.ids, actor=self.by)
        tally = Tally()
        folders = read_folders(self.asked, self.question, self.ids, note=note)
        return lambda path: write_archive(
            path,
            folders,
            tally,
            at=self.at.astimezone(self.asked.asker.zone),
            about_name=_("About this file"),
            about=lambda: [*self._say_about(), *say_tally(tally)],
        )

    def _say_about(self) -> list[tuple[str, str]]:
        return [*say_about(self.export, self.asked, self.question, by=self.by, at=self.at)]
