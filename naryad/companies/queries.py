"""What stands around a company: above it, below it, and hanging on it?"""

from collections.abc import Sequence

from django.db.models import Count

from naryad.access.actor import Actor
from naryad.companies.models import Company
from naryad.companies.visibility import companies_visible_to
from naryad.core.dependents import Hanging, foresee_dependents


def parent_of(actor: Actor, company: Company) -> Company | None:
    """As far as the actor sees it."""
    if company.parent_id is None:
        return None
    return companies_visible_to(actor).filter(pk=company.parent_id).first()


def companies_under(actor: Actor, company: Company, *, most: int = 200) -> list[Company]:
    """Living ones by name."""
    under = companies_visible_to(actor).filter(parent_id=company.pk)
    return list(under.order_by("sort_key", "pk")[:most])


def count_under(actor: Actor, companies: Sequence[Company]) -> dict[int, int]:
    """How many living ones stand right under each, of those that the actor sees."""
    ids = [company.pk for company in companies]
    under = companies_visible_to(actor).filter(parent_id__in=ids).order_by()
    return dict(under.values_list("parent_id").annotate(Count("pk")))


def hanging_on_company(actor: Actor, company_id: int) -> list[Hanging]:
    """For the dialog before a deletion or a merging; of people only those of today are counted."""
    return foresee_dependents("company", ids=[company_id], actor=actor)


def merged_with(actor: Actor, company: Company) -> Company | None:
    """The one that it went into, as far as the actor sees it."""
    if company.merged_into_id is None:
        return None
    return companies_visible_to(actor, with_deleted=True).filter(pk=company.merged_into_id).first()


def merged_into(actor: Actor, company: Company) -> list[Company]:
    """Those that were merged into it and have not parted, newest first, as far as the actor sees
    what is deleted."""
    gone = companies_visible_to(actor, with_deleted=True).filter(merged_into_id=company.pk)
    return list(gone.order_by("-deleted_at", "-pk"))
