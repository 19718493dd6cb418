"""What does a list show of each code on a page?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from naryad.access.actor import Actor
from naryad.assets.code_queries import with_scans
from naryad.assets.models import AssetCode
from naryad.assets.visibility import asset_codes_visible_to
from naryad.intake.inquiry_queries import count_reports
from naryad.registration.queries import count_comings


@dataclass(frozen=True, slots=True)
class CodeListRow:
    """`said`: as people type it. The numbers are of all that ever came by it."""

    code: AssetCode
    said: str
    scans: int
    last_scan: datetime | None
    inquiries: int
    registrations: int

    @property
    def id(self) -> int:
        return self.code.pk


def read_codes(ids: Sequence[int], *, actor: Actor) -> list[CodeListRow]:
    """In their order, in a fixed number of queries; those that the actor sees."""
    named = asset_codes_visible_to(actor).select_related("asset", "batch", "made_by", "bound_by")
    found = named.in_bulk(ids)
    codes = [found[each] for each in ids if each in found]
    reports, comings = count_reports(actor, codes), count_comings(actor, codes)
    return [
        CodeListRow(
            row.code,
            row.said,
            row.scans,
            row.last_scan,
            reports.get(row.code.pk, 0),
            comings.get(row.code.pk, 0),
        )
        for row in with_scans(codes, organization_id=actor.organization_id)
    ]
