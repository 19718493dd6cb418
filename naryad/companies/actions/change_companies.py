"""How is one thing changed of many companies?"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.companies.actions.edit_companies import edit_companies
from naryad.companies.checking import lock_companies
from naryad.companies.columns import input_of
from naryad.companies.counterparty import Counterparty
from naryad.companies.input import CompanyEdit, CompanyInput
from naryad.companies.kinds import CompanyKind
from naryad.companies.locking import take_companies
from naryad.core.errors import Invalid, NotVisible, Refusal
from naryad.core.outcomes import Outcome, refused


class DoesNotFit(Refusal):
    """Of one field for many there is no field to blame, so the reason says all."""

    message = "%(reason)s"


@dataclass(frozen=True)
class CompanyChange:
    """What is left empty stays; `is_alone` takes a company from under its parent."""

    added_kinds: frozenset[CompanyKind] = frozenset()
    taken_kinds: frozenset[CompanyKind] = frozenset()
    counterparty: Counterparty | None = None
    parent_id: int | None = None
    is_alone: bool = False

    def apply(self, kept: CompanyInput) -> CompanyInput:
        return replace(
            kept,
            kinds=(kept.kinds | self.added_kinds) - self.taken_kinds,
            counterparty=self.counterparty or kept.counterparty,
            parent_id=None if self.is_alone else self.parent_id or kept.parent_id,
        )


@transaction.atomic
def change_companies(
    ids: Sequence[int], change: CompanyChange, *, by: Actor, at: datetime
) -> list[Outcome]:
    """An outcome for each; DoesNotFit where the change would leave the company without a kind, in
    a circle, or with requisites that its new type does not have."""
    by.require(Permission.EDIT_COMPANIES)
    lock_companies(by.organization_id)
    companies = take_companies(ids, by=by)
    edits = [CompanyEdit(pk, change.apply(input_of(each))) for pk, each in companies.items()]
    outcomes = {each.id: _tell(each) for each in edit_companies(edits, by=by, at=at)}
    return [outcomes.get(pk, refused(pk, NotVisible())) for pk in ids]


def _tell(outcome: Outcome) -> Outcome:
    if not isinstance(outcome.refusal, Invalid):
        return outcome
    reason = " ".join(str(said) for said in outcome.refusal.errors.values())
    return refused(outcome.id, DoesNotFit(reason=reason))
