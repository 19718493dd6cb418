"""How do two companies that were merged part again?"""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.companies.checking import lock_companies
from naryad.companies.living import read_living
from naryad.companies.locking import take_companies
from naryad.companies.models import Company, CompanyMerge
from naryad.companies.moving_links import move_links_back, name_company, stands_under_itself
from naryad.core.bulk import write_rows
from naryad.core.errors import NotVisible, Refusal
from naryad.history.recording import Change, record

_WRITTEN = ("is_customer", "is_contractor", "is_own", "parent", "version")


class KeptIsGone(Refusal):
    message = _("“%(name)s” is deleted or merged itself. Bring it back first.")


class NoWayBack(Refusal):
    message = _(
        "The groups have changed since: “%(name)s” would stand under itself. Take the company "
        "that it stands under out of this group first."
    )


@transaction.atomic
def undo_merge(source_id: int, *, by: Actor, at: datetime) -> int:
    """The merged company lives again, and what it brought goes back, but for what has been moved
    on since. NameTaken and ExternalIdTaken as for any restoration."""
    by.require(Permission.MERGE_COMPANIES)
    lock_companies(by.organization_id)
    merge = _find(source_id, by=by)
    companies = take_companies([source_id, merge.kept_id], by=by, is_deleted=None)
    if companies.keys() != {source_id, merge.kept_id}:
        raise NotVisible
    source, target = companies[source_id], companies[merge.kept_id]
    _refuse(source, target, by=by)
    changes = move_links_back(source, target, merge.moved)
    source.deleted_at = source.merged_into = None
    source.version += 1
    target.version += 1
    write_rows([source], fields=("deleted_at", "merged_into", "version"))
    write_rows([target], fields=_WRITTEN)
    if stands_under_itself(source):
        raise NoWayBack(name=source.name)
    CompanyMerge.objects.filter(pk=merge.pk).update(undone_at=at)
    record([*_tell(source, target), *changes], by=by, at=at)
    return source.pk


def _find(source_id: int, *, by: Actor) -> CompanyMerge:
    merges = CompanyMerge.objects.filter(organization_id=by.organization_id, undone_at=None)
    merge = merges.filter(merged_id=source_id).first()
    if merge is None:
        raise NotVisible
    return merge


def _refuse(source: Company, target: Company, *, by: Actor) -> None:
    if target.deleted_at is not None:
        raise KeptIsGone(name=target.name)
    refusal = read_living([source], by=by).refuse(source)
    if refusal is not None:
        raise refusal


def _tell(source: Company, target: Company) -> list[Change]:
    return [
        Change(
            "company.unmerged",
            "company",
            source.pk,
            {"merged_into": {"old": name_company(target), "new": None}},
        ),
        Change(
            "company.gave_back",
            "company",
            target.pk,
            {"merged": {"old": name_company(source), "new": None}},
        ),
    ]
