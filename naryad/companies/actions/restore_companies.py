"""How do deleted companies come back?"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.companies.checking import external_twins_of, lock_companies, twins_of
from naryad.companies.locking import take_companies
from naryad.companies.models import Company
from naryad.companies.telling import tell_outcome
from naryad.companies.visibility import companies_visible_to
from naryad.core.bulk import write_rows
from naryad.core.dependents import follow_restoration
from naryad.core.errors import Refusal
from naryad.core.names import NameTaken
from naryad.core.outcomes import Outcome
from naryad.history.recording import Change, record


class ExternalIdTaken(Refusal):
    """`twin_id` is the living company that has it, when the person may see that."""

    message = _("Another company has the external ID %(external_id)s. Change one of the two first.")


@transaction.atomic
def restore_companies(ids: Sequence[int], *, by: Actor, at: datetime) -> list[Outcome]:
    """NameTaken where a living company bears the name by now, ExternalIdTaken where it has the
    same external id; its id goes to those who see it."""
    by.require(Permission.DELETE_COMPANIES)
    lock_companies(by.organization_id)
    companies = take_companies(ids, by=by, is_deleted=None)
    deleted = {pk: each for pk, each in companies.items() if each.deleted_at is not None}
    living = _read_living(deleted.values(), by=by)
    restored: dict[int, Company] = {}
    gone: dict[datetime, list[int]] = defaultdict(list)
    refusals: dict[int, Refusal] = {}
    for pk, company in deleted.items():
        refusal = living.refuse(company)
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


@dataclass
class _Living:
    """Who has these names and external ids; `seen`: whom the actor may be told of."""

    named: dict[str, int]
    external: dict[str, int]
    seen: frozenset[int]

    def refuse(self, company: Company) -> Refusal | None:
        twin_id = self.named.get(company.sort_key)
        if twin_id is not None:
            return NameTaken(name=company.name, twin_id=self._shown(twin_id))
        twin_id = self.external.get(company.external_id) if company.external_id else None
        if twin_id is None:
            return None
        return ExternalIdTaken(external_id=company.external_id, twin_id=self._shown(twin_id))

    def keep(self, company: Company) -> None:
        self.named[company.sort_key] = self.external[company.external_id] = company.pk

    def _shown(self, twin_id: int) -> int | None:
        return twin_id if twin_id in self.seen else None


def _read_living(companies: Collection[Company], *, by: Actor) -> _Living:
    organization_id = by.organization_id
    named = twins_of((each.sort_key for each in companies), organization_id=organization_id)
    external = external_twins_of(
        (each.external_id for each in companies), organization_id=organization_id
    )
    visible = companies_visible_to(by).filter(pk__in={*named.values(), *external.values()})
    return _Living(named, external, frozenset(visible.values_list("pk", flat=True)))
