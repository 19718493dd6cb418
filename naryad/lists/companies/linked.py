"""Who belongs to a company today, of the people whom the reader sees?"""

from collections.abc import Sequence

from django.db.models import Count, QuerySet

from naryad.access.actor import Actor
from naryad.access.kind import Kind
from naryad.companies.models import Company
from naryad.lists.employments import current_employments
from naryad.lists.linked import Linked, gather_linked
from naryad.people.models import Employment
from naryad.people.visibility import people_visible_to


def count_linked(companies: Sequence[Company], *, actor: Actor) -> dict[int, Linked]:
    links = visible_links(actor).filter(company_id__in=[company.pk for company in companies])
    counted = links.values_list("company_id", "kind").annotate(Count("person", distinct=True))
    found = gather_linked(counted.order_by())
    return {company.pk: found.get(company.pk, Linked()) for company in companies}


def people_of_company(company: Company, *, kind: Kind, actor: Actor, most: int) -> list[Employment]:
    """Today's links of living people, by name."""
    links = visible_links(actor).filter(company_id=company.pk, kind=kind)
    return list(links.select_related("person").order_by("sort_key", "person_id")[:most])


def visible_links(actor: Actor) -> QuerySet[Employment]:
    """Today's links of the living people whom the reader sees."""
    living = current_employments(actor).filter(is_living=True)
    return living.filter(person_id__in=people_visible_to(actor).values("pk"))
