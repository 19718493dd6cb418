"""May these companies be kept as they are handed in, given those that are there?"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db import connection
from django.utils.translation import gettext

from naryad.access.actor import Actor
from naryad.companies.codes import key_of, owners_of
from naryad.companies.columns import sort_key_of
from naryad.companies.input import (
    CompanyInput,
    find_company_errors,
    parents_named,
)
from naryad.companies.models import Company
from naryad.companies.visibility import companies_visible_to
from naryad.core.errors import Errors, Invalid
from naryad.core.locks import hold_lock
from naryad.core.names import say_taken
from naryad.core.trees import makes_cycle

_ABOVE = """
WITH RECURSIVE above (id, parent_id) AS (
  SELECT c.id, c.parent_id FROM companies_company c
  WHERE c.organization_id = %s::bigint AND c.id = ANY(%s::bigint[])
  UNION
  SELECT c.id, c.parent_id FROM companies_company c
  JOIN above ON c.id = above.parent_id
  WHERE c.organization_id = %s::bigint
)
SELECT id, parent_id FROM above
"""


@dataclass
class Surroundings:
    """What the decisions need of the other companies, read once for a whole set of rows."""

    named: dict[str, int | None]
    """Sort key → the living company that bears the name; None for one of this very set."""
    external: dict[str, int | None]
    """The same by external id; and of codes, which are never given twice, by their key."""
    codes: dict[str, int | None]
    visible_names: dict[int, str]
    parents: dict[int, int | None]
    visible_parents: dict[int, str]

    def check(self, new: CompanyInput, *, company: Company | None = None) -> None:
        """Invalid by field; `company` is the one that is edited."""
        errors = find_company_errors(new) or self._conflicts(new, company)
        if errors:
            raise Invalid(errors)

    def keep(self, company: Company) -> None:
        """Later rows of the set see this one; a name given up in the set stays taken within it."""
        self.named.setdefault(company.sort_key, company.pk)
        self.external.setdefault(company.external_id, company.pk)
        self.codes.setdefault(key_of(company.code), company.pk)
        if company.pk is not None:
            self.visible_names.setdefault(company.pk, company.name)
            self.parents[company.pk] = company.parent_id

    def _conflicts(self, new: CompanyInput, company: Company | None) -> Errors:
        own_id = None if company is None else company.pk
        errors: Errors = {}
        key = sort_key_of(new.name)
        if _is_anothers(self.named, key, own_id):
            errors["name"] = self._say_taken(self.named[key], new.name)
        if _is_anothers(self.external, new.external_id, own_id):
            errors["external_id"] = self._say_external(self.external[new.external_id])
        if _is_anothers(self.codes, key_of(new.code), own_id):
            errors["code"] = self._say_code(self.codes[key_of(new.code)])
        if new.parent_id is None or (company and company.parent_id == new.parent_id):
            return errors
        if new.parent_id not in self.visible_parents:
            errors["parent_id"] = gettext("Choose a company from the list.")
        elif own_id is not None and makes_cycle(self.parents, child=own_id, parent=new.parent_id):
            errors["parent_id"] = gettext("A company cannot stand under itself.")
        return errors

    def _say_taken(self, twin_id: int | None, name: str) -> str:
        """The twin is named as it is written there, to those who may see it."""
        return say_taken(self.visible_names.get(twin_id or 0, name))

    def _say_external(self, twin_id: int | None) -> str:
        twin = self.visible_names.get(twin_id or 0)
        if twin is None:
            return gettext("Another company has this external ID.")
        return gettext("“%(name)s” has this external ID.") % {"name": twin}

    def _say_code(self, owner_id: int | None) -> str:
        """It is not said whose it is to those who may not see that."""
        owner = self.visible_names.get(owner_id or 0)
        if owner is None:
            return gettext("This code is taken, and a code is never given twice. Choose another.")
        said = gettext("The code belongs to “%(name)s” and is never given twice. Choose another.")
        return said % {"name": owner}


def _is_anothers(taken: dict[str, int | None], key: str, own_id: int | None) -> bool:
    return bool(key) and key in taken and (own_id is None or taken[key] != own_id)


def survey(inputs: Collection[CompanyInput], *, by: Actor) -> Surroundings:
    """In six queries for any number of rows, once everybody else who writes companies waits."""
    organization_id = by.organization_id
    named = twins_of((sort_key_of(new.name) for new in inputs), organization_id=organization_id)
    external = external_twins_of(
        (new.external_id for new in inputs), organization_id=organization_id
    )
    codes = owners_of((new.code for new in inputs), organization_id=organization_id)
    wanted = parents_named(inputs)
    twins = {*named.values(), *external.values(), *codes.values()}
    visible = companies_visible_to(by, with_deleted=True).filter(pk__in=twins)
    parents = companies_visible_to(by).filter(pk__in=wanted)
    return Surroundings(
        named=dict(named),
        external=dict(external),
        codes=dict(codes),
        visible_names=dict(visible.values_list("pk", "name")),
        parents=read_above(wanted, organization_id=organization_id),
        visible_parents=dict(parents.values_list("pk", "name")),
    )


def lock_companies(organization_id: int) -> None:
    """Names must stay apart and the tree must stay a tree, so that writers of companies queue."""
    hold_lock(f"companies/{organization_id}")


def twins_of(sort_keys: Iterable[str], *, organization_id: int) -> dict[str, int]:
    """Living companies by their sort key."""
    living = Company.objects.filter(
        organization_id=organization_id, deleted_at=None, sort_key__in=set(sort_keys)
    )
    return dict(living.values_list("sort_key", "pk"))


def external_twins_of(external_ids: Iterable[str], *, organization_id: int) -> dict[str, int]:
    """Living companies by their external id."""
    asked = {each for each in external_ids if each}
    living = Company.objects.filter(
        organization_id=organization_id, deleted_at=None, external_id__in=asked
    )
    return dict(living.values_list("external_id", "pk"))


def read_above(ids: Collection[int], *, organization_id: int) -> dict[int, int | None]:
    """These companies and all that stand above them, with the parent of each; deleted ones too,
    since they can come back."""
    with connection.cursor() as cursor:
        cursor.execute(_ABOVE, [organization_id, list(ids), organization_id])
        return dict(cursor.fetchall())
