"""What does a line of a list of settings say, and what hangs on it?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from naryad.tickets.codes import StageKind
from naryad.tickets.number_masks import write_number
from naryad.tickets.queries import TypeCycles
from naryad.tickets.stage_effects import find_effect, find_requirement
from naryad.tickets.uses import Use, uses_of_stage, uses_of_status

# How much of a text a line shows.
_SHOWN = 120


@dataclass(frozen=True)
class Line:
    """`notes` stand beside the name; `cycles` only beside a type."""

    row: Any
    notes: list[str] = field(default_factory=list)
    cycles: TypeCycles | None = None


def describe_lines(
    rows: Iterable[Any], noun: str, cycles: Mapping[int, TypeCycles], *, today: date
) -> list[Line]:
    if noun == "types":
        return [
            Line(row, [say_number(row.number_mask, today)], cycles.get(row.pk, TypeCycles()))
            for row in rows
        ]
    if noun == "stages":
        return [Line(row, _notes_of_stage(row)) for row in rows]
    if noun == "answers":
        return [Line(row, [row.get_side_display(), _shorten(str(row.text))]) for row in rows]
    return [Line(row) for row in rows]


def say_number(mask: str, today: date) -> str:
    """An example of the numbers that it gives."""
    example = write_number(mask, 1, on=today, company_code=_("CODE"))
    return _("%(example)s and so on") % {"example": example}


def list_uses(row: Any, noun: str) -> list[Use]:
    if noun == "stages":
        return uses_of_stage(row.pk, organization_id=row.organization_id)
    if noun == "statuses":
        return uses_of_status(row.pk, organization_id=row.organization_id)
    return []


def _shorten(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN].rstrip()}…"


def _notes_of_stage(row: Any) -> list[str]:
    effects = (find_effect(code) for code in row.effects)
    requirements = (find_requirement(code) for code in row.requirements)
    return [
        str(StageKind(row.kind).label),
        *(str(each.name) for each in effects if each is not None),
        *(
            _("before: %(requirement)s") % {"requirement": each.name}
            for each in requirements
            if each is not None
        ),
    ]
