"""What does a program say of the columns of a file, and how are its rows mended?"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.db import transaction

from naryad.api.answering import read_seen
from naryad.api.asking import ApiRequest
from naryad.api.schemas.imports import GivenRow, Matching
from naryad.core.errors import Invalid
from naryad.spreadsheets import actions

if TYPE_CHECKING:
    from naryad.spreadsheets.models import Import

_OPTIONS = ("create", "invite", "empty")


def match_import(request: ApiRequest, run: "Import", body: Matching) -> "Import":
    """What was not sent stays. Raises Invalid by the names of the API."""
    sent = body.model_dump(exclude_unset=True)
    try:
        return actions.map_import(
            run.pk,
            mapping=run.mapping if sent.get("mapping") is None else sent["mapping"],
            values=run.values if sent.get("values") is None else sent["values"],
            key=run.key if body.key is None else body.key,
            options=run.options if body.options is None else body.options.model_dump(),
            seen_version=read_seen(request, body.version),
            by=request.actor,
            at=request.at,
        )
    except Invalid as refusal:
        raise Invalid({_name(field): said for field, said in refusal.errors.items()}) from None


@transaction.atomic
def mend_rows(request: ApiRequest, run: "Import", rows: Sequence[GivenRow]) -> None:
    """Cells first, since a row that is left out and mended is in again."""
    by, at = request.actor, request.at
    texts = {(row.line, cell.column): cell.text for row in rows for cell in row.cells}
    if texts:
        actions.fix_cells(run.pk, texts, by=by, at=at)
    for left_out in (True, False):
        lines = [row.line for row in rows if row.skipped is left_out]
        if lines:
            actions.leave_out_rows(run.pk, lines, left_out=left_out, by=by, at=at)


def _name(field: str) -> str:
    """`to-3` of a form is `mapping.3` here: the column of the file."""
    word, dash, rest = field.partition("-")
    if dash and word == "to":
        return f"mapping.{rest}"
    if dash and word == "same":
        return f"options.same.{rest}"
    return f"options.{field}" if field in _OPTIONS else field
