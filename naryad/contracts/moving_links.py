"""What becomes of contracts when two companies are merged, and when they part again?"""

from collections.abc import Sequence
from typing import Any

from django.db.models import F

from naryad.companies.models import Company
from naryad.contracts.models import Contract
from naryad.core.dependents import Moved
from naryad.history.recording import Change


class ContractMover:
    """They go over, the deleted ones too, for they may come back."""

    def move(self, organization_id: int, *, source: int, target: int) -> Moved:
        rows = Contract.objects.filter(organization_id=organization_id, company_id=source)
        ids = list(rows.order_by("pk").values_list("pk", flat=True))
        living = rows.filter(is_living=True).count()
        return Moved(ids, living, _give(organization_id, ids, old=source, new=target))

    def move_back(
        self, organization_id: int, *, source: int, target: int, record: Any
    ) -> Sequence[Any]:
        rows = Contract.objects.filter(
            organization_id=organization_id, company_id=target, pk__in=record
        )
        ids = list(rows.order_by("pk").values_list("pk", flat=True))
        return _give(organization_id, ids, old=target, new=source)


def _give(organization_id: int, ids: Sequence[int], *, old: int, new: int) -> list[Change]:
    rows = Contract.objects.filter(organization_id=organization_id, pk__in=ids)
    rows.update(company_id=new, version=F("version") + 1)
    companies = Company.objects.filter(organization_id=organization_id, pk__in=(old, new))
    names = dict(companies.values_list("pk", "name"))
    change = {
        "old": {"id": old, "name": names.get(old, "")},
        "new": {"id": new, "name": names.get(new, "")},
    }
    return [Change("contract.edited", "contract", pk, {"company_id": dict(change)}) for pk in ids]
