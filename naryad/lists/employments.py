"""To which companies does a person belong today?"""

from typing import Any

from django.db.models import Case, F, Q, QuerySet, Value, When

from naryad.access.actor import Actor
from naryad.companies.visibility import companies_visible_to
from naryad.lists.fields import UNSEEN
from naryad.people.models import Employment


def current_employments(actor: Actor) -> QuerySet[Employment]:
    """Dated links of the actor's organization that hold on the actor's day."""
    return Employment.objects.filter(
        Q(till=None) | Q(till__gte=actor.today),
        organization_id=actor.organization_id,
        since__lte=actor.today,
    )


def told_employments(actor: Actor) -> QuerySet[Employment, Any]:
    """All of living companies, for a list: what the actor does not see of them is UNSEEN and comes
    last."""
    seen = Q(company_id__in=companies_visible_to(actor).values("pk"))
    living = current_employments(actor).filter(company__deleted_at=None)
    return living.values(
        of_person=F("person_id"),
        name=Case(When(seen, then="company__name"), default=Value(UNSEEN)),
        rank=Case(When(seen, then="company__sort_key"), default=Value("\U0010ffff")),
        link=F("pk"),
    )


def shown_employments(actor: Actor) -> QuerySet[Employment]:
    """Those of them whose company the actor sees."""
    companies = companies_visible_to(actor)
    return current_employments(actor).filter(company_id__in=companies.values("pk"))
