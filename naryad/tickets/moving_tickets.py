"""What becomes of tickets when two companies are merged, and when they part again?"""

from collections.abc import Sequence
from typing import Any

from django.db.models import F

from naryad.companies.models import Company
from naryad.core.dependents import Moved
from naryad.history.naming import names_in
from naryad.history.recording import Change
from naryad.tickets.models import Ticket


class TicketMover:
    """They go over, closed and deleted ones too."""

    def move(self, organization_id: int, *, source: int, target: int) -> Moved:
        rows = Ticket.objects.filter(organization_id=organization_id, company_id=source)
        ids = list(rows.order_by("pk").values_list("pk", flat=True))
        return Moved(ids, len(ids), _give(organization_id, ids, old=source, new=target))

    def move_back(
        self, organization_id: int, *, source: int, target: int, record: Any
    ) -> Sequence[Any]:
        rows = Ticket.objects.filter(
            organization_id=organization_id, company_id=target, pk__in=record
        )
        ids = list(rows.order_by("pk").values_list("pk", flat=True))
        return _give(organization_id, ids, old=target, new=source)


def _give(organization_id: int, ids: Sequence[int], *, old: int, new: int) -> list[Change]:
    rows = Ticket.objects.filter(organization_id=organization_id, pk__in=ids)
    rows.update(company_id=new, version=F("version") + 1)
    names = names_in(Company)(organization_id, (old, new))
    change = {
        side: {"id": company_id, "name": names.get(company_id, "")}
        for side, company_id in (("old", old), ("new", new))
    }
    return [Change("ticket.edited", "ticket", pk, {"company_id": dict(change)}) for pk in ids]
