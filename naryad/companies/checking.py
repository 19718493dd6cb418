"""May these companies be kept as they are handed in, given those that are there?"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db import connection
from django.utils.translation import gettext

from naryad.access.actor import Actor
from naryad.companies.columns import sort_key_of
from naryad.companies.input import CompanyInput, find_company_errors, parents_named
from naryad.companies.models import Company
from naryad.companies.visibility import companies_visible_to
from naryad.core.errors import Invalid
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
        if company.pk is not None:
            self.visible_names.setdefault(company.pk, company.name)
            self.parents[company.pk] = company.parent_id

    def _conflicts(self, new: CompanyInput, company: Company | None) -> dict[str, str]:
        errors = {}
        own_id = None if company is None else company.pk
        key = sort_key_of(new.name)
        if key in self.named and (own_id is None or self.named[key] != own_id):
            errors["name"] = self._say_taken(self.named[key], new.name)
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


def survey(inputs: Collection[CompanyInput], *, by: Actor) -> Surroundings:
    """In four queries for any number of rows, once everybody else who writes companies waits."""
    named = twins_of((sort_key_of(new.name) for new in inputs), organization_id=by.organization_id)
    visible = companies_visible_to(by)
    wanted = parents_named(inputs)
    return Surroundings(
        named=dict(named),
        visible_names=dict(visible.filter(pk__in=named.values()).values_list("pk", "name")),
        parents=_read_above(wanted, organization_id=by.organization_id),
        visible_parents=dict(visible.filter(pk__in=wanted).values_list("pk", "name")),
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


def _read_above(ids: Collection[int], *, organization_id: int) -> dict[int, int | None]:
    """These companies and all that stand above them, with the parent of each; deleted ones too,
    since they can come back."""
    with connection.cursor() as cursor:
        cursor.execute(_ABOVE, [organization_id, list(ids), organization_id])
        return dict(cursor.fetchall())
