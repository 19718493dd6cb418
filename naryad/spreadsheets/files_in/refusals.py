"""Why can a file not be read in?"""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from naryad.core.errors import Refusal
from naryad.spreadsheets.files_in import limits


class UnreadableFile(Refusal):
    """Stands at the field `upload`, and on the page of an import that has begun."""

    status = 422

    def __init__(self, message: str | Promise | None = None, **values: Any) -> None:
        super().__init__(message, field="upload", **values)


class EmptyFile(UnreadableFile):
    message = _("The file is empty. Look whether it opens at all, and choose it again.")


class FileTooBig(UnreadableFile):
    message = _("The file is larger than %(megabytes)s MB. Split it into several.")

    def __init__(self) -> None:
        super().__init__(megabytes=limits.MOST_BYTES // 1024**2)


class NoTable(UnreadableFile):
    message = _(
        "There is no table in this file. Choose an .xlsx, .xls, .ods or .csv file, or save yours "
        "as one of these."
    )


class WebPage(UnreadableFile):
    message = _(
        "This is a web page or XML, whatever its name says. Open it in a spreadsheet program and "
        "save it as .xlsx."
    )


class HasPassword(UnreadableFile):
    message = _("The file is protected by a password. Save a copy without it and choose that.")


class Damaged(UnreadableFile):
    message = _(
        "The file is damaged or was not loaded to its end. Open it in a spreadsheet program, save "
        "it anew and choose that."
    )


class UnpacksTooBig(UnreadableFile):
    message = _(
        "Unpacked, the file would take more room than any table of the allowed size. Copy the "
        "table alone into a new file."
    )


class TooMuchToRead(UnreadableFile):
    message = _(
        "Reading this file took more memory or time than there is for one. Often a single cell "
        "stands far away from the table: copy the table alone into a new file."
    )


class TooManyRows(UnreadableFile):
    message = _("The sheet has more than %(most)s filled rows. Split it, or save it as .csv.")

    def __init__(self) -> None:
        super().__init__(most=f"{limits.MOST_ROWS:,}".replace(",", "\u00a0"))


class TooManyCells(UnreadableFile):
    message = _("The table has more than %(most)s cells. Split it into several files.")

    def __init__(self) -> None:
        super().__init__(most=f"{limits.MOST_CELLS:,}".replace(",", "\u00a0"))


class TooMuchText(UnreadableFile):
    message = _("The texts of this table are longer than %(most)s characters together. Split it.")

    def __init__(self) -> None:
        super().__init__(most=f"{limits.MOST_CHARACTERS:,}".replace(",", "\u00a0"))


class TooManyColumns(UnreadableFile):
    message = _(
        "Row %(line)s reaches beyond column %(most)s. Delete what stands right of the table, "
        "and the columns that you do not need."
    )

    def __init__(self, *, line: int) -> None:
        super().__init__(line=line, most=limits.MOST_COLUMNS)


class CellTooLong(UnreadableFile):
    message = _(
        "A cell in row %(line)s is longer than %(most)s characters. In a text with separators a "
        "quotation mark is missing there, as a rule."
    )

    def __init__(self, *, line: int) -> None:
        super().__init__(line=line, most=f"{limits.LONGEST_CELL:,}".replace(",", "\u00a0"))


class QuoteWithoutEnd(UnreadableFile):
    message = _(
        "A quotation mark in row %(line)s is never closed, so that all rows below it would be one "
        "cell. Close it or delete it."
    )

    def __init__(self, *, line: int) -> None:
        super().__init__(line=line)


class NoSuchSheet(UnreadableFile):
    message = _("There is no such sheet in this file. Choose another one.")


class NoRows(UnreadableFile):
    message = _("There is no row with data below the heads of this table.")


_BY_CODE: Mapping[str, type[UnreadableFile]] = {
    each.__name__: each
    for each in (
        CellTooLong,
        Damaged,
        HasPassword,
        NoSuchSheet,
        NoTable,
        QuoteWithoutEnd,
        TooManyCells,
        TooManyColumns,
        TooManyRows,
        TooMuchText,
        TooMuchToRead,
    )
}


def refusal_of(code: str, values: Mapping[str, Any]) -> UnreadableFile:
    """What the child has said by the name of the class."""
    return _BY_CODE[code](**values)
