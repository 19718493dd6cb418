"""How do deleted companies come back?"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.companies.checking import lock_companies
from naryad.companies.living import read_living
from naryad.companies.locking import take_companies
from naryad.companies.models import Company
from naryad.companies.telling import tell_outcome
from naryad.core.bulk import write_rows
from naryad.core.dependents import follow_restoration
from naryad.core.errors import Refusal
from naryad.core.outcomes import Outcome
from naryad.history.recording import Change, record


class WasMerged(Refusal):
    message = _("It was merged into another company. Undo the merging on its card instead.")


@transaction.atomic
def restore_companies(ids: Sequence[int], *, by: Actor, at: datetime) -> list[Outcome]:
    """NameTaken where a living company bears the name by now, ExternalIdTaken where it has the
    same external id; its id goes to those who see it. WasMerged: there is another way back."""
    by.require(Permission.DELETE_COMPANIES)
    lock_companies(by.organization_id)
    companies = take_companies(ids, by=by, is_deleted=None)
    deleted = {pk: each for pk, each in companies.items() if each.deleted_at is not None}
    living = read_living(deleted.values(), by=by)
    restored: dict[int, Company] = {}
    gone: dict[datetime, list[int]] = defaultdict(list)
    refusals: dict[int, Refusal] = {}
    for pk, company in deleted.items():
        refusal = WasMerged() if company.merged_into_id else living.refuse(company)
        if refusal is not None:
            refusals[pk] = refusal
            continue
        living.keep(company)
        if company.deleted_at is not None:
            gone[company.deleted_at].append(pk)
        company.deleted_at = None
        company.version += 1
        restored[pk] = company
    write_rows(list(restored.values()), fields=("deleted_at", "version"))
    back = [Change("company.restored", "company", pk) for pk in restored]
    record([*_follow(gone, restored, by=by), *back], by=by, at=at)
    return [
        tell_outcome(pk, done_with=restored, known=companies, refusal=refusals.get(pk))
        for pk in ids
    ]


def _follow(
    gone: Mapping[datetime, Sequence[int]], restored: Collection[int], *, by: Actor
) -> list[Change]:
    """What went with each of them comes back."""
    return [
        change
        for deleted_at, ids in gone.items()
        for change in follow_restoration(
            "company",
            organization_id=by.organization_id,
            ids=[pk for pk in ids if pk in restored],
            deleted_at=deleted_at,
        )
    ]
