"""What can be wrong with a cell or a row, apart from what the form would say?"""

from typing import Any

from django.utils.translation import gettext_lazy as _

from naryad.core.errors import Refusal

_LONGEST_SAID = 100


class CellRefused(Refusal):
    """`text`: what stands in the cell, of which the words say no more than tells it apart."""

    status = 422

    def __init__(self, *, text: str = "", **values: Any) -> None:
        said = text if len(text) <= _LONGEST_SAID else f"{text[:_LONGEST_SAID]}…"
        super().__init__(text=said, **values)


class NotAChoice(CellRefused):
    message = _("“%(text)s” is none of the choices. Choose one, or match it to one.")


class NotADay(CellRefused):
    message = _("“%(text)s” is not a date: 27.11.2026 or 2026-11-27.")


class NotAMoment(CellRefused):
    message = _("“%(text)s” is not a date with a time: 27.11.2026 09:30.")


class NotANumber(CellRefused):
    message = _("“%(text)s” is not a number.")


class NotYesOrNo(CellRefused):
    message = _("“%(text)s” is neither yes nor no.")


class NotThere(CellRefused):
    message = _("“%(text)s” is not there, or you do not see it.")


class SeveralThere(CellRefused):
    message = _("Several are called “%(text)s”. Write what only one of them has: an ID or a code.")


class SeveralInFile(CellRefused):
    message = _("Several rows of this file are called “%(text)s”.")


class StandsUnderItself(CellRefused):
    message = _("This would stand under itself: the rows of the file name each other in a circle.")


class SameAsLine(CellRefused):
    message = _("Line %(line)s of the file says the same already.")


class SeveralFit(CellRefused):
    message = _("Several that are here already fit this row. Choose another field to find them by.")


class MissingInNew(CellRefused):
    message = _("This field is required.")


class HalfAName(CellRefused):
    message = _("“%(text)s” is one name alone. Write the last name and the first one.")


class ChangedSinceCheck(Refusal):
    message = _("Somebody has changed this since the check. Check the file once more.")
