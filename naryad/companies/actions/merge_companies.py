"""How does one company become a part of another that is the same?"""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.companies.checking import lock_companies
from naryad.companies.locking import take_companies
from naryad.companies.models import Company, CompanyMerge
from naryad.companies.moving_links import KINDS, move_links, name_company
from naryad.core.bulk import write_rows
from naryad.core.errors import Invalid, NotVisible, Refusal
from naryad.history.recording import Change, record

_WRITTEN = ("is_customer", "is_contractor", "is_own", "parent", "version")


class SeenOtherwise(Refusal):
    message = _("One of the two has been changed since you looked. Look at both once more.")


@transaction.atomic
def merge_companies(
    source_id: int,
    *,
    into_id: int,
    seen_versions: tuple[int, int] | None = None,
    by: Actor,
    at: datetime,
) -> int:
    """All that hangs on the source goes over to the other, which the id of the answer names; the
    source is deleted and says where it went. Both keep their histories.

    `seen_versions` are those of the source and of the other that the person has looked at.
    """
    by.require(Permission.MERGE_COMPANIES)
    lock_companies(by.organization_id)
    companies = take_companies([source_id, into_id], by=by)
    if source_id not in companies:
        raise NotVisible
    if into_id not in companies or into_id == source_id:
        raise Invalid({"into_id": _("Choose a company from the list.")})
    source, target = companies[source_id], companies[into_id]
    if seen_versions not in (None, (source.version, target.version)):
        raise SeenOtherwise
    moved = move_links(source, target, by=by)
    source.deleted_at, source.merged_into = at, target
    source.version += 1
    target.version += 1
    write_rows([source], fields=("deleted_at", "merged_into", "version"))
    write_rows([target], fields=_WRITTEN)
    CompanyMerge.objects.create(
        organization_id=by.organization_id,
        kept=target,
        merged=source,
        moved={key: each.record for key, each in moved.items()},
        at=at,
    )
    record(_tell(source, target, moved), by=by, at=at)
    return target.pk


def _tell(source: Company, target: Company, moved: dict[str, Any]) -> list[Change]:
    counted = {
        key: {"old": None, "new": each.count}
        for key, each in moved.items()
        if each.count and key != KINDS
    }
    if moved[KINDS].record:
        counted["kinds"] = {"old": None, "new": moved[KINDS].record}
    into = {"merged_into": {"old": None, "new": name_company(target)}}
    taken = {"merged": {"old": None, "new": name_company(source)}}
    return [
        Change("company.merged", "company", source.pk, into),
        Change("company.took_in", "company", target.pk, taken | counted),
        *(change for each in moved.values() for change in each.changes),
    ]
