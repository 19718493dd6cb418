"""How do names typed into the form of a person become rows of registers?"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime

from naryad.access.actor import Actor
from naryad.access.kind import Kind
from naryad.accounts.card import Card
from naryad.catalog.actions import add_entry
from naryad.catalog.directories import DirectoryName
from naryad.companies.actions import add_companies
from naryad.companies.input import CompanyInput
from naryad.companies.kinds import CompanyKind
from naryad.core.errors import Invalid
from naryad.core.labels import make_label
from naryad.core.outcomes import only
from naryad.people.input import PersonInput

_COMPANY_OF = {Kind.CUSTOMER: CompanyKind.CUSTOMER, Kind.EMPLOYEE: CompanyKind.CONTRACTOR}


def keep_new_names(card: Card, *, by: Actor, at: datetime) -> PersonInput:
    """The person with the ids of what was added. Each register's own action asks whether the
    actor may add to it. Invalid names the field of the form."""
    person, new = card.person, card.new

    def add_company(name: str) -> int:
        kinds = frozenset({_COMPANY_OF[person.kind]})
        return only(add_companies([CompanyInput(name, kinds)], by=by, at=at))

    def add_to(noun: DirectoryName) -> Callable[[str], int]:
        return lambda name: add_entry(noun, make_label(**{card.new.language: name}), by=by, at=at)

    return replace(
        person,
        company_ids=person.company_ids | _add("company_ids", new.companies, add_company),
        skill_ids=person.skill_ids | _add("skill_ids", new.skills, add_to(DirectoryName.SKILLS)),
        work_type_ids=person.work_type_ids
        | _add("work_type_ids", new.work_types, add_to(DirectoryName.WORK_TYPES)),
    )


def _add(field: str, names: Iterable[str], add: Callable[[str], int]) -> frozenset[int]:
    added = set()
    for name in dict.fromkeys(names):
        try:
            added.add(add(name))
        except Invalid as refusal:
            raise Invalid({field: next(iter(refusal.errors.values()))}) from refusal
    return frozenset(added)
