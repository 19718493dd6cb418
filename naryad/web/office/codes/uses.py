"""How much has come by each code: scans, reports, registrations?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from naryad.access.actor import Actor
from naryad.assets.code_queries import CodeRow
from naryad.intake.inquiry_queries import count_reports
from naryad.registration.queries import count_comings


@dataclass(frozen=True, slots=True)
class CodeUse:
    scans: int
    reports: int
    registrations: int


def uses_of(rows: Sequence[CodeRow], *, actor: Actor) -> Mapping[int, CodeUse]:
    """Code → numbers, in two queries."""
    codes = [row.code for row in rows]
    reports, comings = count_reports(actor, codes), count_comings(actor, codes)
    return {
        row.code.pk: CodeUse(row.scans, reports.get(row.code.pk, 0), comings.get(row.code.pk, 0))
        for row in rows
    }
