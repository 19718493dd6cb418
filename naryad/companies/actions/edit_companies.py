"""How does what is kept about companies change?"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.companies.checking import Surroundings, lock_companies, survey
from naryad.companies.codes import keep_codes
from naryad.companies.columns import EDITED, fill
from naryad.companies.describing import describe_company, read_names, say_form, say_input
from naryad.companies.input import CompanyEdit
from naryad.companies.locking import take_companies
from naryad.companies.models import Company
from naryad.companies.visibility import companies_visible_to
from naryad.core.bulk import write_rows
from naryad.core.errors import NotVisible, Refusal
from naryad.core.outcomes import Outcome, done, refused, same
from naryad.core.versions import refuse_stale
from naryad.history.recording import Change, compare, record


@transaction.atomic
def edit_companies(edits: Sequence[CompanyEdit], *, by: Actor, at: datetime) -> list[Outcome]:
    """An outcome for each, in order: Stale, Invalid and NotVisible stand in it.

    A parent that the actor does not see stays as it is: their form could not show it.
    """
    by.require(Permission.EDIT_COMPANIES)
    lock_companies(by.organization_id)
    companies = take_companies([edit.id for edit in edits], by=by)
    edits = _keep_hidden_parents(edits, companies, by=by)
    around = survey([edit.input for edit in edits], by=by)
    names = around.visible_parents | read_names(
        [company.parent_id for company in companies.values()], organization_id=by.organization_id
    )
    changed: dict[int, Company] = {}
    changes: list[Change] = []
    outcomes = []
    for edit in edits:
        company = companies.get(edit.id)
        try:
            change = _apply(edit, company, around, names)
        except Refusal as refusal:
            outcomes.append(refused(edit.id, refusal))
            continue
        outcomes.append(same(edit.id) if change is None else done(edit.id))
        if change is not None and company is not None:
            changed[edit.id] = company
            changes.append(change)
    write_rows(list(changed.values()), fields=EDITED)
    keep_codes(changed.values())
    record(changes, by=by, at=at)
    return outcomes


def _apply(
    edit: CompanyEdit, company: Company | None, around: Surroundings, names: dict[int, str]
) -> Change | None:
    if company is None:
        raise NotVisible
    mine, current = say_input(edit.input), say_form(company)
    if mine == current:
        return None
    refuse_stale(
        seen_version=edit.seen_version,
        current_version=company.version,
        mine=mine,
        current=current,
    )
    around.check(edit.input, company=company)
    before = describe_company(company, names)
    fill(company, edit.input)
    differences = compare(before, describe_company(company, names))
    company.version += 1
    around.keep(company)
    return Change("company.edited", "company", company.pk, differences)


def _keep_hidden_parents(
    edits: Sequence[CompanyEdit], companies: dict[int, Company], *, by: Actor
) -> list[CompanyEdit]:
    parents = {company.parent_id for company in companies.values() if company.parent_id}
    visible = companies_visible_to(by).filter(pk__in=parents)
    hidden = parents - set(visible.values_list("pk", flat=True))
    return [_keep_hidden_parent(edit, companies.get(edit.id), hidden) for edit in edits]


def _keep_hidden_parent(
    edit: CompanyEdit, company: Company | None, hidden: set[int]
) -> CompanyEdit:
    if company is None or edit.input.parent_id is not None or company.parent_id not in hidden:
        return edit
    return replace(edit, input=replace(edit.input, parent_id=company.parent_id))
