"""How do deleted companies come back?"""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.companies.checking import lock_companies, twins_of
from naryad.companies.locking import take_companies
from naryad.companies.models import Company
from naryad.companies.visibility import companies_visible_to
from naryad.core.bulk import write_rows
from naryad.core.errors import NotVisible, Refusal
from naryad.core.names import NameTaken
from naryad.core.outcomes import Outcome, done, refused
from naryad.history.recording import Change, record


@transaction.atomic
def restore_companies(ids: Sequence[int], *, by: Actor, at: datetime) -> list[Outcome]:
    """NameTaken where a living company bears the name by now; its id goes to those who see it."""
    by.require(Permission.DELETE_COMPANIES)
    lock_companies(by.organization_id)
    companies = take_companies(ids, by=by, is_deleted=True)
    taken = twins_of(
        (company.sort_key for company in companies.values()), organization_id=by.organization_id
    )
    visible = companies_visible_to(by).filter(pk__in=taken.values())
    seen = set(visible.values_list("pk", flat=True))
    restored: dict[int, Company] = {}
    refusals: dict[int, Refusal] = {}
    for pk, company in companies.items():
        twin_id = taken.get(company.sort_key)
        if twin_id is not None:
            shown = twin_id if twin_id in seen else None
            refusals[pk] = NameTaken(name=company.name, twin_id=shown)
            continue
        taken[company.sort_key] = pk
        company.deleted_at = None
        company.version += 1
        restored[pk] = company
    write_rows(list(restored.values()), fields=("deleted_at", "version"))
    record([Change("company.restored", "company", pk) for pk in restored], by=by, at=at)
    return [
        done(pk) if pk in restored else refused(pk, refusals.get(pk, NotVisible())) for pk in ids
    ]
