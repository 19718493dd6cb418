"""How do new companies come in?"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from naryad.access.actor import Actor
from naryad.access.arms import sees_everything
from naryad.access.permissions import Permission
from naryad.companies.checking import Surroundings, lock_companies, survey
from naryad.companies.codes import keep_codes
from naryad.companies.columns import fill
from naryad.companies.describing import describe_company
from naryad.companies.input import CompanyInput
from naryad.companies.models import Company
from naryad.companies.visibility import ARMS
from naryad.core.errors import Invalid, NotPermitted
from naryad.core.outcomes import Outcome, done, refused
from naryad.history.recording import Change, compare, record


class OutOfSight(NotPermitted):
    message = _(
        "You see your own companies only, so a new one would be out of your sight. "
        "Ask somebody who sees all companies to add it."
    )


@transaction.atomic
def add_companies(new: Sequence[CompanyInput], *, by: Actor, at: datetime) -> list[Outcome]:
    """An outcome for each, in order, with the id of the company or what is wrong with the row."""
    by.require(Permission.EDIT_COMPANIES)
    if not sees_everything(ARMS, by):
        raise OutOfSight
    lock_companies(by.organization_id)
    around = survey(new, by=by)
    decided = [_decide(each, around, by=by) for each in new]
    added = [each for each in decided if isinstance(each, Company)]
    Company.objects.bulk_create(added, batch_size=1000)
    keep_codes(added)
    record(
        [
            Change(
                "company.added",
                "company",
                company.pk,
                compare({}, _filled(describe_company(company, around.visible_parents))),
            )
            for company in added
        ],
        by=by,
        at=at,
    )
    return [done(each.pk) if isinstance(each, Company) else each for each in decided]


def _decide(new: CompanyInput, around: Surroundings, *, by: Actor) -> Company | Outcome:
    try:
        around.check(new)
    except Invalid as refusal:
        return refused(None, refusal)
    company = Company(organization_id=by.organization_id)
    fill(company, new)
    around.keep(company)
    return company


def _filled(described: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in described.items() if value}
